import JSON
import Ledger
import Postgres

/// The proof of the book: everything that is kept in step is worked out again and compared.
extension LedgerStore {
    /// One comparison, and where it failed first.
    public struct Check: Hashable, Sendable {
        public let name: String
        /// What was compared, in words.
        public let meaning: String
        public let compared: Int64
        public let differences: Int64
        public let first: String?
    }

    /// All the checks read one snapshot, so that a running desk does not look like a difference.
    public func verify(_ issuer: IssuerID) throws(StoreError) -> [Check] {
        guard try issuers().contains(issuer) else {
            throw .unknown(what: "issuer", name: issuer.text, field: "issuer")
        }
        let id = issuer.text
        let checks = Self.checks + Self.subsidiaryChecks
        let begin: SQL =
            isNested
            ? "SAVEPOINT step" : "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
        let answers = try send(
            [begin, Self.planForAll]
                + checks.map { check in "\(sql: check.statement(id))" } + rollBack)
        var results: [Check] = []
        for (check, rows) in zip(checks, answers.dropFirst(2)) {
            do {
                guard let row = rows.first else { continue }
                results.append(
                    Check(
                        name: check.name, meaning: check.meaning,
                        compared: try row.int64("compared"),
                        differences: try row.int64("differences"), first: row["first"]))
            } catch {
                throw .database(error)
            }
        }
        return results
    }

    struct Comparison: Sendable {
        let name: String
        let meaning: String
        let statement: @Sendable (String) -> SQL
    }

    private static let checks: [Comparison] = [
        Comparison(
            name: "entries_sum_to_zero", meaning: "each entry sums to zero in each security"
        ) { issuer in
            """
            SELECT count(*) AS compared, count(*) FILTER (WHERE units <> 0) AS differences,
                min('entry ' || entry || ' ' || security || ' sums to ' || units)
                    FILTER (WHERE units <> 0) AS first
            FROM (
                SELECT entry, security, sum(units) AS units
                FROM ledger.posting
                WHERE issuer = \(issuer)
                GROUP BY entry, security
            ) AS sums
            """
        },
        Comparison(
            name: "holdings_are_postings", meaning: "holdings are the sum of their postings"
        ) { issuer in
            """
            SELECT count(*) AS compared, count(*) FILTER (WHERE held <> posted) AS differences,
                min('account ' || account || ' ' || security || ' holds ' || held
                    || ', its postings give ' || posted)
                    FILTER (WHERE held <> posted) AS first
            FROM (
                SELECT coalesce(h.account, p.account) AS account,
                    coalesce(h.security, p.security) AS security,
                    coalesce(h.units, 0) AS held, coalesce(p.units, 0) AS posted
                FROM (
                    SELECT account, security, units FROM ledger.holding
                    WHERE issuer = \(issuer)
                ) AS h
                FULL JOIN (
                    SELECT p.account, p.security, sum(p.units) AS units
                    FROM ledger.posting AS p
                    JOIN ledger.account AS a
                        ON a.issuer = p.issuer AND a.account = p.account
                    WHERE p.issuer = \(issuer) AND NOT a.is_issuers_own
                    GROUP BY p.account, p.security
                ) AS p ON p.account = h.account AND p.security = h.security
            ) AS pairs
            """
        },
        Comparison(
            name: "holdings_are_certificates",
            meaning: "holdings are the sum of the outstanding certificates"
        ) { issuer in
            """
            SELECT count(*) AS compared, count(*) FILTER (WHERE held <> paper) AS differences,
                min('account ' || account || ' ' || security || ' holds ' || held
                    || ', its certificates are ' || paper)
                    FILTER (WHERE held <> paper) AS first
            FROM (
                SELECT coalesce(h.account, c.account) AS account,
                    coalesce(h.security, c.security) AS security,
                    coalesce(h.units, 0) AS held, coalesce(c.units, 0) AS paper
                FROM (
                    SELECT account, security, units FROM ledger.holding
                    WHERE issuer = \(issuer)
                ) AS h
                FULL JOIN (
                    SELECT c.account, c.security, sum(c.units) AS units
                    FROM ledger.certificate AS c
                    JOIN ledger.registration AS r ON r.issuer = c.issuer
                        AND r.security = c.security AND r.number = c.number
                    LEFT JOIN ledger.retirement AS t ON t.issuer = c.issuer
                        AND t.security = c.security AND t.number = c.number
                    WHERE c.issuer = \(issuer) AND t.number IS NULL
                    GROUP BY c.account, c.security
                ) AS c ON c.account = h.account AND c.security = h.security
            ) AS pairs
            """
        },
        Comparison(
            name: "postings_carry_certificates",
            meaning: "each registration and each ending stands once in the postings"
        ) { issuer in
            """
            SELECT count(*) AS compared,
                count(*) FILTER (WHERE is_different) AS differences,
                min('certificate ' || security || ' ' || number)
                    FILTER (WHERE is_different) AS first
            FROM (
                SELECT c.security, c.number,
                    count(*) FILTER (
                        WHERE p.units = c.units AND p.entry = r.entry AND p.account = c.account
                    ) <> 1
                    OR count(*) FILTER (
                        WHERE p.units = -c.units AND p.entry = t.entry
                            AND p.account = c.account
                    ) <> count(DISTINCT t.entry)
                    -- A line too many belongs to neither.
                    OR count(p.line) <> 1 + count(DISTINCT t.entry) AS is_different
                FROM ledger.certificate AS c
                JOIN ledger.registration AS r ON r.issuer = c.issuer
                    AND r.security = c.security AND r.number = c.number
                LEFT JOIN ledger.retirement AS t ON t.issuer = c.issuer
                    AND t.security = c.security AND t.number = c.number
                LEFT JOIN ledger.posting AS p ON p.issuer = c.issuer
                    AND p.security = c.security AND p.certificate = c.number
                WHERE c.issuer = \(issuer)
                GROUP BY c.security, c.number
            ) AS certificates
            """
        },
        Comparison(
            name: "totals_are_holdings",
            meaning: "each total is the sum of holdings, less the debits that wait"
        ) { issuer in
            """
            SELECT count(*) AS compared,
                count(*) FILTER (WHERE registered <> held) AS differences,
                min(security || ' total ' || registered || ', holdings ' || held)
                    FILTER (WHERE registered <> held) AS first
            FROM (
                SELECT s.security, coalesce(t.registered, 0) AS registered, coalesce((
                    SELECT sum(h.units) FROM ledger.holding AS h
                    WHERE h.issuer = s.issuer AND h.security = s.security
                ), 0) + coalesce((
                    SELECT sum(e.units) FROM ledger.subsidiary_entry AS e
                    WHERE e.issuer = s.issuer AND e.security = s.security AND NOT EXISTS (
                        SELECT FROM ledger.subsidiary_posting AS w
                        WHERE w.issuer = e.issuer AND w.line = e.line)
                ), 0) AS held
                FROM ledger.security AS s
                LEFT JOIN ledger.book_total AS t
                    ON t.issuer = s.issuer AND t.security = s.security
                WHERE s.issuer = \(issuer)
            ) AS totals
            """
        },
        Comparison(
            name: "register_is_control_book",
            meaning: "the register agrees with the control book, within the authorised shares"
        ) { issuer in
            """
            SELECT count(*) AS compared,
                count(*) FILTER (WHERE is_different) AS differences,
                min(security || ' register ' || registered || ', control book '
                    || coalesce(outstanding::text, 'unknown') || ', authorised '
                    || coalesce(authorised::text, 'unknown'))
                    FILTER (WHERE is_different) AS first
            FROM (
                SELECT c.security, c.registered, c.outstanding, c.authorised,
                    c.registered <> c.outstanding
                    OR coalesce(c.registered > c.authorised, false) AS is_different
                FROM ledger.control_book(\(issuer)) AS c
                JOIN ledger.security AS s
                    ON s.issuer = \(issuer) AND s.security = c.security
                WHERE s.is_kept_here
            ) AS figures
            """
        },
        Comparison(
            name: "desk_is_its_blanks",
            meaning: "a blank is free at the desk just where what happened to it says so"
        ) { issuer in
            """
            SELECT count(*) AS compared,
                count(*) FILTER (WHERE is_different) AS differences,
                min(security || ' ' || number || ' is ' || coalesce(standing, 'no blank')
                    || CASE
                        WHEN is_free IS NULL THEN ', and the desk does not know it'
                        WHEN is_free THEN ', and the desk has it free'
                        ELSE ', and the desk does not have it free'
                    END) FILTER (WHERE is_different) AS first
            FROM (
                SELECT coalesce(d.security, b.security) AS security,
                    coalesce(d.number, b.number) AS number, b.standing, d.is_free,
                    coalesce(d.is_free, false)
                    <> coalesce(b.standing = 'AT_DESK', false) AS is_different
                FROM (
                    SELECT e.security, e.number, e.is_free FROM ledger.desk_blank AS e
                    WHERE e.issuer = \(issuer)
                ) AS d
                FULL JOIN (
                    SELECT s.security, e.number, e.standing FROM ledger.security AS s
                    CROSS JOIN LATERAL ledger.blanks_of(s.issuer, s.security) AS e
                    WHERE s.issuer = \(issuer)
                ) AS b ON b.security = d.security AND b.number = d.number
                WHERE d.number IS NOT NULL OR b.standing = 'AT_DESK'
            ) AS blanks
            """
        },
        Comparison(
            name: "kin_totals_are_holdings",
            meaning: "each family's total is the sum of what its members hold"
        ) { issuer in
            """
            SELECT count(*) AS compared, count(*) FILTER (WHERE kept <> held) AS differences,
                min('family of ' || root || ' ' || security || ' total ' || kept
                    || ', its holdings give ' || held)
                    FILTER (WHERE kept <> held) AS first
            FROM (
                SELECT coalesce(k.root, t.root) AS root,
                    coalesce(k.security, t.security) AS security,
                    coalesce(k.units, 0) AS kept, coalesce(t.units, 0) AS held
                FROM (
                    SELECT root::text AS root, security::text AS security, units
                    FROM ledger.kin_total
                    WHERE issuer = \(issuer)
                ) AS k
                FULL JOIN ledger.kin_totals(\(issuer), NULL) AS t
                    ON t.root = k.root AND t.security = k.security
            ) AS pairs
            """
        },
    ]
}
