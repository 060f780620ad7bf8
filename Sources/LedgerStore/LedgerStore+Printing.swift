import JSON
import Ledger
import Postgres

/// One certificate with the form that it is printed on.
extension LedgerStore {
    public func certificateToPrint(
        _ id: CertificateID, issuer: IssuerID
    ) throws(StoreError) -> PrintableCertificate {
        let shown = try showCertificate(id, issuer: issuer)
        let found = try document(
            """
            SELECT json_build_object(
                'form_version', d.version, 'form', (
                    SELECT f.wording FROM ledger.certificate_form AS f
                    WHERE f.issuer = s.issuer AND f.security = s.security
                        AND f.version = d.version),
                'facts', \(sql: Self.formFacts), 'borne', (
                    SELECT json_build_object('wording', l.wording)
                    FROM ledger.certificate_legend AS x
                    LEFT JOIN ledger.legend AS l ON l.issuer = x.issuer
                        AND l.security = x.security AND l.version = x.version
                    WHERE x.issuer = s.issuer AND x.security = s.security
                        AND x.number = c.number
                    ORDER BY x.fact DESC
                    LIMIT 1),
                'is_drawn', \(sql: Self.isDrawnFromStock)) AS document
            FROM ledger.certificate AS c
            JOIN ledger.security AS s ON s.issuer = c.issuer AND s.security = c.security
            JOIN ledger.issuer AS i ON i.issuer = s.issuer
            CROSS JOIN LATERAL (
                SELECT o.day, ledger.form_in_force(s.issuer, s.security, o.day) AS version
                FROM (VALUES
                    (1, \(shown["issued_on"]?.text)::date), (2, ledger.today(s.issuer))
                ) AS o (n, day)
                ORDER BY ledger.form_in_force(s.issuer, s.security, o.day) IS NULL, o.n
                LIMIT 1
            ) AS d
            WHERE c.issuer = \(issuer.text) AND c.security = \(id.security.text)
                AND c.number = \(id.number.text)
            """, what: "certificate", name: id.description, field: "certificate")
        let form = found["form"]?.object.map { CertificateForm($0) }
        let facts = Self.formFacts(found["facts"]?.object ?? [:])
        let borne = found["borne"]?.object
        return PrintableCertificate(
            document: shown, form: form, formVersion: found["form_version"]?.int64,
            defects: form?.defects(in: facts) ?? [],
            legend: borne == nil ? form?[.legend] : borne?["wording"]?.text,
            isDrawnFromStock: found["is_drawn"]?.bool ?? false)
    }

    /// Whether certificate `c` is made out on a blank that was let out of the stock for it, of its
    /// own kind of paper, and neither spoiled nor taken over under that number.
    private static let isDrawnFromStock: SQL = """
        EXISTS (
            SELECT FROM ledger.desk_blank AS d
            WHERE d.issuer = c.issuer AND d.security = c.security AND d.number = c.number
                AND d.paper = c.paper AND NOT d.is_free
        ) AND NOT EXISTS (
            SELECT FROM ledger.spoilage AS s
            WHERE s.issuer = c.issuer AND s.security = c.security AND s.number = c.number
        )
        """
}
