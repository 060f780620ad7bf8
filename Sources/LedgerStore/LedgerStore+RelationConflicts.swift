import JSON
import Ledger
import Postgres

/// Relations that cannot be: what the database refused, told with what is on file.
extension LedgerStore {
    /// The refusal of a relation, with the persons, the days and the numbers that it rests on.
    func explaining(
        _ error: StoreError, _ relation: RelationRequest, issuer: IssuerID
    ) -> StoreError {
        guard case .backstop(_, let constraint?, _) = error,
            let conflict = RelationConflict(rawValue: constraint)
        else { return error }
        do throws(StoreError) {
            switch conflict {
            case .notIndividuals, .notEntity:
                return conflict.refusal(relation, try entities(of: relation, issuer: issuer))
            case .known, .married:
                return conflict.refusal(relation, try onFile(conflict, relation, issuer: issuer))
            case .circle:
                return conflict.refusal(relation, [])
            case .beyondWhole:
                return try beyondWhole(relation, issuer: issuer)
            }
        } catch {
            return error
        }
    }

    private func entities(
        of relation: RelationRequest, issuer: IssuerID
    ) throws(StoreError) -> [Row] {
        let persons = [relation.person.text, relation.other?.text ?? ""]
        return try send([
            """
            SELECT p.person FROM ledger.person AS p
            WHERE p.issuer = \(issuer.text) AND p.person = ANY(\(persons)) AND p.is_entity
            ORDER BY p.person = \(relation.person.text) DESC
            """
        ])[0]
    }

    private func onFile(
        _ conflict: RelationConflict, _ relation: RelationRequest, issuer: IssuerID
    ) throws(StoreError) -> [Row] {
        try send([
            """
            SELECT r.relation, r.kind, r.person, r.other, r.effective_from,
                least(r.effective_until, e.ends_on) AS last_day
            FROM ledger.relation_conflicts(\(issuer.text), \(relation.row.compact)) AS c
            JOIN ledger.relation AS r ON r.issuer = \(issuer.text) AND r.relation = c.relation
            LEFT JOIN ledger.relation_end AS e
                ON e.issuer = r.issuer AND e.relation = r.relation
            WHERE c.conflict = \(conflict.rawValue)
            ORDER BY r.relation
            """
        ])[0]
    }

    /// The first day on which more than the whole would be owned, and by whom.
    private func beyondWhole(
        _ relation: RelationRequest, issuer: IssuerID
    ) throws(StoreError) -> StoreError {
        guard let entity = relation.other, let part = relation.part else {
            return .unacceptable(field: "numerator", problem: "no part", accepted: "a part")
        }
        let rows = try send([
            """
            SELECT r.relation, r.person, r.numerator, r.denominator, r.effective_from,
                least(r.effective_until, e.ends_on) AS last_day
            FROM ledger.relation AS r
            LEFT JOIN ledger.relation_end AS e
                ON e.issuer = r.issuer AND e.relation = r.relation
            WHERE r.issuer = \(issuer.text) AND r.kind = 'stake' AND r.other = \(entity.text)
            ORDER BY r.relation
            """,
            "SELECT ledger.today(\(issuer.text)) AS today",
        ])
        let today = rows[1].first?["today"].flatMap { CalendarDate($0) }
        var stakes = rows[0].compactMap(Stake.init)
        guard let first = relation.from ?? today,
            let fraction = Fraction(Int128(part.numerator), Int128(part.denominator))
        else { return .unknown(what: "issuer", name: issuer.text, field: "issuer") }
        stakes.append(
            Stake(
                number: nil, owner: relation.person, part: fraction, first: first,
                last: relation.until))
        let days = Set(stakes.map(\.first)).filter { $0 >= first }.sorted()
        for day in days {
            let standing = stakes.filter { $0.holds(on: day) }
            let sum = standing.reduce(Fraction.zero) { $0 + $1.part }
            guard sum > .one else { continue }
            let told = standing.compactMap(\.words)
            let more = told.count > 5 ? "; and \(told.count - 5) more" : ""
            return .unacceptable(
                field: "numerator",
                problem: "the stakes in \(entity) would come to \(sum) of it from \(day) on; on "
                    + "file: " + told.prefix(5).joined(separator: "; ") + more,
                accepted: "a part that leaves no more than the whole; a stake that is over ends "
                    + "by: countersign person unrelate")
        }
        return .unacceptable(
            field: "numerator", problem: "the stakes in \(entity) would come to more than it",
            accepted: "a part that leaves no more than the whole")
    }
}

/// A part of an entity with its days.
private struct Stake {
    let number: Int64?
    let owner: PersonID
    let part: Fraction
    let first: CalendarDate
    let last: CalendarDate?

    func holds(on day: CalendarDate) -> Bool {
        first <= day && (last.map { day <= $0 } ?? true)
    }

    /// What is said of it where it is on file.
    var words: String? {
        number.map { "relation \($0), \(part) of \(owner) from \(first)" }
    }
}

extension Stake {
    init?(_ row: Row) {
        guard let owner = row["person"],
            let first = row["effective_from"].flatMap(CalendarDate.init),
            let numerator = row["numerator"].flatMap(Int128.init),
            let denominator = row["denominator"].flatMap(Int128.init),
            let part = Fraction(numerator, denominator)
        else { return nil }
        number = row["relation"].flatMap { Int64($0) }
        self.owner = PersonID(unchecked: owner)
        self.part = part
        self.first = first
        last = row["last_day"].flatMap { CalendarDate($0) }
    }
}
