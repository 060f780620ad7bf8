import Ledger
import Postgres

/// The few who can matter to an audit, found in one pass over what was held on its day.
extension LedgerStore {
    /// Persons whose standing is worth working out, what the largest group among the rest holds of
    /// all the equity stock (none where there is no rest), and how many there were in all.
    struct AuditCandidates {
        let persons: [String]
        let rest: Int128?
        let holders: Int
        let accounts: Int
        /// Who of those that have no taxpayer number may be whom, having the same name.
        let namesakes: [PersonID: [PersonID]]
        /// What individuals hold of each class, in their own names or behind intermediaries.
        let heldByIndividuals: [SecurityID: Int128]
    }

    /// Of so many persons of one name, each with a part of what is near a limit, one is looked
    /// for: the others are found by that one's name.
    private static let mostNamesakes = 100

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
            rest: rows.compactMap { $0["rest"] }.first.flatMap { Int128($0) },
            holders: rows.compactMap { $0["holders"] }.first.flatMap { Int($0) } ?? 0,
            accounts: rows.compactMap { $0["accounts"] }.first.flatMap { Int($0) } ?? 0,
            namesakes: Self.namesakes(among: rows),
            heldByIndividuals: rows.reduce(into: [:]) { held, row in
                guard let security = row["security"], let units = row["units"] else { return }
                held[SecurityID(unchecked: security)] = Int128(units) ?? 0
            })
    }

    private static func namesakes(among rows: [Row]) -> [PersonID: [PersonID]] {
        var groups: [String: [Row]] = [:]
        for row in rows {
            guard let name = row["name"] else { continue }
            groups[name, default: []].append(row)
        }
        var namesakes: [PersonID: [PersonID]] = [:]
        for group in groups.values {
            let persons = group.compactMap { $0["person"] }.map { PersonID(unchecked: $0) }
            for (person, row) in zip(persons, group) where row["is_unnumbered"] == "t" {
                namesakes[person] = persons.filter { $0 != person }.sorted()
            }
        }
        return namesakes
    }

    /// Whether what a group holds comes to this part of what would be near a limit.
    private static func isLarge(
        _ units: SQL, _ measures: [CapThreshold], _ thresholds: AuditThresholds, part: Int = 1
    ) -> SQL {
        var isLarge: SQL = "false"
        for (index, measure) in measures.enumerated() {
            let least = thresholds.least(of: measure.ratio)
            let held: SQL = "\(sql: units)[\(index + 1)::integer]"
            isLarge = """
                \(sql: isLarge) OR \(sql: held) > 0
                    AND \(sql: held) * \(least.denominator)::numeric * \(part)::numeric
                        >= \(String(measure.outstanding))::numeric * \(least.numerator)::numeric
                """
        }
        return isLarge
    }

    private static func candidates(
        at moment: AuditMoment, _ facts: AuditFacts, _ thresholds: AuditThresholds, groups: Int
    ) -> SQL {
        let measures = capThresholds(in: facts.book)
        let equity = EquityMeasure(facts.book).map { [$0.weights] } ?? []
        // Without a measure of all the equity stock there is no such element, and nobody is ranked.
        let last = measures.count + 1
        return """
            WITH \(sql: weighed(at: moment, measures.map(\.weights) + equity)),
            large AS MATERIALIZED (
                SELECT w.root FROM weighed AS w
                WHERE \(sql: isLarge("w.units", measures, thresholds))
            ),
            \(sql: alike(at: moment, measures, thresholds)),
            ranked AS MATERIALIZED (
                SELECT w.root, w.units[\(last)::integer] AS units
                FROM weighed AS w
                WHERE w.units[\(last)::integer] > 0
                ORDER BY w.units[\(last)::integer] DESC, w.root
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
                UNION
                SELECT a.root FROM alike AS a
            )
            SELECT DISTINCT coalesce(k.person, t.root)::text AS person, NULL::text AS rest,
                NULL::bigint AS holders, NULL::bigint AS accounts, NULL::text AS name,
                NULL::boolean AS is_unnumbered, NULL::text AS security, NULL::text AS units
            FROM told AS t
            LEFT JOIN ledger.kin AS k ON k.issuer = \(moment.issuer) AND k.root = t.root
            UNION ALL
            SELECT NULL, left_out.units::text, NULL, NULL, NULL, NULL, NULL, NULL
            FROM (
                SELECT r.units FROM ranked AS r
                ORDER BY r.units DESC, r.root
                OFFSET \(groups)
            ) AS left_out
            UNION ALL
            SELECT NULL, NULL, (
                SELECT count(*) FROM (
                    SELECT o.person FROM owned AS o
                    JOIN held_then AS h ON h.account = o.account AND h.units > 0
                    UNION
                    SELECT e.person FROM elsewhere AS e WHERE e.units > 0
                ) AS p
            ), (
                SELECT count(*) FROM (
                    SELECT DISTINCT h.account FROM held_then AS h WHERE h.units > 0
                ) AS a
            ), NULL, NULL, NULL, NULL
            UNION ALL
            SELECT a.person, NULL, NULL, NULL, a.name, a.is_unnumbered, NULL, NULL
            FROM alike AS a
            UNION ALL
            SELECT NULL, NULL, NULL, NULL, NULL, NULL, i.security, sum(i.units)::text
            FROM (
                SELECT h.security, h.units
                FROM held_then AS h
                WHERE h.account IN (
                    SELECT o.account FROM owned AS o
                    JOIN ledger.person AS p
                        ON p.issuer = \(moment.issuer) AND p.person = o.person
                    WHERE NOT p.is_entity
                )
                UNION ALL
                SELECT e.security, e.units
                FROM elsewhere AS e
                JOIN ledger.person AS p
                    ON p.issuer = \(moment.issuer) AND p.person = e.person
                WHERE NOT p.is_entity
            ) AS i
            WHERE \(facts.heldByIndividuals == nil && groups > 0)
            GROUP BY i.security
            """
    }

    /// Persons of one name, one of them without a taxpayer number, who together hold as much as
    /// would be near a limit.
    private static func alike(
        at moment: AuditMoment, _ measures: [CapThreshold], _ thresholds: AuditThresholds
    ) -> SQL {
        var sums: SQL = ""
        for index in measures.indices {
            sums = """
                \(sql: sums)\(sql: index == 0 ? "" : ", ")sum(w.units[\(index + 1)::integer])
                """
        }
        return """
            sizable AS MATERIALIZED (
                SELECT w.root FROM weighed AS w
                WHERE \(sql: isLarge("w.units", measures, thresholds, part: mostNamesakes))
            ),
            namesake AS MATERIALIZED (
                SELECT n.name, p.person::text AS person, p.tin_last_four IS NULL AS is_unnumbered,
                    coalesce(k.root, p.person)::text AS root
                FROM (
                    SELECT DISTINCT upper(x.full_name) AS name
                    FROM sizable AS s
                    LEFT JOIN ledger.kin AS k ON k.issuer = \(moment.issuer) AND k.root = s.root
                    JOIN ledger.person AS x ON x.issuer = \(moment.issuer)
                        AND x.person = coalesce(k.person, s.root)
                ) AS n
                JOIN ledger.person AS p ON upper(p.full_name) = n.name
                    AND p.issuer = \(moment.issuer) AND p.recorded_at < \(sql: moment.known)
                LEFT JOIN ledger.kin AS k ON k.issuer = p.issuer AND k.person = p.person
            ),
            together AS (
                SELECT r.name, ARRAY[\(sql: sums)]::numeric[] AS units
                FROM (SELECT DISTINCT n.name, n.root FROM namesake AS n) AS r
                JOIN weighed AS w ON w.root = r.root
                GROUP BY r.name
            ),
            alike AS MATERIALIZED (
                SELECT n.name, n.person, n.is_unnumbered, n.root
                FROM together AS t
                JOIN namesake AS n ON n.name = t.name
                WHERE (\(sql: isLarge("t.units", measures, thresholds))) AND (
                    SELECT count(*) > 1 AND bool_or(m.is_unnumbered) FROM namesake AS m
                    WHERE m.name = t.name
                )
            )
            """
    }

    /// What everybody and his kin held, weighed by each measure in turn; each account counted once,
    /// and every option as if it were on unissued shares.
    private static func weighed(
        at moment: AuditMoment, _ measures: [[SecurityID: Int128]]
    ) -> SQL {
        // Whole numbers are added first and weighed once for each group: of a million groups each
        // has a sum for every security, whichever measures it stands in.
        var sums: SQL = ""
        for (index, measure) in measures.enumerated() {
            var sum: SQL = index == 0 ? "0" : ", 0"
            for (security, weight) in measure.sorted(by: { $0.key < $1.key }) {
                sum = """
                    \(sql: sum) + \(String(weight))::numeric * coalesce(
                        sum(c.units) FILTER (WHERE c.security = \(security.text)), 0)
                    """
            }
            sums = "\(sql: sums)\(sql: sum)"
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
                SELECT c.root, ARRAY[\(sql: sums)]::numeric[] AS units
                FROM counted AS c
                GROUP BY c.root
            )
            """
    }
}
