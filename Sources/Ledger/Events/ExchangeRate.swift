/// How many new shares come of how many old ones, as two integers: 3 for 1, 77232 for 100000.
public struct ExchangeRate: Hashable, Sendable, CustomStringConvertible {
    public let numerator: Int64
    public let denominator: Int64

    public static let maximum: Int64 = 1_000_000_000
    public static let oneForOne = Self(unchecked: 1, 1)

    public init?(_ numerator: Int64, _ denominator: Int64) {
        guard (1...Self.maximum).contains(numerator), (1...Self.maximum).contains(denominator)
        else { return nil }
        self.init(unchecked: numerator, denominator)
    }

    private init(unchecked numerator: Int64, _ denominator: Int64) {
        self.numerator = numerator
        self.denominator = denominator
    }

    public var description: String { "\(numerator) for \(denominator)" }
}
