import Ledger
import Postgres

/// What the book did not agree on: record differences that were open on a day, and debits that
/// waited for their certificates.
extension LedgerStore {
    func openDifferences(at moment: AuditMoment) throws(StoreError) -> [OpenDifference] {
        let rows = try send([
            """
            SELECT d.difference, d.security, d.opened_on,
                coalesce(w.units, d.units)::text AS units, w.units IS NOT NULL AS is_waiting
            FROM ledger.record_difference AS d
            LEFT JOIN LATERAL (
                SELECT sum(s.units) AS units
                FROM ledger.subsidiary_entry AS s
                WHERE s.issuer = d.issuer AND s.difference = d.difference
                    AND s.recorded_at < \(sql: moment.known)
                    AND NOT EXISTS (
                        SELECT FROM ledger.subsidiary_posting AS p
                        WHERE p.issuer = s.issuer AND p.line = s.line
                            AND p.posted_at < \(sql: moment.known)
                    )
            ) AS w ON true
            WHERE d.issuer = \(moment.issuer) AND d.opened_on <= \(sql: moment.date)
                AND d.recorded_at < \(sql: moment.known)
                AND NOT EXISTS (
                    SELECT FROM ledger.difference_resolution AS r
                    WHERE r.issuer = d.issuer AND r.difference = d.difference
                        AND r.resolved_on <= \(sql: moment.date)
                        AND r.made_at < \(sql: moment.known)
                )
            ORDER BY d.opened_on, d.difference
            """
        ])[0]
        do {
            var differences: [OpenDifference] = []
            for row in rows {
                guard let openedOn = CalendarDate(try row.text("opened_on")) else { continue }
                differences.append(
                    OpenDifference(
                        number: try row.int64("difference"),
                        security: SecurityID(unchecked: try row.text("security")),
                        units: Int128(try row.text("units")) ?? 0, openedOn: openedOn,
                        isDebitWaiting: try row.bool("is_waiting")))
            }
            return differences
        } catch {
            throw .database(error)
        }
    }
}
