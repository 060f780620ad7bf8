import Ledger

/// A book of invented owners, and the audit that follows from it.
///
/// 33,000,000 shares of equity stock are outstanding, of which nobody may own more than 99/1000:
/// 3,267,000.
struct AuditFixture {
    static let day = day("2026-11-20")

    var facts: AuditFacts
    var before: AuditFacts?
    var stopped: [StoppedItem] = []
    var legalName = "EXAMPLE MORTGAGE TRUST, INC."
    var knownOn: String?
    private var relations: [Relation] = []
    private var lots: [KinLot] = []

    init(basis: OwnershipLimit.Basis = .number) {
        var book = BookFacts(today: Self.day)
        for (id, units) in [("COM", 30_218_000), ("SERA", 2_760_000), ("SERB", 22_000)] {
            book.securities[SecurityID(unchecked: id)] = SecurityFacts(
                id: SecurityID(unchecked: id), scale: .whole, isEquity: true,
                capital: CapitalFacts(
                    authorised: nil, outstanding: ShareCount(units: Int64(units)),
                    statedAsOf: id == "SERB" ? nil : Self.day("2026-10-31"),
                    maximumAgeDays: id == "SERA" ? 10 : 45))
        }
        book.limits = [
            OwnershipLimit(
                ratio: Self.ratio(99, 1000), basis: basis, scope: .allEquity,
                authority: "charter, article VI")
        ]
        facts = AuditFacts(book: book)
        facts.titles = [
            SecurityID(unchecked: "COM"): "Common Stock",
            SecurityID(unchecked: "SERA"): "Series A Convertible Preferred Stock",
            SecurityID(unchecked: "SERB"): "Series B Preferred Stock",
        ]
        facts.sources = [
            SecurityID(unchecked: "COM"): "statement of the agent for the common stock",
            SecurityID(unchecked: "SERA"): "statement of the agent for Series A",
        ]
    }

    /// A person with an account of the same name.
    mutating func add(_ id: String, _ name: String, common: Int128, series: Int128 = 0) {
        let person = PersonID(unchecked: id)
        let account = AccountID(unchecked: id)
        let held = [SecurityID(unchecked: "COM"): common, SecurityID(unchecked: "SERB"): series]
            .filter { $0.value != 0 }
        facts.book.persons[person] = PersonFacts(id: person, name: name, held: held)
        facts.inscriptions[account] = name
        lots.append(
            KinLot(id: .account(account), claims: [Claim(person, .full)], units: held))
        relate([])
    }

    mutating func relate(_ more: [Relation]) {
        relations += more
        facts.book.kinship = Kinship(relations: relations, lots: lots)
    }

    var audit: CapAudit {
        CapAudit(
            CapAudit.Request(
                issuer: IssuerID(unchecked: "EXM"), legalName: legalName, knownOn: knownOn,
                since: Self.day("2026-10-20"), thresholds: .usual,
                count: HolderCount(persons: 134, accounts: 141, personsBefore: 131),
                days: HolderDays(
                    year: Self.day("2026-01-01")...Self.day("2026-12-31"), known: 324, below: 3),
                stopped: stopped),
            facts, before: before)
    }

    static func day(_ text: String) -> CalendarDate {
        CalendarDate(text) ?? CalendarDate(dayNumber: 0)
    }

    static func ratio(_ numerator: Int64, _ denominator: Int64) -> Ratio {
        guard let ratio = Ratio(numerator, denominator) else {
            preconditionFailure("no ratio: \(numerator)/\(denominator)")
        }
        return ratio
    }

    static func fraction(_ numerator: Int128, _ denominator: Int128) -> Fraction {
        Fraction(numerator, denominator) ?? .zero
    }
}
