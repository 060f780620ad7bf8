/// One line of a predecessor's file that does not fit this book.
public struct TakeOverProblem: Hashable, Sendable {
    public let line: Int
    /// The name of the column.
    public let column: String
    public let problem: String
    public let accepted: String

    public init(line: Int, column: String, problem: String, accepted: String) {
        self.line = line
        self.column = column
        self.problem = problem
        self.accepted = accepted
    }
}
