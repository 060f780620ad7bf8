/// The answers on the way from the first question to here, in the order of asking.
public struct Answers: Hashable, Sendable {
    public private(set) var inOrder: [Answer] = []

    public init() {}

    public subscript(id: String) -> String? {
        inOrder.last { $0.id == id }?.text
    }

    mutating func append(_ answer: Answer) { inOrder.append(answer) }

    mutating func removeLast() -> Answer? { inOrder.popLast() }
}
