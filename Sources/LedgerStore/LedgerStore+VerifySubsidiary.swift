import Postgres

/// The proof of the subsidiary file: what waits in it stands in the postings, for an open
/// difference, as 17 CFR 240.17Ad-10(b) has it.
extension LedgerStore {
    static let subsidiaryChecks: [Comparison] = [
        Comparison(
            name: "subsidiary_file_is_posted",
            meaning: "what waits in the subsidiary file is the issuer's contra account"
        ) { issuer in
            """
            SELECT count(*) AS compared, count(*) FILTER (WHERE filed <> posted) AS differences,
                min('entry ' || entry || ' ' || security || ' posts ' || posted
                    || ' for the subsidiary file, its lines give ' || filed)
                    FILTER (WHERE filed <> posted) AS first
            FROM (
                SELECT coalesce(f.entry, p.entry) AS entry,
                    coalesce(f.security, p.security) AS security,
                    coalesce(f.units, 0) AS filed, coalesce(p.units, 0) AS posted
                FROM (
                    SELECT lines.entry, lines.security, sum(lines.units) AS units
                    FROM (
                        SELECT e.entry, e.security, e.units FROM ledger.subsidiary_entry AS e
                        WHERE e.issuer = \(issuer)
                        UNION ALL
                        SELECT w.entry, e.security, -e.units
                        FROM ledger.subsidiary_posting AS w
                        JOIN ledger.subsidiary_entry AS e
                            ON e.issuer = w.issuer AND e.line = w.line
                        WHERE w.issuer = \(issuer)
                    ) AS lines
                    GROUP BY lines.entry, lines.security
                ) AS f
                FULL JOIN (
                    SELECT entry, security, sum(units) AS units
                    FROM ledger.posting
                    WHERE issuer = \(issuer) AND account = '@SUBSIDIARY'
                    GROUP BY entry, security
                ) AS p ON p.entry = f.entry AND p.security = f.security
            ) AS pairs
            """
        },
        Comparison(
            name: "subsidiary_lines_are_explained",
            meaning: "each line that waits belongs to an open difference that says the same"
        ) { issuer in
            """
            SELECT count(*) AS compared, count(*) FILTER (WHERE is_different) AS differences,
                min('line ' || line || ' ' || security || ' ' || number || ' is ' || units
                    || ', difference ' || difference
                    || CASE WHEN is_resolved THEN ' is resolved' ELSE ' found ' || found END)
                    FILTER (WHERE is_different) AS first
            FROM (
                SELECT e.line, e.security, e.number, e.units, d.difference, d.found,
                    r.difference IS NOT NULL AS is_resolved,
                    r.difference IS NOT NULL OR d.kind <> 'TYPE_2' OR d.found <> -e.units
                    OR d.security <> e.security OR d.number IS DISTINCT FROM e.number
                    AS is_different
                FROM ledger.subsidiary_entry AS e
                JOIN ledger.record_difference AS d
                    ON d.issuer = e.issuer AND d.difference = e.difference
                LEFT JOIN ledger.difference_resolution AS r
                    ON r.issuer = d.issuer AND r.difference = d.difference
                WHERE e.issuer = \(issuer) AND NOT EXISTS (
                    SELECT FROM ledger.subsidiary_posting AS w
                    WHERE w.issuer = e.issuer AND w.line = e.line
                )
            ) AS lines
            """
        },
    ]
}
