import Ledger
import Postgres

/// Who is counted by the graph, because shares reach him by others or in parts.
extension LedgerStore {
    /// The kin of `persons`, and those of them whose undivided account the policy divides: in
    /// whichever capacity they own it, as `record_holdings` and the law have it.
    static func counted(_ issuer: String, _ persons: SQL) -> SQL {
        """
        SELECT k.person FROM (\(sql: kin(issuer, of: persons))) AS k
        UNION
        SELECT o.person
        FROM ledger.account_owner AS o
        WHERE o.issuer = \(issuer) AND o.person = ANY(ARRAY(\(sql: persons)))
            AND o.numerator IS NULL
            AND o.capacity NOT IN ('custodian', 'trustee', 'representative')
            AND EXISTS (
                SELECT FROM ledger.policies_on(\(issuer), ledger.today(\(issuer))) AS p
                WHERE p.name = 'joint_attribution' AND p.value = 'EQUAL'
            )
            AND ledger.sharers(\(issuer), o.account, ledger.today(\(issuer))) > 1
        """
    }
}
