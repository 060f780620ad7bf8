extension CSVError {
    /// What is wrong in one place of a file.
    public enum Problem: Hashable, Sendable {
        // The file as a whole.
        case empty
        case otherEncoding(String)

        // Its characters.
        case invalidUTF8
        case control(Unicode.Scalar)
        case bareReturn

        // Its quotation marks and records.
        case quoteInPlainField
        case textAfterQuote
        case unclosedQuote
        case recordTooLong(limit: Int)
        case blankLine
        case fieldCount(found: Int, expected: Int)

        // Its header.
        case otherSeparator(Character)
        case unnamedColumn
        case repeatedColumn(String)
        case missingColumn(String)
        case unknownColumn(String, suggestion: String?)
    }
}

extension CSVError.Problem: CustomStringConvertible {
    public var description: String {
        switch self {
        case .empty: "the file is empty"
        case .otherEncoding(let name): "the file is in \(name)"
        case .invalidUTF8: "bytes that are not UTF-8"
        case .control(let scalar): "the control character \(scalar.codePoint)"
        case .bareReturn: "a carriage return without a line feed"
        case .quoteInPlainField: "a quotation mark inside a field that is not quoted"
        case .textAfterQuote: "text after the end of a quoted field"
        case .unclosedQuote:
            "a quoted field opened here and not closed before a comma or the end of a line"
        case .recordTooLong(let limit):
            "a record of more than \(limit) bytes; is a quotation mark left open?"
        case .blankLine: "a blank line"
        case .fieldCount(let found, let expected):
            "\(found) field\(found == 1 ? "" : "s") instead of \(expected)"
        case .otherSeparator(let mark): "columns separated by “\(mark)”"
        case .unnamedColumn: "a column without a name"
        case .repeatedColumn(let name): "the column\(Self.named(name)) a second time"
        case .missingColumn(let name): "there is no column “\(name)”"
        case .unknownColumn(let name, let suggestion):
            "the column\(Self.named(name)) is not known"
                + (suggestion.map { "; did you mean “\($0)”?" } ?? "")
        }
    }

    private static func named(_ name: String) -> String {
        CSVError.shown(name).map { " “\($0)”" } ?? ""
    }

    /// What would have been accepted in that place.
    public var accepted: String {
        switch self {
        case .empty: "a header with the names of the columns"
        case .otherEncoding, .invalidUTF8: "a file saved as UTF-8"
        case .control: "letters, digits, marks and spaces"
        case .bareReturn: "lines that end with LF or CRLF"
        case .quoteInPlainField: "the field in quotation marks, and those inside it doubled"
        case .textAfterQuote: "a comma or the end of the line, or the inner mark doubled"
        case .unclosedQuote: "a closing quotation mark"
        case .recordTooLong: "a shorter record"
        case .blankLine: "a record, or the end of the file"
        case .fieldCount(_, let expected): "\(expected), as in the header"
        case .otherSeparator: "commas"
        case .unnamedColumn: "a name"
        case .repeatedColumn: "each name once"
        case .missingColumn: "a column of that name in the header"
        case .unknownColumn: "one of the known columns"
        }
    }
}

extension Unicode.Scalar {
    fileprivate var codePoint: String {
        let digits = String(value, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}
