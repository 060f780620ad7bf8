/// How much the reader takes before it says no more.
public struct CSVLimits: Hashable, Sendable {
    /// The bytes of one record. A quotation mark left open would otherwise swallow the whole file.
    public var recordBytes: Int

    /// The errors that are kept; those after them are counted only.
    public var errors: Int

    public init(recordBytes: Int = 1 << 20, errors: Int = 1000) {
        self.recordBytes = max(recordBytes, 1)
        self.errors = max(errors, 1)
    }
}
