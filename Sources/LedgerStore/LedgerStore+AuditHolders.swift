import Ledger
import Postgres

/// How many own the stock, and on how many days of the year a hundred did.
extension LedgerStore {
    /// Persons who owned in fact, without attribution, and the accounts that held anything.
    func holders(at moment: AuditMoment) throws(StoreError) -> (persons: Int, accounts: Int) {
        let row = try send([
            """
            WITH \(sql: moment.heldThen), \(sql: moment.owned), \(sql: moment.elsewhere)
            SELECT (
                SELECT count(*) FROM (
                    SELECT o.person FROM owned AS o
                    JOIN held_then AS h ON h.account = o.account AND h.units > 0
                    UNION
                    SELECT e.person FROM elsewhere AS e WHERE e.units > 0
                ) AS p
            ) AS persons, (
                SELECT count(DISTINCT h.account) FROM held_then AS h WHERE h.units > 0
            ) AS accounts
            """
        ])[0].first
        return (
            row?["persons"].flatMap { Int($0) } ?? 0, row?["accounts"].flatMap { Int($0) } ?? 0
        )
    }

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
        // The largest accounts alone show a hundred persons on nearly every day of a book that
        // has them; only the other days are counted in full.
        let doubtful = try daysBelow(days, at: moment, mostAccounts: 1_000)
        let below = try daysBelow(doubtful, at: moment, mostAccounts: nil)
        return HolderDays(year: first...last, known: days.count, below: below.count)
    }

    /// Those of the days on which fewer than a hundred persons owned what is counted.
    private func daysBelow(
        _ days: [String], at moment: AuditMoment, mostAccounts: Int?
    ) throws(StoreError) -> [String] {
        guard let first = days.first, let last = days.last else { return [] }
        let chosen: SQL =
            mostAccounts.map { most in
                """
                AND c.account IN (
                    SELECT h.account FROM ledger.holding AS h
                    WHERE h.issuer = \(moment.issuer) AND h.units > 0
                        AND EXISTS (SELECT FROM owned AS o WHERE o.account = h.account)
                    ORDER BY h.units DESC, h.account
                    LIMIT \(most)
                )
                """
            } ?? ""
        return try send([
            """
            WITH \(sql: moment.owned),
            \(sql: Self.spans(at: moment)),
            held AS (
                SELECT DISTINCT o.person, e.effective_on AS first,
                    coalesce(d.effective_on, 'infinity') AS past
                FROM ledger.certificate AS c
                JOIN owned AS o ON o.account = c.account
                JOIN ledger.registration AS r
                    ON r.issuer = c.issuer AND r.security = c.security AND r.number = c.number
                JOIN ledger.entry AS e ON e.issuer = r.issuer AND e.entry = r.entry
                LEFT JOIN ledger.retirement AS t
                    ON t.issuer = c.issuer AND t.security = c.security AND t.number = c.number
                LEFT JOIN ledger.entry AS d ON d.issuer = t.issuer AND d.entry = t.entry
                    AND d.posted_at < \(sql: moment.known)
                WHERE c.issuer = \(moment.issuer) AND e.posted_at < \(sql: moment.known)
                    AND e.effective_on <= \(last)::date
                    AND coalesce(d.effective_on, 'infinity') > \(first)::date
                    \(sql: chosen)
            ),
            span AS MATERIALIZED (
                SELECT h.person, h.first, h.past FROM held AS h
                UNION
                SELECT s.person, s.first, s.past FROM spans AS s WHERE s.units > 0
            )
            SELECT d.day
            FROM unnest(\(days)::date[]) AS d (day)
            WHERE (
                SELECT count(DISTINCT s.person) FROM span AS s
                WHERE s.first <= d.day AND s.past > d.day
            ) < \(HolderDays.persons)
            ORDER BY d.day
            """
        ])[0].compactMap { $0["day"] }
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
