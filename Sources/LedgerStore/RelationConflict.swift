import Ledger
import Postgres

/// What keeps a relation from being recorded; the words are those of the database's refusal.
enum RelationConflict: String {
    case notIndividuals = "relation_family_of_individuals"
    case notEntity = "relation_stake_in_entity"
    case known = "relation_is_new"
    case married = "relation_of_one_spouse"
    case circle = "relation_descent_without_circle"
    case beyondWhole = "relation_stakes_within_whole"

    /// - Parameter rows: The entities among the two, or the relations on file.
    func refusal(_ relation: RelationRequest, _ rows: [Row]) -> StoreError {
        let other = relation.other?.text ?? "?"
        switch self {
        case .notIndividuals:
            let entity = rows.first?["person"] ?? other
            return .unacceptable(
                field: entity == relation.person.text ? "person" : "other",
                problem: "\(entity) is an entity, and an entity has no family",
                accepted: "two individuals; what owns a part of an entity has a stake in it")
        case .notEntity:
            return .unacceptable(
                field: "other",
                problem: "\(other) is on file as an individual, of whom nobody owns a part",
                accepted: "an entity: a corporation, a partnership, a trust or an estate")
        case .known:
            return .unacceptable(
                field: "kind", problem: "on file already: " + Self.words(rows.first),
                accepted: "a relation that is not on file; that one " + Self.ending(rows.first))
        case .married:
            let row = rows.first
            let isFirst =
                row?["person"] == relation.person.text
                || row?["other"] == relation.person.text
            return .unacceptable(
                field: isFirst ? "person" : "other",
                problem: "married on those days: " + Self.words(row),
                accepted: "one spouse at a time; that marriage " + Self.ending(row))
        case .circle:
            return .unacceptable(
                field: "kind",
                problem: "by the relations on file \(relation.person) and \(other) descend the "
                    + "other way round",
                accepted: "an ancestor who does not descend from his own descendant")
        case .beyondWhole:
            return .unacceptable(
                field: "numerator", problem: "more than the whole", accepted: "what is left")
        }
    }

    /// `relation 12, ANN spouse of BOB from 2026-01-02`.
    private static func words(_ row: Row?) -> String {
        guard let row else { return "another relation" }
        let kind = row["kind"] ?? ""
        let last = row["last_day"].map { " until \($0)" } ?? ""
        return "relation \(row["relation"] ?? "?"), \(kind) \(row["person"] ?? "")"
            + (row["other"].map { " of \($0)" } ?? "")
            + " from \(row["effective_from"] ?? "?")" + last
    }

    private static func ending(_ row: Row?) -> String {
        "ends by: countersign person unrelate \(row?["relation"] ?? "NUMBER") --on DAY"
    }
}
