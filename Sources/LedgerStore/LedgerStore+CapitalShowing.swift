import JSON
import Ledger
import Postgres

/// The control book as it stands, and every statement that it ever rested on.
extension LedgerStore {
    public func showCapital(
        security: SecurityID?, issuer: IssuerID
    ) throws(StoreError) -> JSONObject {
        let today = try today(issuer)
        let rows = try documents(
            """
            SELECT json_build_object(
                'security', c.security, 'scale', s.scale, 'authorised', c.authorised,
                'outstanding', c.outstanding, 'registered', c.registered,
                'stated_as_of', c.stated_as_of, 'stated_outstanding', (
                    SELECT t.outstanding FROM ledger.capital_statement AS t
                    WHERE t.issuer = s.issuer AND t.security = s.security
                        AND t.outstanding IS NOT NULL
                    ORDER BY t.as_of DESC, t.statement DESC
                    LIMIT 1
                ), 'max_age_days', c.maximum_age_days,
                'source', c.source, 'state', CASE
                    WHEN c.outstanding IS NULL THEN 'unknown'
                    WHEN c.stated_as_of IS NULL THEN 'by the journal'
                    WHEN ledger.today(s.issuer) - c.stated_as_of > c.maximum_age_days
                        THEN 'stale'
                    ELSE 'in force'
                END, 'statements', (
                    SELECT coalesce(json_agg(json_build_object(
                        'authorised', t.authorised, 'outstanding', t.outstanding,
                        'as_of', t.as_of, 'source', t.source,
                        'max_age_days', t.maximum_age_days,
                        'authority_document', t.authority_document,
                        'authority_signer', t.authority_signer,
                        'recorded_at', t.recorded_at, 'actor', t.actor)
                        ORDER BY t.as_of DESC, t.statement DESC), '[]')
                    FROM ledger.capital_statement AS t
                    WHERE t.issuer = s.issuer AND t.security = s.security
                )) AS document
            FROM ledger.security AS s
            JOIN ledger.control_book(\(issuer.text)) AS c ON c.security = s.security
            WHERE s.issuer = \(issuer.text)
                AND (\(security?.text)::text IS NULL OR s.security = \(security?.text))
            ORDER BY s.security
            """, issuer: issuer)
        if rows.isEmpty, let security {
            throw .unknown(what: "security", name: security.text, field: "security")
        }
        return ["as_of": .string(today.description), "capital": .array(rows)]
    }
}
