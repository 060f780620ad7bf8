/// One thing wrong with a file, and where, without a word of what its cells hold.
///
/// Cells may carry a taxpayer number, so only names of columns are repeated, and of those none that
/// looks like a number: a file without a header has its first record in that place.
public struct CSVError: Error, Hashable, Sendable {
    /// Counted from 1.
    public let line: Int

    /// Counted from 1 in Unicode scalars; a byte order mark does not count.
    public let column: Int

    /// The name of the column of the file, where it is known.
    public let field: String?

    public let problem: Problem

    public init(line: Int, column: Int, field: String? = nil, problem: Problem) {
        self.line = line
        self.column = column
        self.field = field
        self.problem = problem
    }
}

extension CSVError: CustomStringConvertible {
    public var description: String {
        let name = shownField.map { " (\($0))" } ?? ""
        return "line \(line), column \(column)\(name): \(problem); expected \(problem.accepted)"
    }

    /// The name of the column, where it is known and may be repeated.
    public var shownField: String? { field.flatMap(Self.shown) }

    /// The name of a column if it can be one: short, on one line, and not a number of somebody.
    static func shown(_ name: String) -> String? {
        let digits = name.unicodeScalars.count { $0.properties.numericType != nil }
        let isLong = name.isEmpty || name.count > 40 || name.contains(where: \.isNewline)
        return isLong || digits > 3 ? nil : name
    }
}
