import JSON
import Ledger
import Postgres

/// One certificate, and its chain of title backwards and forwards.
extension LedgerStore {
    public func showCertificate(
        _ id: CertificateID, issuer: IssuerID
    ) throws(StoreError) -> JSONObject {
        var shown = try document(
            """
            SELECT \(sql: Self.certificateDocument) AS document
            FROM ledger.certificate AS c
            \(sql: Self.certificateDetail)
            WHERE c.issuer = \(issuer.text) AND c.security = \(id.security.text)
                AND c.number = \(id.number.text)
            """, what: "certificate", name: id.description, field: "certificate")
        shown["stops"] = .array(try speaking(Self.objects(shown["stops"]), issuer: issuer))
        return shown
    }

    /// Every certificate from which the shares of this one came, and all that came of it.
    ///
    /// A certificate's predecessors are those that ended in the entry that registered it; its
    /// successors are those that were registered in the entry that ended it. A replacement comes
    /// of the one that it replaces, and what an honoured original brought comes of the original.
    public func certificateHistory(
        _ id: CertificateID, issuer: IssuerID
    ) throws(StoreError) -> JSONObject {
        let own = try showCertificate(id, issuer: issuer)
        let chain = try documents(
            """
            WITH RECURSIVE back AS (
                SELECT c.issuer, c.security, c.number::text FROM ledger.certificate AS c
                WHERE c.issuer = \(issuer.text) AND c.security = \(id.security.text)
                    AND c.number = \(id.number.text)
                UNION
                SELECT c.issuer, c.security, p.number
                FROM back AS c
                CROSS JOIN LATERAL (\(sql: Self.parents)) AS p
            ),
            forth AS (
                SELECT c.issuer, c.security, c.number::text FROM ledger.certificate AS c
                WHERE c.issuer = \(issuer.text) AND c.security = \(id.security.text)
                    AND c.number = \(id.number.text)
                UNION
                SELECT c.issuer, c.security, p.number
                FROM forth AS c
                CROSS JOIN LATERAL (\(sql: Self.children)) AS p
            )
            SELECT \(sql: Self.certificateDocument) AS document
            FROM (SELECT number FROM back UNION SELECT number FROM forth) AS n
            JOIN ledger.certificate AS c ON c.issuer = \(issuer.text)
                AND c.security = \(id.security.text) AND c.number = n.number
            \(sql: Self.certificateDetail)
            ORDER BY r.entry NULLS LAST, r.line NULLS LAST, c.number
            """, issuer: issuer)
        var history: JSONObject = [
            "certificate": .string(id.number.text), "security": .string(id.security.text),
        ]
        history["standing"] = own["standing"]
        history["chain"] = .array(chain)
        return history
    }

    /// The certificates of a security, by standing, in order of number.
    public func listCertificates(
        security: SecurityID?, standing: String?, limit: Int, issuer: IssuerID
    ) throws(StoreError) -> [JSONValue] {
        try documents(
            """
            SELECT \(sql: Self.certificateDocument) AS document
            FROM ledger.certificate AS c
            \(sql: Self.certificateDetail)
            WHERE c.issuer = \(issuer.text)
                AND (\(security?.text)::text IS NULL OR c.security = \(security?.text))
                AND (\(standing)::text IS NULL OR \(standing) = \(sql: Self.standing))
            ORDER BY c.security, c.number
            LIMIT \(limit)
            """, issuer: issuer)
    }

    private static let standing: SQL = """
        CASE
            WHEN t.cause IS NOT NULL THEN t.cause
            WHEN z.number IS NOT NULL THEN 'VOID'
            WHEN r.number IS NOT NULL THEN 'OUTSTANDING'
            WHEN g.number IS NOT NULL THEN 'COUNTERSIGNED'
            ELSE 'PREPARED'
        END
        """

    /// What the certificate `c` came of.
    private static let parents: SQL = """
        SELECT q.number::text AS number FROM ledger.registration AS s
        JOIN ledger.retirement AS q
            ON q.issuer = s.issuer AND q.entry = s.entry AND q.security = s.security
        WHERE s.issuer = c.issuer AND s.security = c.security AND s.number = c.number
            AND q.cause <> 'REPLACED' AND NOT EXISTS (
                SELECT FROM ledger.capital_event AS v
                WHERE v.issuer = s.issuer AND v.entry = s.entry)
        UNION ALL
        SELECT n.original::text FROM ledger.succession AS n
        WHERE n.issuer = c.issuer AND n.security = c.security AND n.number = c.number
            AND n.original_security = c.security
        UNION ALL
        SELECT o.original::text FROM ledger.replacement_of AS o
        WHERE o.issuer = c.issuer AND o.security = c.security AND o.replacement = c.number
        UNION ALL
        SELECT h.number::text FROM ledger.replacement_event AS h
        JOIN ledger.replacement_case AS k
            ON k.issuer = h.issuer AND k.case_number = h.case_number
        WHERE h.issuer = c.issuer AND h.kind = 'honoured' AND k.security = c.security
            AND h.papers ->> 'certificate' = c.number
        """

    /// What came of the certificate `c`.
    private static let children: SQL = """
        SELECT s.number::text AS number FROM ledger.retirement AS q
        JOIN ledger.registration AS s
            ON s.issuer = q.issuer AND s.entry = q.entry AND s.security = q.security
        WHERE q.issuer = c.issuer AND q.security = c.security AND q.number = c.number
            AND q.cause <> 'REPLACED' AND NOT EXISTS (
                SELECT FROM ledger.capital_event AS v
                WHERE v.issuer = q.issuer AND v.entry = q.entry)
        UNION ALL
        SELECT n.number::text FROM ledger.succession AS n
        WHERE n.issuer = c.issuer AND n.original_security = c.security
            AND n.original = c.number AND n.security = c.security
        UNION ALL
        SELECT o.replacement::text FROM ledger.replacement_of AS o
        WHERE o.issuer = c.issuer AND o.security = c.security AND o.original = c.number
        UNION ALL
        SELECT h.papers ->> 'certificate' FROM ledger.replacement_event AS h
        JOIN ledger.replacement_case AS k
            ON k.issuer = h.issuer AND k.case_number = h.case_number
        WHERE h.issuer = c.issuer AND h.kind = 'honoured' AND k.security = c.security
            AND h.number = c.number
        """

    private static let certificateDocument: SQL = """
        json_build_object(
            'security', c.security, 'certificate', c.number, 'shares', c.units,
            'scale', (SELECT y.scale FROM ledger.security AS y
                WHERE y.issuer = c.issuer AND y.security = c.security),
            'account', c.account, 'inscription', a.inscription, 'paper', c.paper,
            'standing', \(sql: standing), 'prepared_at', c.prepared_at,
            'prepared_by', c.actor,
            'authority', CASE WHEN c.authority_document IS NOT NULL THEN json_build_object(
                'document', c.authority_document, 'signed_by', c.authority_signer) END,
            'countersigned', CASE WHEN g.number IS NOT NULL THEN json_build_object(
                'at', g.made_at, 'actor', g.actor, 'signer', g.signer) END,
            'registered', CASE WHEN r.number IS NOT NULL THEN json_build_object(
                'at', r.made_at, 'actor', r.actor, 'registrar', r.registrar,
                'on', e.effective_on, 'kind', e.kind, 'key', i.key, 'entry', r.entry) END,
            'issued_on', coalesce(c.dated, e.effective_on),
            'ended', CASE WHEN t.number IS NOT NULL THEN json_build_object(
                'at', t.made_at, 'on', x.effective_on, 'cause', t.cause, 'key', y.key,
                'entry', t.entry) END,
            'voided', CASE WHEN z.number IS NOT NULL THEN json_build_object(
                'at', z.made_at, 'actor', z.actor, 'reason', z.reason,
                'document', z.document) END,
            'from', (
                SELECT coalesce(json_agg(p.number ORDER BY p.number), '[]')
                FROM (\(sql: parents)) AS p),
            'into', (
                SELECT coalesce(json_agg(p.number ORDER BY p.number), '[]')
                FROM (\(sql: children)) AS p),
            'converted_from', (
                SELECT n.original_security || ' ' || n.original FROM ledger.succession AS n
                WHERE n.issuer = c.issuer AND n.security = c.security
                    AND n.number = c.number AND n.original_security <> c.security),
            'converted_into', (
                SELECT n.security || ' ' || n.number FROM ledger.succession AS n
                WHERE n.issuer = c.issuer AND n.original_security = c.security
                    AND n.original = c.number AND n.security <> c.security),
            'legend', (
                SELECT json_build_object(
                    'version', x.version, 'numerator', l.numerator,
                    'denominator', l.denominator, 'source', x.source,
                    'image_sha256', encode(x.image_hash, 'hex'), 'noted_at', x.recorded_at,
                    'actor', x.actor)
                FROM ledger.certificate_legend AS x
                LEFT JOIN ledger.legend AS l ON l.issuer = x.issuer
                    AND l.security = x.security AND l.version = x.version
                WHERE x.issuer = c.issuer AND x.security = c.security
                    AND x.number = c.number
                ORDER BY x.fact DESC
                LIMIT 1),
            'stops', (
                SELECT coalesce(json_agg(json_build_object(
                    'stop', s.stop, 'kind', s.kind, 'reason', s.reason,
                    'demanded_by', s.demanded_by, 'placed_at', s.placed_at,
                    'released_at', l.released_at) ORDER BY s.stop), '[]')
                FROM ledger.stop AS s
                LEFT JOIN ledger.stop_release AS l ON l.issuer = s.issuer AND l.stop = s.stop
                WHERE s.issuer = c.issuer AND s.security = c.security
                    AND s.number = c.number))
        """

    private static let certificateDetail: SQL = """
        JOIN ledger.account AS a ON a.issuer = c.issuer AND a.account = c.account
        LEFT JOIN ledger.countersignature AS g
            ON g.issuer = c.issuer AND g.security = c.security AND g.number = c.number
        LEFT JOIN ledger.registration AS r
            ON r.issuer = c.issuer AND r.security = c.security AND r.number = c.number
        LEFT JOIN ledger.entry AS e ON e.issuer = r.issuer AND e.entry = r.entry
        LEFT JOIN ledger.item AS i ON i.issuer = e.issuer AND i.item = e.item
        LEFT JOIN ledger.retirement AS t
            ON t.issuer = c.issuer AND t.security = c.security AND t.number = c.number
        LEFT JOIN ledger.entry AS x ON x.issuer = t.issuer AND x.entry = t.entry
        LEFT JOIN ledger.item AS y ON y.issuer = x.issuer AND y.item = x.item
        LEFT JOIN ledger.voiding AS z
            ON z.issuer = c.issuer AND z.security = c.security AND z.number = c.number
        """
}
