import JSON
import Ledger
import Postgres

/// The control book of an earlier day, from the same facts by their days: statements by the day
/// that they speak of, entries by the day on which they took effect.
extension LedgerStore {
    func earlierControlBook(
        _ issuer: IssuerID, _ day: String
    ) throws(StoreError) -> JSONObject {
        try document(
            """
            WITH book AS (
                SELECT s.security, s.title, s.scale, s.is_kept_here, a.authorised,
                    o.as_of AS stated_as_of, o.source, n.accounts, w.subsidiary,
                    CASE
                        WHEN o.statement IS NOT NULL
                            THEN o.outstanding + coalesce(t.issued, 0) - coalesce(u.issued, 0)
                                - o.issued_before
                        WHEN s.is_kept_here
                            THEN coalesce(t.registered, 0) - coalesce(u.registered, 0)
                    END::bigint AS issued
                FROM ledger.security AS s
                LEFT JOIN ledger.book_total AS t
                    ON t.issuer = s.issuer AND t.security = s.security
                LEFT JOIN LATERAL (
                    SELECT c.authorised FROM ledger.capital_statement AS c
                    WHERE c.issuer = s.issuer AND c.security = s.security
                        AND c.as_of <= \(day)::date AND c.authorised IS NOT NULL
                    ORDER BY c.as_of DESC, c.statement DESC
                    LIMIT 1
                ) AS a ON true
                LEFT JOIN LATERAL (
                    SELECT c.* FROM ledger.capital_statement AS c
                    WHERE c.issuer = s.issuer AND c.security = s.security
                        AND c.as_of <= \(day)::date AND c.outstanding IS NOT NULL
                    ORDER BY c.as_of DESC, c.statement DESC
                    LIMIT 1
                ) AS o ON true
                -- What changed the number of shares after the day.
                LEFT JOIN LATERAL (
                    SELECT -sum(p.units) AS registered,
                        -sum(p.units) FILTER (WHERE e.kind <> 'open') AS issued
                    FROM ledger.entry AS e
                    JOIN ledger.posting AS p ON p.issuer = e.issuer AND p.entry = e.entry
                    WHERE e.issuer = s.issuer AND e.effective_on > \(day)::date
                        AND p.security = s.security AND p.account = '@UNISSUED'
                ) AS u ON true
                LEFT JOIN LATERAL (
                    SELECT coalesce(sum(p.units), 0)::bigint AS accounts
                    FROM ledger.posting AS p
                    JOIN ledger.entry AS e ON e.issuer = p.issuer AND e.entry = p.entry
                    WHERE p.issuer = s.issuer AND p.security = s.security
                        AND p.account NOT IN ('@UNISSUED', '@SUBSIDIARY')
                        AND e.effective_on <= \(day)::date
                ) AS n ON s.is_kept_here
                LEFT JOIN LATERAL (
                    SELECT coalesce(sum(d.units), 0)::bigint AS subsidiary
                    FROM ledger.subsidiary_entry AS d
                    LEFT JOIN ledger.subsidiary_posting AS f
                        ON f.issuer = d.issuer AND f.line = d.line
                    LEFT JOIN ledger.entry AS x ON x.issuer = f.issuer AND x.entry = f.entry
                    WHERE d.issuer = s.issuer AND d.security = s.security
                        AND d.transferred_on <= \(day)::date
                        AND coalesce(x.effective_on, 'infinity') > \(day)::date
                ) AS w ON s.is_kept_here
                WHERE s.issuer = \(issuer.text)
            )
            SELECT json_build_object(
                'legal_name', i.legal_name, 'as_of', \(day)::date, 'securities', (
                    SELECT coalesce(json_agg(json_build_object(
                        'security', b.security, 'title', b.title, 'scale', b.scale,
                        'authorised', b.authorised, 'issued', b.issued,
                        'stated_as_of', b.stated_as_of, 'source', b.source,
                        'master_file', b.accounts, 'subsidiary', b.subsidiary,
                        'difference', b.accounts + b.subsidiary - b.issued, 'statements', (
                            SELECT coalesce(json_agg(json_build_object(
                                'as_of', c.as_of, 'authorised', c.authorised,
                                'outstanding', c.outstanding, 'source', c.source,
                                'authority_document', c.authority_document,
                                'authority_signer', c.authority_signer,
                                'recorded_at', c.recorded_at, 'actor', c.actor)
                                ORDER BY c.as_of, c.statement), '[]')
                            FROM ledger.capital_statement AS c
                            WHERE c.issuer = i.issuer AND c.security = b.security
                                AND c.as_of <= \(day)::date
                        )) ORDER BY b.security), '[]')
                    FROM book AS b
                )) AS document
            FROM ledger.issuer AS i
            WHERE i.issuer = \(issuer.text)
            """, what: "issuer", name: issuer.text, field: "issuer")
    }
}
