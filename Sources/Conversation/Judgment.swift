/// What a question says to a text that was typed for it.
public enum Judgment: Hashable, Sendable {
    /// The answer as it is to be used, which may be a tidier form of what was typed, and what the
    /// person should know now.
    case accepted(String, notes: [String] = [])
    case problem(AnswerProblem)
}
