extension PostgresError: CustomStringConvertible, CustomDebugStringConvertible {
    /// Fit for a terminal: no value of any row, no control character.
    public var description: String {
        switch self {
        case .connection(let message):
            return "no connection to the database: \(Self.printable(message))"
        case .commitUnknown(let message):
            return "it is not known whether the transaction was committed: "
                + Self.printable(message)
        case .server(let state, let constraint, let message):
            let words = Self.words(for: state, message: message)
            let place = constraint.map { ", \(Self.printable($0))" } ?? ""
            return "\(words) (\(state)\(place))"
        case .nulByteInParameter:
            return "a text contains a NUL byte, which the database cannot hold"
        case .unexpectedResult(let message):
            return "the database answered in an unexpected shape: \(Self.printable(message))"
        }
    }

    /// The server's own words, which may quote a value. For logs that only developers read.
    public var debugDescription: String {
        switch self {
        case .connection(let message): return "connection: \(message)"
        case .commitUnknown(let message): return "commitUnknown: \(message)"
        case .server(let state, let constraint, let message):
            return "server \(state) \(constraint ?? "-"): \(message)"
        case .nulByteInParameter: return "nulByteInParameter"
        case .unexpectedResult(let message): return "unexpectedResult: \(message)"
        }
    }

    /// Where a message can quote a value, words of our own stand in for it.
    private static func words(for state: SQLState, message: String) -> String {
        if quotesNoValues(state) { return printable(message) }
        switch state {
        case .uniqueViolation: return "the database already has such a row"
        case .foreignKeyViolation: return "a row that this one refers to is missing or still in use"
        case .checkViolation: return "a rule of the database refused the row"
        case .notNullViolation: return "a required value is missing"
        case .numericValueOutOfRange: return "a number is too large for its column"
        case .invalidText: return "a text is not valid UTF-8"
        default: break
        }
        switch state.classCode {
        case "TA": return "the book refused"
        case "22": return "a value is not in the form its column needs"
        case "23": return "a rule of the database refused the row"
        case "42": return "the program and the database do not fit together"
        case "XX": return "the database met an internal error"
        default: return "the database refused the statement"
        }
    }

    /// The codes whose messages name objects and resources, never the contents of a row.
    private static func quotesNoValues(_ state: SQLState) -> Bool {
        switch state.classCode {
        case "08", "25", "26", "28", "3D", "3F", "40", "53", "55", "57", "58": return true
        default: break
        }
        let objects: Set<SQLState> = [
            .insufficientPrivilege, .undefinedTable, .undefinedColumn, .undefinedFunction,
            .undefinedObject, .duplicateDatabase, .duplicateObject, .duplicateTable,
        ]
        return objects.contains(state)
    }

    /// One line without control characters, so that no message can drive a terminal.
    private static func printable(_ message: String) -> String {
        let words = message.split { $0.isWhitespace }.joined(separator: " ")
        return String(
            String.UnicodeScalarView(
                words.unicodeScalars.map {
                    $0.properties.generalCategory == .control
                        || $0.properties.generalCategory == .format ? "\u{FFFD}" : $0
                }))
    }
}
