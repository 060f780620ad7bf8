import JSON
import Ledger
import Postgres

/// What was refused or held on the limit in the period of an audit.
extension LedgerStore {
    func stoppedItems(
        at moment: AuditMoment, since: CalendarDate
    ) throws(StoreError) -> [StoppedItem] {
        let rows = try send([
            """
            SELECT v.item, i.key, i.kind, i.security, v.outcome, v.findings,
                (v.made_at AT TIME ZONE \(moment.zone))::date AS day
            FROM ledger.verdict AS v
            JOIN ledger.item AS i ON i.issuer = v.issuer AND i.item = v.item
            WHERE v.issuer = \(moment.issuer) AND v.outcome <> 'posted'
                AND v.made_at >= \(since.description)::timestamp AT TIME ZONE \(moment.zone)
                AND v.made_at
                    < \(moment.day.adding(days: 1).description)::timestamp AT TIME ZONE
                        \(moment.zone)
                AND v.made_at < \(sql: moment.known)
                AND EXISTS (
                    SELECT FROM json_array_elements(v.findings) AS f
                    WHERE f ->> 'code' = ANY(\(StoppedItem.codes.map(\.rawValue)))
                )
            ORDER BY v.made_at, v.verdict
            """
        ])[0]
        do throws(PostgresError) {
            var items: [StoppedItem] = []
            for row in rows { items.append(try Self.stoppedItem(row)) }
            return items
        } catch {
            throw .database(error)
        }
    }

    private static func stoppedItem(_ row: Row) throws(PostgresError) -> StoppedItem {
        let codes = Set(StoppedItem.codes.map(\.rawValue))
        guard let day = CalendarDate(try row.text("day")) else {
            throw .unexpectedResult("a verdict without its day")
        }
        var reasons: [StoppedItem.Reason] = []
        for finding in objects(.array(try list(row["findings"]))) {
            guard let code = finding["code"]?.text, codes.contains(code) else { continue }
            reasons.append(
                StoppedItem.Reason(
                    code: code,
                    person: finding["subject"]?["person"]?.text.map { PersonID(unchecked: $0) },
                    message: finding["message"]?.text ?? ""))
        }
        return StoppedItem(
            day: day, number: try row.int64("item"), key: try row.text("key"),
            kind: try row.text("kind"),
            security: row["security"].map { SecurityID(unchecked: $0) },
            outcome: try row.text("outcome"), reasons: reasons)
    }
}
