import JSON
import Ledger
import Postgres

/// One certificate, and its chain of title backwards and forwards.
extension LedgerStore {
    public func showCertificate(
        _ id: CertificateID, issuer: IssuerID
    ) throws(StoreError) -> JSONObject {
        try document(
            """
            SELECT \(sql: Self.certificateDocument) AS document
            FROM ledger.certificate AS c
            \(sql: Self.certificateDetail)
            WHERE c.issuer = \(issuer.text) AND c.security = \(id.security.text)
                AND c.number = \(id.number.text)
            """, what: "certificate", name: id.description, field: "certificate")
    }

    /// Every certificate from which the shares of this one came, and all that came of it.
    ///
    /// A certificate's predecessors are those that ended in the entry that registered it; its
    /// successors are those that were registered in the entry that ended it.
    public func certificateHistory(
        _ id: CertificateID, issuer: IssuerID
    ) throws(StoreError) -> JSONObject {
        let own = try showCertificate(id, issuer: issuer)
        let chain = try documents(
            """
            WITH RECURSIVE back AS (
                SELECT c.number FROM ledger.certificate AS c
                WHERE c.issuer = \(issuer.text) AND c.security = \(id.security.text)
                    AND c.number = \(id.number.text)
                UNION
                SELECT t.number
                FROM back AS b
                JOIN ledger.registration AS r ON r.issuer = \(issuer.text)
                    AND r.security = \(id.security.text) AND r.number = b.number
                JOIN ledger.retirement AS t ON t.issuer = r.issuer AND t.entry = r.entry
                    AND t.security = r.security
            ),
            forth AS (
                SELECT c.number FROM ledger.certificate AS c
                WHERE c.issuer = \(issuer.text) AND c.security = \(id.security.text)
                    AND c.number = \(id.number.text)
                UNION
                SELECT r.number
                FROM forth AS f
                JOIN ledger.retirement AS t ON t.issuer = \(issuer.text)
                    AND t.security = \(id.security.text) AND t.number = f.number
                JOIN ledger.registration AS r ON r.issuer = t.issuer AND r.entry = t.entry
                    AND r.security = t.security
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
                FROM ledger.retirement AS p
                WHERE p.issuer = c.issuer AND p.entry = r.entry AND p.security = c.security),
            'into', (
                SELECT coalesce(json_agg(s.number ORDER BY s.number), '[]')
                FROM ledger.registration AS s
                WHERE s.issuer = c.issuer AND s.entry = t.entry AND s.security = c.security),
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
