import JSON
import Ledger
import Postgres

/// Persons who cannot be told from others of the same name, for want of a taxpayer number.
extension LedgerStore {
    struct Namesake {
        let name: String
        let held: [SecurityID: Int128]
        let matches: [PersonID]
    }

    /// Everybody who bears the name of somebody without a number who takes shares.
    static func namesakes(_ question: Question) -> SQL {
        let unnumbered = question.owners.filter { $0.known == nil && $0.hash == nil }.map(\.name)
        let known = question.owners.compactMap(\.known?.text)
        return """
            WITH doubtful AS (
                SELECT upper(p.full_name) AS name
                FROM ledger.account_owner AS o
                JOIN ledger.person AS p ON p.issuer = o.issuer AND p.person = o.person
                WHERE o.issuer = \(question.issuer.text)
                    AND o.account = ANY(\(question.takers)) AND p.tin_last_four IS NULL
                UNION
                SELECT upper(n) FROM unnest(\(unnumbered)::text[]) AS n
                UNION
                SELECT upper(p.full_name) FROM ledger.person AS p
                WHERE p.issuer = \(question.issuer.text) AND p.person = ANY(\(known))
                    AND p.tin_last_four IS NULL
            )
            SELECT d.name, p.person, p.full_name, p.tin_last_four IS NULL AS is_unnumbered, (
                SELECT json_object_agg(g.security, g.units)
                FROM (
                    SELECT h.security, sum(h.units) AS units
                    FROM (
                        SELECT r.security, r.units
                        FROM ledger.record_holdings(
                            p.issuer, ARRAY[p.person::text], ledger.today(p.issuer)) AS r
                        UNION ALL
                        SELECT x.security, x.units
                        FROM ledger.outside_holdings(p.issuer, ARRAY[p.person::text]) AS x
                        UNION ALL
                        SELECT d.security, d.units
                        FROM ledger.disclosed_holdings(p.issuer, ARRAY[p.person::text]) AS d
                    ) AS h
                    GROUP BY h.security
                ) AS g
            ) AS held
            FROM doubtful AS d
            JOIN ledger.person AS p
                ON upper(p.full_name) = d.name AND p.issuer = \(question.issuer.text)
            ORDER BY d.name, p.person
            """
    }

    static func namesakes(_ rows: [Row]) throws(PostgresError) -> [PersonID: Namesake] {
        var groups: [String: [Row]] = [:]
        for row in rows { groups[try row.text("name"), default: []].append(row) }
        var namesakes: [PersonID: Namesake] = [:]
        for group in groups.values where group.count > 1 {
            let persons = group.map { PersonID(unchecked: $0["person"] ?? "") }
            for (person, row) in zip(persons, group) {
                let isDoubtful = try row.bool("is_unnumbered")
                namesakes[person] = Namesake(
                    name: try row.text("full_name"), held: try holdings(row["held"]),
                    matches: isDoubtful ? persons.filter { $0 != person } : [])
            }
        }
        return namesakes
    }

    private static func holdings(
        _ text: String?
    ) throws(PostgresError) -> [SecurityID: Int128] {
        guard let text else { return [:] }
        guard let object = (try? JSONReader.read(Array(text.utf8)))?.object else {
            throw .unexpectedResult("holdings that cannot be read")
        }
        var held: [SecurityID: Int128] = [:]
        for (name, value) in object.members {
            held[SecurityID(unchecked: name), default: 0] += Int128(value.compact) ?? 0
        }
        return held
    }
}
