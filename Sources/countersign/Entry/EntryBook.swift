import JSON
import Ledger
import LedgerStore

/// What the entry asks of the book while it goes on; each thing once, since its questions are
/// asked anew after every answer.
final class EntryBook {
    let store: LedgerStore
    let issuer: IssuerID
    let today: CalendarDate
    let securities: [(SecurityID, title: String)]
    let coverage: [GuaranteeCoverage]
    private let scales: [SecurityID: Scale]
    private var certificates: [CertificateID: PresentedCertificate?] = [:]
    private var found: [String: [Account]] = [:]
    private var legends: [String: Bool] = [:]
    private var checked: (request: JSONObject, answer: Answer)?

    struct Account: Hashable {
        let id: String
        let inscription: String
        let isIntermediary: Bool
    }

    struct Person: Hashable {
        let id: String
        let name: String
    }

    /// More than these nobody picks from; a longer word finds fewer.
    static let mostAccounts = 40

    init(_ store: LedgerStore, issuer: IssuerID) throws {
        self.store = store
        self.issuer = issuer
        (securities, today) = try store.securitiesKeptHere(issuer: issuer)
        coverage = try store.guaranteeCoverage(issuer: issuer)
        scales = try store.securityScales()[issuer] ?? [:]
    }

    func scale(of security: String) -> Scale {
        SecurityID(security).flatMap { scales[$0] } ?? .whole
    }

    func certificate(_ number: String, of security: String) throws -> PresentedCertificate? {
        guard let security = SecurityID(security), let number = CertificateNumber(number) else {
            return nil
        }
        let id = CertificateID(security: security, number: number)
        if let known = certificates[id] { return known }
        let certificate = try store.presentedCertificate(id, issuer: issuer)
        // One that is not there may be entered by a colleague in the meantime.
        if certificate != nil { certificates[id] = certificate }
        return certificate
    }

    func accounts(_ words: String) throws -> [Account] {
        if let known = found[words] { return known }
        let accounts = try store.accounts(
            matching: words, limit: Self.mostAccounts, issuer: issuer
        ).map { account in
            Account(
                id: account["account"]?.text ?? "",
                inscription: account["inscription"]?.text ?? "",
                isIntermediary: account["standing"]?.text == "intermediary")
        }
        if !accounts.isEmpty { found[words] = accounts }
        return accounts
    }

    func isIntermediary(_ account: String) throws -> Bool {
        try accounts(account).contains { $0.id == account && $0.isIntermediary }
    }

    func persons(_ words: String) throws -> [Person] {
        try store.persons(matching: words, limit: Self.mostAccounts, issuer: issuer).map { person in
            Person(id: person["person"]?.text ?? "", name: person["name"]?.text ?? "")
        }
    }

    /// Whether a wording is in force that the security's certificates are to bear.
    func hasLegend(_ security: String) throws -> Bool {
        if let known = legends[security] { return known }
        guard let id = SecurityID(security) else { return false }
        let listed = try store.listLegends(of: id, issuer: issuer).document["legends"]?.array ?? []
        let isThere = listed.contains { $0["is_in_force"]?.bool == true }
        legends[security] = isThere
        return isThere
    }

    /// A real check on the real road; the same request is asked about once.
    func check(_ request: JSONObject) -> Answer {
        if let checked, checked.request == request { return checked.answer }
        var asked = request
        asked["do"] = .string(Operation.transferCheck.name)
        let answer = Apply(store: store, isDryRun: false).answer(to: asked)
        checked = (request, answer)
        return answer
    }

    /// The book moves on while a receipt is read.
    func forget() {
        certificates = [:]
        found = [:]
        legends = [:]
        checked = nil
    }
}
