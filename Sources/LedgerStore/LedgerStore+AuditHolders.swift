import Ledger
import Postgres

/// How many own the stock, and on how many days of the year a hundred did.
extension LedgerStore {
    /// The days of the calendar year up to the moment, of those that the book knows.
    func holderDays(at moment: AuditMoment) throws(StoreError) -> HolderDays {
        let year = moment.day.components.year
        guard let first = CalendarDate(year: year, month: 1, day: 1),
            let last = CalendarDate(year: year, month: 12, day: 31)
        else { return HolderDays(year: moment.day...moment.day, known: 0, below: 0) }
        let begun = try send([
            """
            SELECT e.effective_on FROM ledger.entry AS e
            WHERE e.issuer = \(moment.issuer) AND e.posted_at < \(sql: moment.known)
            ORDER BY e.entry
            LIMIT 1
            """
        ])[0].first?["effective_on"].flatMap { CalendarDate($0) }
        guard let begun, begun <= moment.day else {
            return HolderDays(year: first...last, known: 0, below: 0)
        }
        let start = max(first, begun)
        let days = (0...moment.day.days(since: start)).map { start.adding(days: $0).description }
        // Those whose certificates were the newest when the year began show a hundred persons on
        // nearly every day of a book that has them; only the other days are counted in full.
        let doubtful = try daysBelow(days, at: moment, newest: 5_000)
        let below = try daysBelow(doubtful, at: moment, newest: nil)
        return HolderDays(year: first...last, known: days.count, below: below.count)
    }

    /// Those of the days on which fewer than a hundred persons owned what is counted.
    ///
    /// Each span of time adds a person on its first day that none before it had covered, and takes
    /// him away after its last; the sum of all that up to a day is how many there were.
    private func daysBelow(
        _ days: [String], at moment: AuditMoment, newest: Int?
    ) throws(StoreError) -> [String] {
        guard let first = days.first, let last = days.last else { return [] }
        let registrations =
            newest.map { Self.newest($0, on: first, at: moment) } ?? "ledger.registration"
        return try send([
            """
            WITH \(sql: moment.owned),
            \(sql: Self.spans(at: moment)),
            held AS (
                SELECT o.person, e.effective_on AS first,
                    coalesce(d.effective_on, 'infinity') AS past
                FROM \(sql: registrations) AS r
                JOIN ledger.entry AS e ON e.issuer = r.issuer AND e.entry = r.entry
                JOIN ledger.certificate AS c
                    ON c.issuer = r.issuer AND c.security = r.security AND c.number = r.number
                JOIN owned AS o ON o.account = c.account
                LEFT JOIN ledger.retirement AS t
                    ON t.issuer = r.issuer AND t.security = r.security AND t.number = r.number
                LEFT JOIN ledger.entry AS d ON d.issuer = t.issuer AND d.entry = t.entry
                    AND d.posted_at < \(sql: moment.known)
                WHERE r.issuer = \(moment.issuer) AND e.posted_at < \(sql: moment.known)
                    AND e.effective_on <= \(last)::date
                    AND coalesce(d.effective_on, 'infinity') > \(first)::date
                UNION ALL
                SELECT s.person, s.first, s.past FROM spans AS s WHERE s.units > 0
            ),
            span AS (
                SELECT h.person, greatest(h.first, \(first)::date) AS first, h.past,
                    max(h.past) OVER (
                        PARTITION BY h.person ORDER BY h.first, h.past
                        ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
                    ) AS covered
                FROM held AS h
                WHERE h.past > h.first
            ),
            change AS MATERIALIZED (
                SELECT c.day, sum(c.persons) AS persons
                FROM span AS s
                CROSS JOIN LATERAL (
                    VALUES (greatest(s.first, s.covered), 1), (s.past, -1)
                ) AS c (day, persons)
                WHERE s.covered IS NULL OR s.past > s.covered
                GROUP BY c.day
            )
            SELECT d.day
            FROM unnest(\(days)::date[]) AS d (day)
            WHERE coalesce((SELECT sum(c.persons) FROM change AS c WHERE c.day <= d.day), 0)
                < \(HolderDays.persons)
            ORDER BY d.day
            """
        ])[0].compactMap { $0["day"] }
    }

    /// The certificates that were registered last when a day ended.
    private static func newest(
        _ count: Int, on day: String, at moment: AuditMoment
    ) -> SQL {
        """
        (
            SELECT n.issuer, n.security, n.number, n.entry
            FROM ledger.registration AS n
            WHERE n.issuer = \(moment.issuer) AND n.entry <= (
                SELECT x.entry FROM ledger.entry AS x
                WHERE x.issuer = \(moment.issuer) AND x.entry <= \(moment.reach.lastEarlier)
                    AND x.effective_on <= \(day)::date
                ORDER BY x.entry DESC
                LIMIT 1
            )
            ORDER BY n.entry DESC
            LIMIT \(count)
        )
        """
    }

    /// What stood elsewhere, each report until the next one.
    private static func spans(at moment: AuditMoment) -> SQL {
        """
        spans AS (
            SELECT p.person, p.units, p.as_of AS first, coalesce(lead(p.as_of) OVER (
                PARTITION BY p.person, p.security ORDER BY p.as_of, p.fact), 'infinity') AS past
            FROM ledger.outside_position AS p
            WHERE p.issuer = \(moment.issuer) AND \(sql: moment.isStated)
            UNION ALL
            SELECT p.person, p.units, p.as_of, coalesce(lead(p.as_of) OVER (
                PARTITION BY p.account, p.person, p.security ORDER BY p.as_of, p.fact),
                'infinity')
            FROM ledger.disclosed_position AS p
            WHERE p.issuer = \(moment.issuer) AND \(sql: moment.isStated)
        )
        """
    }
}
