/// How large a document the reader takes before it refuses.
public struct JSONLimits: Hashable, Sendable {
    /// How many arrays and objects may stand inside one another.
    public var depth: Int

    public var bytes: Int

    public init(depth: Int = 64, bytes: Int = .max) {
        self.depth = depth
        self.bytes = bytes
    }
}
