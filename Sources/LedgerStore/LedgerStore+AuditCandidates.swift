import Ledger
import Postgres

/// The few who can matter to an audit, found in one pass over what was held on its day.
extension LedgerStore {
    /// Persons whose standing is worth working out, and what the largest group among the rest
    /// holds of all the equity stock; none where there is no rest.
    struct AuditCandidates {
        let persons: [String]
        let rest: Int128?
    }

    /// Whoever, with all his kin, could be near a limit or watched; whoever has a percentage of
    /// his own or a record of being over; and the largest groups, for the five largest of all.
    func auditCandidates(
        at moment: AuditMoment, _ facts: AuditFacts, _ thresholds: AuditThresholds, groups: Int
    ) throws(StoreError) -> AuditCandidates {
        let rows = try send([
            Self.candidates(at: moment, facts, thresholds, groups: groups)
        ])[0]
        return AuditCandidates(
            persons: rows.compactMap { $0["person"] },
            rest: rows.compactMap { $0["rest"] }.first.flatMap { Int128($0) })
    }

    private static func candidates(
        at moment: AuditMoment, _ facts: AuditFacts, _ thresholds: AuditThresholds, groups: Int
    ) -> SQL {
        let measures = capThresholds(in: facts.book)
        let least = measures.map { thresholds.least(of: $0.ratio) }
        let equity = EquityMeasure(facts.book).map { [$0.weights] } ?? []
        return """
            WITH \(sql: weighed(at: moment, measures.map(\.weights) + equity)),
            large AS MATERIALIZED (
                SELECT w.root
                FROM weighed AS w
                JOIN unnest(
                    \(measures.map { String($0.outstanding) })::numeric[],
                    \(least.map(\.numerator))::bigint[], \(least.map(\.denominator))::bigint[])
                    WITH ORDINALITY AS t (outstanding, numerator, denominator, measure)
                    ON t.measure = w.measure
                WHERE w.units * t.denominator >= t.outstanding * t.numerator
            ),
            ranked AS MATERIALIZED (
                SELECT w.root, w.units
                FROM weighed AS w
                WHERE w.measure > \(measures.count)
                ORDER BY w.units DESC, w.root
                LIMIT \(groups + 1)
            ),
            told AS MATERIALIZED (
                SELECT l.root FROM large AS l
                UNION
                SELECT first.root
                FROM (
                    SELECT r.root FROM ranked AS r ORDER BY r.units DESC, r.root LIMIT \(groups)
                ) AS first
                UNION
                SELECT coalesce(k.root, x.person)
                FROM (SELECT e.person FROM excepted AS e UNION SELECT e.person FROM excess AS e)
                    AS x
                LEFT JOIN ledger.kin AS k ON k.issuer = \(moment.issuer) AND k.person = x.person
            )
            SELECT DISTINCT coalesce(k.person, t.root)::text AS person, NULL::text AS rest
            FROM told AS t
            LEFT JOIN ledger.kin AS k ON k.issuer = \(moment.issuer) AND k.root = t.root
            UNION ALL
            SELECT NULL, left_out.units::text
            FROM (
                SELECT r.units FROM ranked AS r
                ORDER BY r.units DESC, r.root
                OFFSET \(groups)
            ) AS left_out
            """
    }

    /// What everybody and his kin held, weighed by each measure; each account counted once, and
    /// every option as if it were on unissued shares.
    private static func weighed(
        at moment: AuditMoment, _ measures: [[SecurityID: Int128]]
    ) -> SQL {
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
            \(sql: moment.heldThen),
            \(sql: moment.owned),
            \(sql: moment.elsewhere),
            \(sql: moment.related),
            \(sql: moment.excepted),
            \(sql: moment.excess),
            by_root AS (
                SELECT DISTINCT o.account, coalesce(k.root, o.person)::text AS root
                FROM owned AS o
                LEFT JOIN ledger.kin AS k
                    ON k.issuer = \(moment.issuer) AND k.person = o.person
            ),
            counted AS (
                SELECT w.root, h.security, h.units
                FROM by_root AS w
                JOIN held_then AS h ON h.account = w.account AND h.units > 0
                UNION ALL
                SELECT coalesce(k.root, e.person)::text, e.security, e.units
                FROM (
                    SELECT x.person, x.security, x.units FROM elsewhere AS x
                    UNION ALL
                    SELECT r.person, r.security, r.units FROM related AS r
                    WHERE r.kind = 'option'
                ) AS e
                LEFT JOIN ledger.kin AS k
                    ON k.issuer = \(moment.issuer) AND k.person = e.person
            ),
            weighed AS MATERIALIZED (
                SELECT c.root, m.measure, sum(c.units * m.weight) AS units
                FROM counted AS c
                JOIN unnest(\(securities)::text[], \(weights)::numeric[], \(numbers)::bigint[])
                    AS m (security, weight, measure) ON m.security = c.security
                GROUP BY c.root, m.measure
                HAVING sum(c.units * m.weight) > 0
            )
            """
    }
}
