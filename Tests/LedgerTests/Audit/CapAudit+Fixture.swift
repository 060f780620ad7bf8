import Ledger

extension CapAudit {
    /// The audit of a book by itself: nobody is counted and nothing was stopped.
    static func of(
        _ facts: AuditFacts, before: AuditFacts? = nil, thresholds: AuditThresholds = .usual
    ) -> Self {
        Self(
            Request(
                issuer: IssuerID(unchecked: "TMA"),
                legalName: "Specimen Mortgage Corporation", knownOn: nil,
                since: "2026-10-20", thresholds: thresholds,
                count: HolderCount(persons: 3, accounts: 3, personsBefore: nil),
                days: HolderDays(year: "2026-01-01"..."2026-12-31", known: 0, below: 0),
                stopped: []),
            facts, before: before)
    }

    static func of(_ book: BookFacts, thresholds: AuditThresholds = .usual) -> Self {
        var book = book
        // The store gathers the lots of everybody it asks about.
        if book.kinship.lots.isEmpty { book.relate([]) }
        return of(AuditFacts(book: book), thresholds: thresholds)
    }

    func standing(_ person: PersonID) -> AuditStanding? {
        holders.first { $0.person == person }?.tightest
    }
}

extension AuditThresholds {
    /// So that everybody who holds anything has a line.
    static let everybody = Self(near: .of(5, 100), watch: .of(1, 1_000_000_000))
}
