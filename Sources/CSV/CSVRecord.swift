/// One record of a file, whole and with as many fields as the header has names.
public struct CSVRecord: Hashable, Sendable {
    /// The line it begins on, counted from 1; the header's first line is 1.
    public let line: Int

    /// In the order of the header.
    public let fields: [CSVField]

    /// As it stands in the file, without its line end, to be written back unchanged.
    public let raw: String

    private let header: CSVHeader

    init(line: Int, fields: [CSVField], raw: String, header: CSVHeader) {
        self.line = line
        self.fields = fields
        self.raw = raw
        self.header = header
    }

    /// The field of a column; none when the file does not have that column.
    public subscript(name: String) -> CSVField? {
        header.position(of: name).map { fields[$0] }
    }

    func position(of name: String) -> Int? { header.position(of: name) }

    func with(fields: [CSVField], raw: String) -> CSVRecord {
        CSVRecord(line: line, fields: fields, raw: raw, header: header)
    }
}
