import JSON
import Ledger

/// The values of one row of a long book, by the names of their columns.
public struct BookRow: Sendable {
    let columns: BookColumns
    let values: [String?]

    public init(columns: BookColumns, values: [String?]) {
        precondition(values.count == columns.names.count, "A row has a value for each column.")
        self.columns = columns
        self.values = values
    }

    /// The text of a value as it is kept.
    func raw(_ name: String) -> String? { columns.place(of: name).flatMap { values[$0] } }

    /// The text of a value, harmless on a terminal.
    func text(_ name: String) -> String? {
        guard let text = raw(name), !text.isEmpty else { return nil }
        return sanitize(forTerminal: text)
    }

    var scale: Scale {
        raw("scale").flatMap { Int($0) }.flatMap { Scale(places: $0) } ?? .whole
    }

    /// A count of units as shares; nothing for none.
    func shares(_ name: String) -> String? {
        guard let units = raw(name).flatMap({ Int128($0) }), units != 0 else { return nil }
        return scale.display(units)
    }

    public var json: JSONValue {
        var object = JSONObject()
        for (name, value) in zip(columns.names, values) {
            object.append(name, Self.json(value, isNumber: BookColumns.isNumber(name)))
        }
        return .object(object)
    }

    private static func json(_ value: String?, isNumber: Bool) -> JSONValue {
        guard let value else { return .null }
        guard isNumber else { return .string(value) }
        return Int64(value).map { .integer($0) } ?? .number(value)
    }
}

/// What the columns of a long book are called, and which of them are numbers.
public struct BookColumns: Sendable {
    public let names: [String]
    private let places: [String: Int]

    public init(_ names: [String]) {
        self.names = names
        places = Dictionary(
            zip(names, names.indices), uniquingKeysWith: { first, _ in first })
    }

    func place(of name: String) -> Int? { places[name] }

    private static let counts: Set<String> = ["shares", "debit", "credit", "units"]
    private static let numbers: Set<String> = counts.union([
        "entry", "line", "scale", "reverses", "difference", "posted_in",
    ])

    /// Counts of units of a security.
    static func isCount(_ name: String) -> Bool { counts.contains(name) }

    static func isNumber(_ name: String) -> Bool { numbers.contains(name) }
}
