/// One cell that an answer adds to a record. Identifiers are text.
public enum CSVAnswerCell: Hashable, Sendable {
    case empty
    case text(String)
    case integer(Int128)
}

extension CSVAnswerCell: ExpressibleByStringLiteral, ExpressibleByStringInterpolation,
    ExpressibleByIntegerLiteral, ExpressibleByNilLiteral
{
    public init(stringLiteral value: String) { self = .text(value) }

    public init(integerLiteral value: Int64) { self = .integer(Int128(value)) }

    public init(nilLiteral: ()) { self = .empty }
}
