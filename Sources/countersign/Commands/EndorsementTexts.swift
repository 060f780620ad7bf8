import JSON
import Ledger

/// A signature as the command line has it: the name, and the capacity behind ` as `.
enum SignatureText {
    static func fields(_ text: String) -> JSONValue {
        for capacity in Capacity.allCases {
            let words = capacity.rawValue.split(separator: "_").joined(separator: " ")
            for ending in [" as \(capacity.rawValue)", " as \(words)"] where text.hasSuffix(ending)
            {
                return [
                    "name": .string(String(text.dropLast(ending.count))),
                    "capacity": .string(capacity.rawValue),
                ]
            }
        }
        return ["name": .string(text)]
    }
}

/// A paper as the command line has it: its kind, then what it bears, parted by semicolons.
enum PaperText {
    private static let parts: [(opening: String, field: String)] = [
        ("dated ", "dated"), ("concerning ", "concerning"), ("ref ", "reference"),
        ("certified by ", "certified_by"),
    ]

    static func fields(_ text: String) throws -> JSONValue {
        var pieces = text.split(separator: ";", omittingEmptySubsequences: false).map {
            trimmed(String($0))
        }
        let kind = pieces.removeFirst()
        var fields: JSONObject = ["kind": .string(kind)]
        for piece in pieces where !piece.isEmpty {
            guard let part = parts.first(where: { piece.hasPrefix($0.opening) }),
                fields[part.field] == nil
            else {
                throw InputError(
                    field: "paper", problem: "a part of it is not understood, or is said twice",
                    accepted: "KIND; dated DATE; concerning NAME; certified by NAME; ref TEXT")
            }
            fields[part.field] = .string(trimmed(String(piece.dropFirst(part.opening.count))))
        }
        return .object(fields)
    }

    private static func trimmed(_ text: String) -> String {
        var text = Substring(text)
        while text.first == " " { text.removeFirst() }
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
