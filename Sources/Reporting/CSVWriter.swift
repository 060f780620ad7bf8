import JSON

/// Builds a CSV file by RFC 4180: UTF-8, commas, CRLF after every row.
///
/// A spreadsheet takes text that begins with `=` and the like for a formula and runs it, so such
/// text gets a single quote in front. Numbers are given as numbers and stay as they are.
public struct CSVWriter: Sendable {
    private let columnCount: Int
    private var output = ""

    public init(header: [String]) {
        columnCount = header.count
        append(header.map(CSVCell.text))
    }

    /// Goes on with a file whose header is written already.
    init(rowsOf columnCount: Int) { self.columnCount = columnCount }

    /// The whole file so far.
    public var text: String { output }

    /// Adds a row with as many cells as the header has.
    public mutating func append(_ cells: [CSVCell]) {
        precondition(cells.count == columnCount, "A row has one cell for each column.")
        let fields = cells.map(field)
        // A line with nothing on it would be no row at all.
        output += fields == [""] ? "\"\"" : fields.joined(separator: ",")
        output += "\r\n"
    }

    private func field(_ cell: CSVCell) -> String {
        switch cell {
        case .empty: ""
        case .integer(let value): String(value)
        case .text(let text): quoted(guarded(text))
        case .number(let lexeme): JSONReader.numberText(lexeme) ?? quoted(guarded(lexeme))
        }
    }

    private func guarded(_ text: String) -> String {
        switch text.unicodeScalars.first {
        case "=", "+", "-", "@", "\t", "\r", "\n": "'" + text
        case "＝", "＋", "－", "＠": "'" + text  // The wide forms, which some programs take too.
        default: text
        }
    }

    /// Works on bytes: a combining mark could hide a quotation mark from `Character`.
    private func quoted(_ text: String) -> String {
        let quote = UInt8(ascii: "\"")
        let isSpecial = text.utf8.contains { byte in
            byte == quote || byte == UInt8(ascii: ",") || byte == 0x0A || byte == 0x0D
        }
        let hasMargin = text.utf8.first == 0x20 || text.utf8.last == 0x20
        guard isSpecial || hasMargin else { return text }
        let doubled = text.utf8.flatMap { $0 == quote ? [quote, quote] : [$0] }
        return "\"" + String(decoding: doubled, as: UTF8.self) + "\""
    }
}
