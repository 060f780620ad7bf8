import Ledger
import LedgerStore
import Postgres

// Names are written as literals in tests, and only in tests: a bad one is our mistake.

extension BookIdentifier {
    static func named(_ text: String) -> Self {
        guard let identifier = Self(text) else { preconditionFailure("no name: \(text)") }
        return identifier
    }
}

extension AccountID: ExpressibleByStringLiteral {
    public init(stringLiteral value: String) { self = .named(value) }
}

extension PersonID: ExpressibleByStringLiteral {
    public init(stringLiteral value: String) { self = .named(value) }
}

extension CertificateNumber: ExpressibleByStringLiteral {
    public init(stringLiteral value: String) { self = .named(value) }
}

extension CalendarDate: ExpressibleByStringLiteral {
    public init(stringLiteral value: String) {
        guard let date = Self(value) else { preconditionFailure("no day: \(value)") }
        self = date
    }
}

extension IssuerID {
    static let tma = Self.named("TMA")
}

extension SecurityID {
    static let com = Self.named("COM")
}

extension ShareCount {
    static func of(_ units: Int64) -> Self {
        guard let count = Self(units: units) else { preconditionFailure("\(units) shares") }
        return count
    }
}

extension OwnershipLimit {
    static func specimen(_ perMille: Int64) -> Self {
        guard let ratio = Ratio(perMille, 1_000) else { preconditionFailure("no ratio") }
        return Self(
            ratio: ratio, basis: .number, scope: .allEquity,
            authority: "Specimen charter, Article IX")
    }
}

extension CapitalStatement {
    static func specimen(
        authorised: Int64?, outstanding: Int64?,
        authority: WrittenAuthority? = WrittenAuthority(document: "Order 7", signer: "A SEC")
    ) -> Self {
        Self(
            security: .com, authorised: authorised.map { .of($0) },
            outstanding: outstanding.map { .of($0) }, asOf: "2020-01-02",
            source: "Specimen officer's certificate", maximumAgeDays: nil, authority: authority)
    }
}

extension Registration {
    static func specimen(
        _ account: AccountID?, _ face: String, form: OwnershipForm = .individual,
        taxpayer: Taxpayer = .absent(reason: "specimen"),
        owners: [(PersonID, Owner.Capacity)] = []
    ) -> Self {
        guard let inscription = Inscription(face) else { preconditionFailure("no face") }
        return Self(
            account: account, inscription: inscription, form: form,
            address: MailingAddress(
                street: "1 Specimen Street", city: "Nowhere", state: "MD", postalCode: "00001",
                country: "US"),
            taxpayer: taxpayer,
            owners: owners.map { Owner(identity: .known($0), capacity: $1) })
    }
}

extension ItemRequest {
    static func open(_ number: CertificateNumber, _ units: Int64, for account: AccountID) -> Self {
        let opening = Opening(
            certificate: CertificateID(security: .com, number: number), account: account,
            shares: .of(units), issuedOn: "2019-09-11")
        return Self(key: nil, action: .open(opening, .plain))
    }

    static func issue(_ units: Int64, to account: AccountID) -> Self {
        let issue = Issue(
            security: .com, account: account, shares: .of(units), number: nil,
            authority: WrittenAuthority(document: "Order 7", signer: "A SEC"))
        return Self(key: nil, action: .issue(issue, .plain))
    }

    /// A clean transfer of a part or the whole of a certificate, signed by its owner.
    static func transfer(
        _ shares: Int64, of number: CertificateNumber, signed name: String, to account: AccountID,
        key: String? = nil
    ) -> Self {
        transfer([(.existing(account), shares)], of: number, signed: name, key: key)
    }

    static func transfer(
        _ lines: [(TransferRequest.Assignment.Assignee, Int64)], of number: CertificateNumber,
        signed name: String, key: String? = nil
    ) -> Self {
        Self(
            key: key,
            action: .transfer(
                TransferRequest(
                    security: .com, from: nil, certificates: [number],
                    assignments: lines.map {
                        TransferRequest.Assignment(
                            assignee: $0, shares: .of($1), number: nil)
                    },
                    signatures: [Endorsement(name: "\(name) SPECIMEN")],
                    guarantees: [
                        MedallionGuarantee(
                            program: "STAMP", prefix: "Z",
                            serial: "Z-\(key ?? "")-\(number)",
                            institution: "Specimen Bank", valueCovered: nil,
                            date: "2020-01-02")
                    ],
                    price: MarketPrice(
                        perShare: Money(tenThousandths: 1), source: "Specimen exchange",
                        date: "2020-01-02"))))
    }
}

extension Execution {
    static let plain = Self(countersigner: "A CLERK", registrar: "A REGISTRAR")
}

extension SQL {
    /// A whole certificate of a hundred shares through the transfer door, which no law has seen.
    static func raw(_ number: String, to account: String, key: String) -> SQL {
        let fingerprint = String(repeating: "00", count: 32)
        let batch = """
            {"items": [{"key": "\(key)", "fingerprint": "\(fingerprint)", "kind": "transfer",
            "signatures": [], "papers": {}, "findings": [], "positions": [],
            "rules_version": 1}],
            "ended": [{"n": 0, "security": "COM", "number": "\(number)"}],
            "created": [{"n": 0, "security": "COM", "account": "\(account)", "units": 100,
            "role": "new"}]}
            """
        return "SELECT FROM ledger.post_transfers('TMA', \(batch))"
    }
}
