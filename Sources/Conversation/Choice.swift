/// One of the answers that a question offers.
public struct Choice: Hashable, Sendable {
    /// What is typed and what is answered.
    public let value: String

    /// What it means, if the value does not say so by itself.
    public let label: String

    public init(_ value: String, _ label: String = "") {
        self.value = value
        self.label = label
    }
}
