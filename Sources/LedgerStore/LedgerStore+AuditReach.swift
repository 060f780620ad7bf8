import Ledger
import Postgres

/// Finds the place of a day in the journal by a few looks at it.
extension LedgerStore {
    func auditMoment(
        _ issuer: String, day: CalendarDate, bound: String, zone: String
    ) throws(StoreError) -> AuditMoment {
        let nowhere = AuditReach(isFromNow: true, firstLater: 0, lastEarlier: 0)
        let moment = AuditMoment(
            issuer: issuer, day: day, bound: bound, zone: zone, reach: nowhere)
        return AuditMoment(
            issuer: issuer, day: day, bound: bound, zone: zone, reach: try reach(of: moment))
    }

    /// Entries are numbered as they are made, nearly all for the day on which they are made: a
    /// search by halves finds the number at which the day ends. Then the few are looked for that
    /// stand on the wrong side of it.
    private func reach(of moment: AuditMoment) throws(StoreError) -> AuditReach {
        let found = try send([Self.boundary(moment)])[0].first
        guard let boundary = found?["boundary"].flatMap({ Int64($0) }) else {
            return AuditReach(isFromNow: true, firstLater: .max, lastEarlier: -1)
        }
        let row = try send([
            """
            SELECT set_config('enable_seqscan', 'off', true),
                set_config('enable_indexscan', 'off', true)
            """,
            Self.strays(moment, beside: boundary),
            """
            SELECT set_config('enable_seqscan', 'on', true),
                set_config('enable_indexscan', 'on', true)
            """,
        ])[1].first
        let last = found?["last"].flatMap { Int64($0) } ?? boundary
        return AuditReach(
            isFromNow: found?["is_from_now"] == "t",
            firstLater: row?["first_later"].flatMap { Int64($0) }
                ?? (boundary > last ? .max : boundary),
            lastEarlier: row?["last_earlier"].flatMap { Int64($0) } ?? boundary - 1)
    }

    private static func boundary(_ moment: AuditMoment) -> SQL {
        """
        WITH RECURSIVE ends AS (
            SELECT min(x.entry) AS first, max(x.entry) AS last FROM ledger.entry AS x
            WHERE x.issuer = \(moment.issuer)
        ),
        search AS (
            SELECT n.first - 1 AS low, n.last + 1 AS high FROM ends AS n
            UNION ALL
            SELECT CASE WHEN p.is_earlier THEN p.entry ELSE s.low END,
                CASE WHEN p.is_earlier THEN s.high ELSE (s.low + s.high) / 2 END
            FROM search AS s
            LEFT JOIN LATERAL (
                SELECT e.entry, e.entry < s.high AND NOT \(sql: moment.isLater) AS is_earlier
                FROM ledger.entry AS e
                WHERE e.issuer = \(moment.issuer) AND e.entry >= (s.low + s.high) / 2
                ORDER BY e.entry
                LIMIT 1
            ) AS p ON true
            WHERE s.high - s.low > 1
        )
        SELECT s.high AS boundary, n.last, s.high > (n.first + n.last) / 2 AS is_from_now
        FROM search AS s
        CROSS JOIN ends AS n
        WHERE s.high - s.low <= 1
        """
    }

    /// By its plain number the least would be looked for in the order of numbers, through all of
    /// them; the summary of runs of pages tells which few runs can have any.
    static func strays(_ moment: AuditMoment, beside boundary: Int64) -> SQL {
        """
        SELECT (
            SELECT min(e.entry + 0) FROM ledger.entry AS e
            WHERE e.issuer = \(moment.issuer) AND e.entry < \(boundary) AND \(sql: moment.isLater)
        ) AS first_later, (
            SELECT max(e.entry + 0) FROM ledger.entry AS e
            WHERE e.issuer = \(moment.issuer) AND e.entry >= \(boundary)
                AND e.effective_on <= \(sql: moment.date) AND e.posted_at < \(sql: moment.known)
        ) AS last_earlier
        """
    }
}
