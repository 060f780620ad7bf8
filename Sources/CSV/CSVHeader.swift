/// The first record of a file: the names of its columns, in order.
public struct CSVHeader: Hashable, Sendable {
    public let names: [String]

    /// The same with their places, for whoever finds fault with a name.
    public let fields: [CSVField]

    /// The clerk's own columns: those that the reader was not asked for.
    public let otherNames: [String]

    /// As it stands in the file, without its line end.
    public let raw: String

    /// Excel writes a byte order mark, and needs one to read UTF-8 again.
    public let hasByteOrderMark: Bool

    /// LF rather than CRLF.
    public let hasBareLineFeed: Bool

    private let positions: [String: Int]

    init(
        fields: [CSVField], known: Set<String>, raw: String, hasByteOrderMark: Bool,
        hasBareLineFeed: Bool
    ) {
        self.fields = fields
        names = fields.map(\.text)
        otherNames = names.filter { !known.contains($0) }
        self.raw = raw
        self.hasByteOrderMark = hasByteOrderMark
        self.hasBareLineFeed = hasBareLineFeed
        positions = Dictionary(zip(names, names.indices), uniquingKeysWith: { first, _ in first })
    }

    /// The place of a column, counted from 0; none when the file does not have it.
    public func position(of name: String) -> Int? { positions[name] }
}
