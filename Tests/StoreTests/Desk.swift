import Ledger
import LedgerStore
import Postgres
import TestSupport

/// A session at the desk of one issuer's book, with the superuser beside it for what no role may.
struct Desk {
    let issuer: IssuerID
    /// The superuser's way in.
    let settings: ConnectionSettings
    let store: LedgerStore

    init(_ settings: ConnectionSettings, issuer: IssuerID) throws {
        self.issuer = issuer
        self.settings = settings
        store = try Self.officer(settings)
    }

    /// The same book from another session.
    func another() throws -> Desk { try Desk(settings, issuer: issuer) }

    static func officer(_ settings: ConnectionSettings) throws -> LedgerStore {
        guard let key = TaxpayerKey(bytes: Array(1...32)) else { preconditionFailure("no key") }
        return try LedgerStore(settings.with(user: "countersign_officer"), taxpayerKey: key)
    }

    static func migrate(_ settings: ConnectionSettings) throws {
        let session = try Connection(settings)
        try Migrator.migrate(session)
        try Migrator.allowLogin(session)
    }

    /// A database with the tables and no book.
    static func empty() async throws -> ConnectionSettings {
        try await TestCluster.database(template: "migrated", prepare: migrate)
    }

    func superuser() throws -> Connection { try Connection(settings) }
}

extension Desk {
    func addSecurity(
        _ id: SecurityID, prefix: String, isEquity: Bool = true, isKeptHere: Bool = true,
        scale: Scale = .whole
    ) throws {
        try store.addSecurity(
            SecurityRequest(
                issuer: issuer, id: id, title: "Specimen stock \(id)", isEquity: isEquity,
                isKeptHere: isKeptHere, scale: scale, cusip: nil, cusipBase: nil,
                serialPrefix: prefix, serialWidth: 4))
    }

    @discardableResult
    func state(
        _ security: SecurityID, authorised: Int64?, outstanding: Int64?,
        asOf: CalendarDate = "2020-01-02", maximumAgeDays: Int? = nil,
        authority: WrittenAuthority? = nil
    ) throws -> [Finding] {
        try store.stateCapital(
            CapitalStatement(
                security: security, authorised: authorised.map { .of($0) },
                outstanding: outstanding.map { .of($0) }, asOf: asOf,
                source: "Specimen officer's certificate", maximumAgeDays: maximumAgeDays,
                authority: authority),
            issuer: issuer
        ).findings
    }

    func limit(
        _ ratio: Ratio, on scope: OwnershipLimit.Scope = .allEquity,
        basis: OwnershipLimit.Basis = .number, from: CalendarDate? = "2020-01-02",
        until: CalendarDate? = nil
    ) throws {
        try store.setLimit(
            OwnershipLimit(
                ratio: ratio, basis: basis, scope: scope,
                authority: "Specimen charter, Article IX"),
            from: from, until: until, issuer: issuer)
    }

    /// A person, an account of the same name inscribed `<name> SPECIMEN`, and what it holds by a
    /// certificate `<name>-1` taken over from an earlier agent.
    func holder(
        _ name: String, face: String? = nil, number: TaxpayerNumber? = nil,
        isEntity: Bool = false, holding units: Int64 = 0, of security: SecurityID = "COM"
    ) throws {
        let face = face ?? "\(name) SPECIMEN"
        let person = try store.addPerson(
            .named(name), name: face, isEntity: isEntity, number: number, issuer: issuer)
        try account(name, face, owners: [(person, .owner)])
        if units > 0 { try takeOver(.named("\(name)-1"), of: security, units, for: .named(name)) }
    }

    func account(
        _ name: String, _ face: String, form: OwnershipForm = .individual,
        owners: [(PersonID, Registration.Owner.Capacity)], intermediary: IntermediaryClaim? = nil
    ) throws {
        _ = try store.addAccount(
            .specimen(.named(name), face, form: form, owners: owners),
            intermediary: intermediary, issuer: issuer)
    }

    func takeOver(
        _ number: CertificateNumber, of security: SecurityID = "COM", _ units: Int64,
        for account: AccountID
    ) throws {
        let outcome = try post(
            .open(CertificateID(security: security, number: number), units, for: account))
        guard outcome.word == .posted else { throw NotPosted(outcome: outcome) }
    }

    struct NotPosted: Error {
        let outcome: ItemOutcome
    }

    func post(_ request: ItemRequest) throws -> ItemOutcome {
        try post([request])[0]
    }

    func post(_ requests: [ItemRequest], _ mode: PostingMode = .itemByItem) throws -> [ItemOutcome]
    {
        try store.post(requests, issuer: issuer, mode: mode)
    }

    func check(_ request: ItemRequest) throws -> ItemOutcome { try post([request], .check)[0] }
}

extension Registration {
    static func specimen(
        _ account: AccountID?, _ face: String, form: OwnershipForm = .individual,
        taxpayer: Taxpayer = .absent(reason: "specimen"),
        owners: [(PersonID, Owner.Capacity)] = []
    ) -> Self {
        Self(
            account: account, inscription: .reading(face), form: form,
            address: MailingAddress(
                street: "1 Specimen Street", city: "Nowhere", state: "MD", postalCode: "00001",
                country: "US"),
            taxpayer: taxpayer,
            owners: owners.map { Owner(identity: .known($0), capacity: $1) })
    }
}
