/// A share of a whole as two integers, such as 99/1000; never a percentage, never rounded.
public struct Ratio: Hashable, Sendable, CustomStringConvertible {
    public let numerator: Int64
    public let denominator: Int64

    public static let maximumDenominator: Int64 = 1_000_000_000

    /// A limit lies above nothing and at most at the whole.
    public init?(_ numerator: Int64, _ denominator: Int64) {
        guard numerator > 0, numerator <= denominator, denominator <= Self.maximumDenominator
        else { return nil }
        self.numerator = numerator
        self.denominator = denominator
    }

    public var description: String { "\(numerator)/\(denominator)" }

    /// Strictly in excess: equality is lawful. Nothing is divided, so nothing is rounded.
    public func isExceeded(by part: Int128, of whole: Int128) -> Bool {
        WideProduct(part, Int128(denominator)) > WideProduct(whole, Int128(numerator))
    }

    /// The most that may be held of `whole`: the floor, since a part of a unit is not to be had.
    public func floor(of whole: Int128) -> Int128 {
        guard whole > 0 else { return 0 }
        let product = UInt128(whole).multipliedFullWidth(by: UInt128(numerator))
        // The numerator does not exceed the denominator, so the quotient is no more than `whole`.
        return Int128(UInt128(denominator).dividingFullWidth((product.high, product.low)).quotient)
    }
}

/// A product of two counts that are not negative, exact in 256 bits.
struct WideProduct: Comparable {
    let high: UInt128
    let low: UInt128

    init(_ first: Int128, _ second: Int128) {
        precondition(first >= 0 && second >= 0, "Counts are never negative.")
        let product = UInt128(first).multipliedFullWidth(by: UInt128(second))
        high = product.high
        low = product.low
    }

    static func < (lhs: Self, rhs: Self) -> Bool {
        lhs.high == rhs.high ? lhs.low < rhs.low : lhs.high < rhs.high
    }
}
