import Postgres

/// Where in the journal a moment lies, and from which end of it the moment is nearer.
struct AuditReach: Sendable {
    /// Whether what came later is taken from what is now, rather than all before it added up.
    let isFromNow: Bool
    /// Every entry before this one had been made by then and counts from that day or before.
    let firstLater: Int64
    /// Every entry after this one had not been made by then, or counts from a later day.
    let lastEarlier: Int64

    /// Whether nothing came later, so that what is held now was held then.
    var isNow: Bool { isFromNow && firstLater == .max }

    /// The postings of the shorter part: whole runs of entries, and of those between the runs,
    /// where entries stand that count from other days than their neighbours, one by one.
    func postings(at moment: AuditMoment, of accounts: SQL) -> SQL {
        let run: SQL = isFromNow ? "p.entry > \(lastEarlier)" : "p.entry < \(firstLater)"
        let isWanted: SQL = isFromNow ? moment.isLater : "NOT \(sql: moment.isLater)"
        let between: SQL =
            firstLater > lastEarlier
            ? ""
            : """
            UNION ALL
            SELECT p.entry, p.account, p.security, p.units
            FROM ledger.entry AS e
            JOIN ledger.posting AS p ON p.issuer = e.issuer AND p.entry = e.entry
            WHERE e.issuer = \(moment.issuer) AND \(sql: isWanted)
                AND e.entry BETWEEN \(firstLater) AND \(lastEarlier) AND \(sql: accounts)
            """
        return """
            SELECT p.entry, p.account, p.security, p.units
            FROM ledger.posting AS p
            WHERE p.issuer = \(moment.issuer) AND \(sql: run) AND \(sql: accounts)
            \(sql: between)
            """
    }
}
