import JSON
import Ledger
import Postgres

/// To whom a corporate event owes cash, and what holds it back.
extension LedgerStore {
    /// The payments of one event, by its key: to each account, with the stops and the open cases
    /// of the certificates that the event took of it.
    public func listPayments(_ key: String, issuer: IssuerID) throws(StoreError) -> JSONObject {
        try document(
            """
            SELECT json_build_object(
                'event', i.key, 'kind', x.kind, 'entry', x.entry, 'on', e.effective_on,
                'security', s.security, 'scale', s.scale, 'payments', (
                    SELECT coalesce(json_agg(json_build_object(
                        'account', p.account, 'inscription', a.inscription,
                        'numerator', p.numerator, 'denominator', p.denominator,
                        'ten_thousandths', p.amount, 'withheld', (
                            SELECT coalesce(json_agg(DISTINCT w.cause), '[]')
                            FROM (
                                SELECT 'stop ' || o.stop AS cause
                                FROM ledger.retirement AS t
                                JOIN ledger.certificate AS c ON c.issuer = t.issuer
                                    AND c.security = t.security AND c.number = t.number
                                JOIN ledger.stop AS o ON o.issuer = c.issuer
                                    AND o.security = c.security AND o.number = c.number
                                WHERE t.issuer = x.issuer AND t.entry = x.entry
                                    AND c.account = p.account AND NOT EXISTS (
                                        SELECT FROM ledger.stop_release AS l
                                        WHERE l.issuer = o.issuer AND l.stop = o.stop)
                                UNION ALL
                                SELECT 'case ' || m.case_number
                                FROM ledger.missing_under_cases(x.issuer) AS m
                                JOIN ledger.retirement AS t ON t.issuer = x.issuer
                                    AND t.security = m.security AND t.number = m.number
                                JOIN ledger.certificate AS c ON c.issuer = t.issuer
                                    AND c.security = t.security AND c.number = t.number
                                WHERE t.entry = x.entry AND c.account = p.account
                            ) AS w
                        )) ORDER BY p.account), '[]')
                    FROM ledger.event_payment AS p
                    JOIN ledger.account AS a ON a.issuer = p.issuer AND a.account = p.account
                    WHERE p.issuer = x.issuer AND p.entry = x.entry
                )) AS document
            FROM ledger.item AS i
            JOIN ledger.entry AS e ON e.issuer = i.issuer AND e.item = i.item
            JOIN ledger.capital_event AS x ON x.issuer = e.issuer AND x.entry = e.entry
            JOIN ledger.security AS s
                ON s.issuer = x.issuer AND s.security = coalesce(x.target, x.security)
            WHERE i.issuer = \(issuer.text) AND i.key = \(key)
            """, what: "corporate event", name: key, field: "event")
    }
}
