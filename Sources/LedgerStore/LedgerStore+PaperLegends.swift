import Crypto
import JSON
import Ledger
import Postgres

/// The restriction as certificates note it: its wordings, and which certificate bears which.
extension LedgerStore {
    /// Sets the wording that certificates bear from a day on, and numbers it.
    public func setLegend(
        _ legend: LegendRequest, issuer: IssuerID
    ) throws(StoreError) -> Int64 {
        let row: JSONValue = [
            "security": .string(legend.security.text), "wording": .string(legend.wording),
            "numerator": .optional(legend.ratio?.numerator),
            "denominator": .optional(legend.ratio?.denominator),
            "effective_from": .optional(legend.from?.description),
            "authority": .string(legend.authority),
        ]
        do throws(StoreError) {
            let rows = try change(
                "SELECT ledger.set_legend(\(issuer.text), \(row.compact)) AS version")
            return rows.first?["version"].flatMap { Int64($0) } ?? 0
        } catch {
            throw error.naming(legend.security.text)
        }
    }

    /// Records what was seen on the paper of a certificate; of an image its SHA-256 is kept.
    public func noteLegend(
        _ note: LegendNote, issuer: IssuerID
    ) throws(StoreError) -> String? {
        let digest = note.image.map { Array(SHA256.hash(data: $0)) }
        do throws(StoreError) {
            try change(
                """
                SELECT FROM ledger.note_legend(\(issuer.text), \(note.certificate.security.text),
                    \(note.certificate.number.text), \(note.version), \(digest), \(note.source))
                """)
        } catch {
            if case .unknown("legend version", _, _) = error {
                throw error.naming(note.version.map { String($0) } ?? "")
            }
            throw error.naming(note.certificate.description)
        }
        return digest.map(hexadecimal)
    }

    /// The wordings of a security, how many certificates bear each, and whether the one in force
    /// names another limit than the one in force.
    public func listLegends(
        of security: SecurityID, issuer: IssuerID
    ) throws(StoreError) -> (document: JSONObject, findings: [Finding]) {
        let document = try document(
            Self.legends(of: security, issuer), what: "security", name: security.text,
            field: "security")
        return (document, try legendConflicts(of: security, issuer: issuer))
    }

    /// What the law says of the legend in force beside the limits in force.
    public func legendConflicts(
        of security: SecurityID, issuer: IssuerID
    ) throws(StoreError) -> [Finding] {
        let answers = try send([
            Self.settings(issuer.text), Self.securities(issuer.text),
            """
            SELECT l.security, l.numerator, l.denominator, l.basis, l.authority
            FROM ledger.limits_in_force(\(issuer.text), ledger.today(\(issuer.text))) AS l
            """,
        ])
        do {
            let settings = try Self.settings(answers[0])
            guard let legend = settings.legends[security], let today = settings.now?.date else {
                return []
            }
            var book = BookFacts(today: today)
            book.securities = try Self.securityFacts(answers[1])
            return legend.conflicts(on: security, with: try Self.limits(answers[2]), in: book)
        } catch {
            throw .database(error)
        }
    }

    private static func legends(of security: SecurityID, _ issuer: IssuerID) -> SQL {
        """
        WITH borne AS (
            SELECT x.fact IS NOT NULL AS is_known, x.version, count(*) AS certificates
            FROM ledger.registration AS r
            LEFT JOIN LATERAL (
                SELECT m.fact, m.version FROM ledger.certificate_legend AS m
                WHERE m.issuer = r.issuer AND m.security = r.security AND m.number = r.number
                ORDER BY m.fact DESC
                LIMIT 1
            ) AS x ON true
            WHERE r.issuer = \(issuer.text) AND r.security = \(security.text)
                AND NOT EXISTS (
                    SELECT FROM ledger.retirement AS t WHERE t.issuer = r.issuer
                        AND t.security = r.security AND t.number = r.number)
            GROUP BY x.fact IS NOT NULL, x.version
        )
        SELECT json_build_object(
            'security', s.security, 'title', s.title, 'legends', (
                SELECT coalesce(json_agg(json_build_object(
                    'version', l.version, 'text', l.wording, 'numerator', l.numerator,
                    'denominator', l.denominator, 'from', l.effective_from,
                    'authority', l.authority, 'recorded_at', l.recorded_at, 'actor', l.actor,
                    'is_in_force', l.version IS NOT DISTINCT FROM (
                        SELECT f.version FROM ledger.legend_in_force(
                            s.issuer, s.security, ledger.today(s.issuer)) AS f),
                    'certificates', coalesce(n.certificates, 0)) ORDER BY l.version), '[]')
                FROM ledger.legend AS l
                LEFT JOIN borne AS n ON n.is_known AND n.version = l.version
                WHERE l.issuer = s.issuer AND l.security = s.security
            ),
            'certificates_without', coalesce((
                SELECT n.certificates FROM borne AS n
                WHERE n.is_known AND n.version IS NULL), 0),
            'certificates_not_looked_at', coalesce((
                SELECT n.certificates FROM borne AS n WHERE NOT n.is_known), 0)
        ) AS document
        FROM ledger.security AS s
        WHERE s.issuer = \(issuer.text) AND s.security = \(security.text)
        """
    }
}
