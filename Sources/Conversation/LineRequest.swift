/// How a line is to be asked for.
public struct LineRequest: Hashable, Sendable {
    public let prompt: String

    /// What TAB completes to.
    public let suggestions: [String]

    /// Nothing of what is typed is shown.
    public let isSecret: Bool

    public init(prompt: String, suggestions: [String] = [], isSecret: Bool = false) {
        self.prompt = prompt
        self.suggestions = suggestions
        self.isSecret = isSecret
    }
}
