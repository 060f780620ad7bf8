import JSON

/// Numbers below zero on the command line. The parser takes them for options and then misses the
/// value; no number of a book is ever negative, so they are handed past it to whoever refuses
/// them by name.
enum MinusSign {
    /// A true minus sign stands in for the hyphen on the way through the parser.
    private static let standIn: Character = "\u{2212}"

    static func shielded(_ arguments: [String]) -> [String] {
        // What comes behind -- is another program's.
        let own = arguments.prefix { $0 != "--" }
        return own.map { isNegative($0) ? String(standIn) + $0.dropFirst() : $0 }
            + arguments.dropFirst(own.count)
    }

    static func restored(_ text: String) -> String {
        guard text.first == standIn else { return text }
        let typed = "-" + text.dropFirst()
        return isNegative(typed) ? typed : text
    }

    static func restored(_ value: JSONValue) -> JSONValue {
        switch value {
        case .string(let text): .string(restored(text))
        case .number(let text): .number(restored(text))
        case .array(let list): .array(list.map(restored))
        default: value
        }
    }

    private static func isNegative(_ text: String) -> Bool {
        let rest = text.utf8.dropFirst()
        return text.utf8.first == UInt8(ascii: "-")
            && rest.contains { (48...57).contains($0) }
            && rest.allSatisfy { (48...57).contains($0) || ".,/".utf8.contains($0) }
    }
}
