/// A column that the reader knows by name.
public struct CSVColumn: Hashable, Sendable {
    public let name: String

    /// The header must have it. A cell of it may still be empty.
    public let isRequired: Bool

    public init(_ name: String, isRequired: Bool = true) {
        self.name = name
        self.isRequired = isRequired
    }
}
