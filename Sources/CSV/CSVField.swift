/// What stands in one cell of a file, and where it stands.
public struct CSVField: Hashable, Sendable {
    /// Without the quotation marks around it, and with doubled ones made single.
    public let text: String

    /// Counted from 1. Not always the line of the record: a field before it may hold line breaks.
    public let line: Int

    /// Counted from 1 in Unicode scalars; that of the quotation mark where there is one.
    public let column: Int

    public init(text: String, line: Int, column: Int) {
        self.text = text
        self.line = line
        self.column = column
    }
}
