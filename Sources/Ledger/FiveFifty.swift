/// Whether, with one exception granted, five individuals could own more than half of the value.
///
/// Source: 26 USC 542(a)(2), by 856(a)(6) and (h). The excepted holder and four others are the
/// five: as they stand today, and as they could stand, each of the four at the plain limit.
public struct FiveFifty: Hashable, Sendable {
    /// The excepted part and what the four largest others own, as a part of the whole value.
    public let actual: Fraction
    /// The excepted part and four times what anybody else may own.
    public let possible: Fraction

    /// `others` are the other individuals' parts of the whole value; the four largest count.
    public init(waived: Ratio, others: [Fraction], limit: Ratio) {
        let four = others.filter { !$0.isNegative }.sorted().suffix(4)
        let excepted = Fraction(waived)
        let plain = Fraction(limit)
        actual = four.reduce(excepted, +)
        possible = (0..<4).reduce(excepted) { sum, _ in sum + plain }
    }

    public var isActualOverHalf: Bool { Self.isOverHalf(actual) }

    public var isPossibleOverHalf: Bool { Self.isOverHalf(possible) }

    /// Exactly half is still lawful.
    private static func isOverHalf(_ part: Fraction) -> Bool { part + part > .one }
}

extension FiveFifty {
    /// The warning that goes with the exception; none where neither sum exceeds one half.
    public func finding(for person: PersonID, name: String) -> Finding? {
        guard isActualOverHalf || isPossibleOverHalf else { return nil }
        let reach =
            isActualOverHalf
            ? "\(name) and the four largest other individuals would own \(actual)"
            : "\(name) and four others at the limit could own \(possible)"
        return Finding(
            .fiveFifty,
            [
                "person": person.text, "name": name, "actual": actual.description,
                "possible": possible.description,
            ],
            message: "\(reach) of the value of the outstanding stock, more than one half.")
    }
}

extension Fraction {
    /// The same part of a whole; a ratio always lies above nothing.
    init(_ ratio: Ratio) {
        self = Fraction(Int128(ratio.numerator), Int128(ratio.denominator)) ?? .zero
    }
}
