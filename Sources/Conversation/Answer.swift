/// An answer that was accepted.
public struct Answer: Hashable, Sendable {
    public let id: String

    /// As the question wants it used.
    public let text: String

    public init(id: String, text: String) {
        self.id = id
        self.text = text
    }
}
