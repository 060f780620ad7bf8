import Ledger
import Postgres

/// How the largest owners of an audit came to be so, over the year before its day.
extension LedgerStore {
    /// Each point is the state of a day as it is known at the time of the audit.
    func auditSeries(
        at moment: AuditMoment, _ facts: AuditFacts
    ) throws(StoreError) -> AuditSeries? {
        guard let (measure, owners) = facts.leading else { return nil }
        let persons = owners.map(\.person.text)
        var points: [AuditSeries.Point] = []
        for day in try changingDays(of: persons, at: moment) {
            let then = try auditMoment(
                moment.issuer, day: day, bound: moment.bound, zone: moment.zone)
            var state = try auditFacts(at: then)
            try gather(persons, into: &state, at: then)
            if let point = state.point(of: owners, by: measure) { points.append(point) }
        }
        return AuditSeries(
            scope: measure.limit.scope, basis: measure.basis, scale: measure.scale,
            owners: owners, points: points)
    }

    /// The days of the last year on which what the owners hold, the whole or the limit changed.
    private func changingDays(
        of persons: [String], at moment: AuditMoment
    ) throws(StoreError) -> [CalendarDate] {
        let first = moment.day.adding(days: -365)
        let rows = try send([
            """
            WITH begun AS (
                SELECT min(e.effective_on) AS day FROM ledger.entry AS e
                WHERE e.issuer = \(moment.issuer) AND e.entry = (
                    SELECT min(x.entry) FROM ledger.entry AS x WHERE x.issuer = \(moment.issuer))
            ),
            account AS (
                SELECT DISTINCT o.account
                FROM ledger.kin_of(\(moment.issuer), \(persons)) AS k
                JOIN ledger.account_owner AS o
                    ON o.issuer = \(moment.issuer) AND o.person = k.person
                UNION
                SELECT o.account FROM ledger.account_owner AS o
                WHERE o.issuer = \(moment.issuer) AND o.person = ANY(\(persons))
            ),
            changed AS (
                SELECT e.effective_on AS day
                FROM account AS a
                JOIN ledger.posting AS p ON p.issuer = \(moment.issuer) AND p.account = a.account
                JOIN ledger.entry AS e ON e.issuer = p.issuer AND e.entry = p.entry
                WHERE e.posted_at < \(sql: moment.known)
                UNION
                SELECT c.as_of FROM ledger.capital_statement AS c
                WHERE c.issuer = \(moment.issuer) AND c.recorded_at < \(sql: moment.known)
                UNION
                SELECT e.effective_on FROM ledger.capital_event AS c
                JOIN ledger.entry AS e ON e.issuer = c.issuer AND e.entry = c.entry
                WHERE c.issuer = \(moment.issuer) AND e.posted_at < \(sql: moment.known)
                UNION
                SELECT l.effective_from FROM ledger.ownership_limit AS l
                WHERE l.issuer = \(moment.issuer) AND l.recorded_at < \(sql: moment.known)
                UNION
                SELECT r.effective_from FROM ledger.relation AS r
                WHERE r.issuer = \(moment.issuer) AND r.recorded_at < \(sql: moment.known)
                    AND (r.person = ANY(\(persons)) OR r.other = ANY(\(persons)))
                UNION
                SELECT greatest(b.day, \(first.description)::date) FROM begun AS b
                UNION
                SELECT \(sql: moment.date)
            )
            SELECT c.day FROM changed AS c
            CROSS JOIN begun AS b
            WHERE c.day BETWEEN greatest(b.day, \(first.description)::date) AND \(sql: moment.date)
            ORDER BY c.day
            """
        ])[0]
        let days = Set(rows.compactMap { $0["day"].flatMap { CalendarDate($0) } })
        return AuditSeries.days(of: days, most: 24)
    }
}
