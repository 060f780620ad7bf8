import Ledger
import Postgres

/// The few whose standing is worth working out, found in one pass over the holdings.
extension LedgerStore {
    /// Locking the book prepares the session for looking up single rows; this reads all of them.
    /// Where many are over, the law works longer on them than a session may otherwise idle. A
    /// plan for a million accounts is dear enough to be compiled, which takes longer than to run
    /// it; and with the usual memory the rows would go to the disk and back.
    static let planForAll: SQL = """
        SELECT set_config('plan_cache_mode', 'force_custom_plan', true),
            set_config('enable_seqscan', 'on', true), set_config('enable_hashjoin', 'on', true),
            set_config('enable_mergejoin', 'on', true),
            set_config('jit', 'off', true), set_config('work_mem', '64MB', true),
            set_config('idle_in_transaction_session_timeout', '10min', true)
        """

    /// The last record of each person, scope and basis, where it says that he is over.
    static func openExcess(_ issuer: String) -> SQL {
        """
        SELECT latest.*
        FROM (
            SELECT DISTINCT ON (x.person, x.scope, x.basis)
                x.person, x.scope, x.basis, x.since, x.cause, x.held, x.outstanding, x.allowed,
                x.is_over
            FROM ledger.excess AS x
            WHERE x.issuer = \(issuer)
            ORDER BY x.person, x.scope, x.basis, x.excess DESC
        ) AS latest
        WHERE latest.is_over
        """
    }

    /// Whoever could be over by his own holdings or by all that his kin hold together, and
    /// whoever has a percentage of his own.
    static func candidates(_ issuer: String, _ thresholds: [CapThreshold]) -> SQL {
        let bounds = thresholds.map { String($0.outstanding) }
        return """
            WITH \(sql: weighed(issuer, thresholds.map(\.weights))),
            large AS MATERIALIZED (
                SELECT DISTINCT w.root
                FROM weighed AS w
                JOIN unnest(\(bounds)::numeric[], \(thresholds.map(\.ratio.numerator))::bigint[],
                    \(thresholds.map(\.ratio.denominator))::bigint[])
                    WITH ORDINALITY AS t (outstanding, numerator, denominator, measure)
                    ON t.measure = w.measure
                WHERE w.units * t.denominator > t.outstanding * t.numerator
            )
            SELECT l.root AS person FROM large AS l
            UNION
            SELECT k.person::text FROM large AS l
            JOIN ledger.kin AS k ON k.issuer = \(issuer) AND k.root = l.root
            UNION
            SELECT x.person::text FROM ledger.limit_exception AS x
            WHERE x.issuer = \(issuer) AND x.effective_from <= ledger.today(\(issuer))
                AND coalesce(x.effective_until, 'infinity') >= ledger.today(\(issuer))
            """
    }

    /// The individuals among those who hold most, with all their kin.
    static func largest(
        _ issuer: String, _ weights: [SecurityID: Int128], count: Int
    ) -> SQL {
        """
        WITH \(sql: weighed(issuer, [weights])),
        large AS MATERIALIZED (
            SELECT w.root FROM weighed AS w
            ORDER BY w.units DESC, w.root
            LIMIT \(count)
        )
        SELECT p.person, p.is_entity
        FROM large AS l
        LEFT JOIN ledger.kin AS k ON k.issuer = \(issuer) AND k.root = l.root
        JOIN ledger.person AS p
            ON p.issuer = \(issuer) AND p.person = coalesce(k.person::text, l.root)
        """
    }

    /// What everybody and his kin hold, weighed by each measure; each account counted once.
    private static func weighed(_ issuer: String, _ measures: [[SecurityID: Int128]]) -> SQL {
        var securities: [String] = []
        var weights: [String] = []
        var numbers: [Int] = []
        for (index, measure) in measures.enumerated() {
            for (security, weight) in measure.sorted(by: { $0.key < $1.key }) {
                securities.append(security.text)
                weights.append(String(weight))
                numbers.append(index + 1)
            }
        }
        return """
            \(sql: owned(issuer)),
            \(sql: elsewhere(issuer)),
            held AS (
                SELECT w.root, h.security, h.units
                FROM owned AS w
                JOIN ledger.holding AS h
                    ON h.issuer = \(issuer) AND h.account = w.account AND h.units > 0
                UNION ALL
                SELECT coalesce(k.root, e.person)::text, e.security, e.units
                FROM elsewhere AS e
                LEFT JOIN ledger.kin AS k ON k.issuer = \(issuer) AND k.person = e.person
            ),
            weighed AS (
                SELECT h.root, m.measure, sum(h.units * m.weight) AS units
                FROM held AS h
                JOIN unnest(\(securities)::text[], \(weights)::numeric[], \(numbers)::bigint[])
                    AS m (security, weight, measure) ON m.security = h.security
                GROUP BY h.root, m.measure
            )
            """
    }

    /// Accounts and those who own them in fact, by the root of their kin.
    private static func owned(_ issuer: String) -> SQL {
        """
        passed AS MATERIALIZED (
            SELECT latest.account
            FROM (
                SELECT DISTINCT ON (s.account)
                    s.account, s.standing, s.evidence, s.effective_until
                FROM ledger.account_standing AS s
                WHERE s.issuer = \(issuer) AND s.effective_from <= ledger.today(\(issuer))
                ORDER BY s.account, s.effective_from DESC, s.fact DESC
            ) AS latest
            WHERE (latest.standing = 'exempt'
                    OR latest.standing = 'intermediary' AND latest.evidence IS NOT NULL)
                AND coalesce(latest.effective_until, 'infinity') >= ledger.today(\(issuer))
        ),
        owned AS (
            SELECT DISTINCT o.account, coalesce(k.root, o.person)::text AS root
            FROM ledger.account_owner AS o
            LEFT JOIN ledger.kin AS k ON k.issuer = \(issuer) AND k.person = o.person
            WHERE o.issuer = \(issuer)
                AND o.capacity NOT IN ('custodian', 'trustee', 'representative')
                AND NOT EXISTS (SELECT FROM passed AS x WHERE x.account = o.account)
        )
        """
    }

    /// What stands outside the accounts, and every option as if it were on unissued shares.
    private static func elsewhere(_ issuer: String) -> SQL {
        """
        elsewhere AS (
            SELECT x.person, x.security, x.units
            FROM (
                SELECT DISTINCT ON (p.person, p.security) p.person, p.security, p.units
                FROM ledger.outside_position AS p
                WHERE p.issuer = \(issuer)
                ORDER BY p.person, p.security, p.as_of DESC, p.fact DESC
            ) AS x
            UNION ALL
            SELECT x.person, x.security, x.units
            FROM (
                SELECT DISTINCT ON (d.account, d.person, d.security)
                    d.person, d.security, d.units
                FROM ledger.disclosed_position AS d
                WHERE d.issuer = \(issuer)
                ORDER BY d.account, d.person, d.security, d.as_of DESC, d.fact DESC
            ) AS x
            UNION ALL
            SELECT r.person, r.security, r.units
            FROM ledger.relation AS r
            WHERE r.issuer = \(issuer) AND r.kind = 'option'
        )
        """
    }
}
