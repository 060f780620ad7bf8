import Ledger
import Postgres

/// Who is counted by the graph, because shares reach him by others or in parts.
extension LedgerStore {
    /// The kin of `persons`, no more than `most` of those who are not asked about, and whether
    /// there are more; and of `persons` those who own parts, or whose undivided account the policy
    /// divides: in whichever capacity they own it, as `record_holdings` and the law have it.
    static func counted(_ issuer: String, _ persons: SQL, most: Int64 = .max) -> SQL {
        """
        WITH asked AS MATERIALIZED (
            SELECT ARRAY(\(sql: persons)) AS persons, ledger.today(\(issuer)) AS today
        ),
        listed AS MATERIALIZED (
            SELECT k.person
            FROM (
                SELECT DISTINCT k.root FROM asked, ledger.kin AS k
                WHERE k.issuer = \(issuer) AND k.person = ANY(asked.persons)
            ) AS r
            JOIN ledger.kin AS k ON k.issuer = \(issuer) AND k.root = r.root
            LIMIT \(most)
        )
        SELECT k.person, (SELECT count(*) FROM listed) = \(most) AS is_cut
        FROM asked, ledger.kin AS k
        WHERE k.issuer = \(issuer) AND k.person = ANY(asked.persons)
        UNION ALL
        SELECT l.person, false FROM listed AS l
        UNION ALL
        SELECT o.person, false FROM asked, ledger.account_owner AS o
        WHERE o.issuer = \(issuer) AND o.person = ANY(asked.persons)
            AND (o.numerator IS NOT NULL OR EXISTS (
                SELECT FROM ledger.policies_on(\(issuer), asked.today) AS p
                WHERE p.name = 'joint_attribution' AND p.value = 'EQUAL'
            ) AND (o.capacity = 'joint_owner' OR
                o.capacity NOT IN ('custodian', 'trustee', 'representative')
                AND ledger.sharers(\(issuer), o.account, asked.today) > 1
            ))
        """
    }
}
