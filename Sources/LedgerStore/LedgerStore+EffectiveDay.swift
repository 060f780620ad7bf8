import Ledger
import Postgres

/// The day as of which a transfer is posted, where it is not the day of posting.
extension LedgerStore {
    /// The database would refuse the posting; a check never comes as far as that.
    func requireEffectiveDay(
        of request: ItemRequest, heldAs item: Int64?, _ plan: Plan
    ) throws {
        guard case .transfer(let transfer) = request.action, let day = transfer.effectiveOn else {
            return
        }
        let rows = try connection.pipeline([
            """
            SELECT coalesce(\(day.description)::date BETWEEN greatest(
                (coalesce(h.received_at, \(request.receivedAt)::timestamptz, now())
                    AT TIME ZONE b.time_zone)::date, (
                    SELECT max(e.effective_on)
                    FROM ledger.registration AS r
                    JOIN ledger.entry AS e ON e.issuer = r.issuer AND e.entry = r.entry
                    WHERE r.issuer = b.issuer AND r.security = \(transfer.security.text)
                        AND r.number = ANY(\(transfer.certificates.map(\.text))::text[])
                )) AND ledger.today(b.issuer), true) AS is_in_order
            FROM ledger.issuer AS b
            LEFT JOIN ledger.item AS h ON h.issuer = b.issuer AND h.item = \(item)::bigint
            WHERE b.issuer = \(plan.question.issuer.text)
            """
        ])[0]
        guard rows.first?["is_in_order"] != "f" else {
            throw StoreError.effectiveDay(day, key: request.key)
        }
    }
}
