/// Whether an item is routine, with every clause that says it is not, in the rule's order.
public struct ItemClassification: Hashable, Sendable {
    public let clauses: [RoutineClause]

    public init(_ facts: ClassificationFacts) {
        clauses = RoutineClause.allCases.filter { $0.holds(of: facts) }
    }

    public var isRoutine: Bool { clauses.isEmpty }

    public var firstClause: RoutineClause? { clauses.first }

    public var word: String { isRoutine ? "ROUTINE" : "NON_ROUTINE" }
}
