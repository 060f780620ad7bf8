/// One row of a result, its values copied out as text.
///
/// The rows of one result share one table of values, so a thousand rows cost a few allocations.
public struct Row: Sendable {
    private let table: RowTable
    private let start: Int

    init(table: RowTable, start: Int) {
        self.table = table
        self.start = start
    }

    /// How many columns the row has.
    public var count: Int { table.columns.count }

    /// The value of a column by its place; `nil` is NULL.
    public subscript(_ column: Int) -> String? {
        precondition(column >= 0 && column < count, "The result has no such column.")
        return table.values[start + column]
    }

    /// The value of a column by its name; `nil` is NULL, or no such column.
    public subscript(_ name: String) -> String? {
        guard let column = table.place(of: name) else { return nil }
        return table.values[start + column]
    }

    /// A value that must be there.
    public func text(_ name: String) throws(PostgresError) -> String {
        guard let value = try optionalText(name) else {
            throw .unexpectedResult("column \(name) is NULL")
        }
        return value
    }

    /// A value that may be NULL, in a column that must be there.
    public func optionalText(_ name: String) throws(PostgresError) -> String? {
        guard let column = table.place(of: name) else {
            throw .unexpectedResult("no column \(name)")
        }
        return table.values[start + column]
    }

    public func int64(_ name: String) throws(PostgresError) -> Int64 {
        guard let value = try optionalInt64(name) else {
            throw .unexpectedResult("column \(name) is NULL")
        }
        return value
    }

    public func optionalInt64(_ name: String) throws(PostgresError) -> Int64? {
        guard let text = try optionalText(name) else { return nil }
        guard let value = Int64(text) else {
            throw .unexpectedResult("column \(name) is not a 64-bit whole number")
        }
        return value
    }

    public func bool(_ name: String) throws(PostgresError) -> Bool {
        switch try text(name) {
        case "t": return true
        case "f": return false
        default: throw .unexpectedResult("column \(name) is not a truth value")
        }
    }
}
