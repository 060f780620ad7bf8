/// The clerk's own file, with columns added beside it.
///
/// What the clerk wrote is given back byte for byte, and so are the byte order mark and the kind of
/// line end of the header. Only the added cells are guarded: a spreadsheet takes text that begins
/// with `=` and the like for a formula and runs it, so such text gets a single quote in front.
public struct CSVAnswer: Sendable {
    /// The names of the added columns. A name that the clerk's file has already is numbered, so
    /// that an answer can be corrected, sent in and answered again.
    public let columns: [String]

    private let lineEnd: String
    private var output: String

    public init(to header: CSVHeader, adding names: [String]) {
        var taken = Set(header.names)
        columns = names.map { name in
            var free = name
            var count = 2
            while !taken.insert(free).inserted {
                free = "\(name) \(count)"
                count += 1
            }
            return free
        }
        lineEnd = header.hasBareLineFeed ? "\n" : "\r\n"
        output = header.hasByteOrderMark ? "\u{FEFF}" : ""
        write(header.raw, columns.map { .text($0) })
    }

    /// The whole file so far.
    public var text: String { output }

    /// Adds a record of the clerk's, with a cell for each added column.
    public mutating func append(_ record: CSVRecord, _ cells: [CSVAnswerCell]) {
        precondition(cells.count == columns.count, "An answer has one cell for each added column.")
        write(record.raw, cells)
    }

    private mutating func write(_ raw: String, _ cells: [CSVAnswerCell]) {
        output += raw
        for cell in cells {
            output += ","
            switch cell {
            case .empty: break
            case .text(let text): output += Self.quoted(Self.guarded(Self.harmless(text)))
            case .integer(let value): output += String(value)
            }
        }
        output += lineEnd
    }

    /// Controls are shown by their pictures (“␉”) or U+FFFD: the reader takes none but line feeds.
    private static func harmless(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x0A: scalars.append(scalar)
            case 0x00...0x1F: scalars.append(Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}")
            case 0x7F: scalars.append("\u{2421}")
            case 0x80...0x9F: scalars.append("\u{FFFD}")
            default: scalars.append(scalar)
            }
        }
        return String(scalars)
    }

    private static func guarded(_ text: String) -> String {
        switch text.unicodeScalars.first {
        case "=", "+", "-", "@", "\n": "'" + text
        case "＝", "＋", "－", "＠": "'" + text  // The wide forms, which some programs take too.
        default: text
        }
    }

    /// Works on bytes: a combining mark could hide a quotation mark from `Character`.
    private static func quoted(_ text: String) -> String {
        let quote = UInt8(ascii: "\"")
        let isSpecial = text.utf8.contains { byte in
            byte == quote || byte == UInt8(ascii: ",") || byte == 0x0A
        }
        let hasMargin = text.utf8.first == 0x20 || text.utf8.last == 0x20
        guard isSpecial || hasMargin else { return text }
        let doubled = text.utf8.flatMap { $0 == quote ? [quote, quote] : [$0] }
        return "\"" + String(decoding: doubled, as: UTF8.self) + "\""
    }
}
