/// One cell of a CSV file. Identifiers are text, even those that look like numbers.
public enum CSVCell: Hashable, Sendable {
    case empty
    case text(String)
    case integer(Int128)

    /// A number by its exact text, such as `1.5`; text that is no number is written as text.
    case number(String)
}

extension CSVCell: ExpressibleByStringLiteral, ExpressibleByStringInterpolation,
    ExpressibleByIntegerLiteral, ExpressibleByNilLiteral
{
    public init(stringLiteral value: String) { self = .text(value) }

    public init(integerLiteral value: Int64) { self = .integer(Int128(value)) }

    public init(nilLiteral: ()) { self = .empty }
}
