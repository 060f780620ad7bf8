/// What shares are worth, exactly: thousandths of a ten-thousandth of a dollar.
///
/// A unit is at the finest a thousandth of a share, so a price times units is a whole number of
/// these for every security, and values of several securities add up without rounding.
public struct MarketValue: Hashable, Comparable, Sendable {
    public let thousandths: Int128

    public static let zero = Self(thousandths: 0)

    private init(thousandths: Int128) { self.thousandths = thousandths }

    /// A value too large to be written down counts as the largest there is.
    public init(units: UInt64, at price: Money, scale: Scale) {
        let perUnit =
            Int128(price.tenThousandths) * 1_000 / Int128(scale.unitsPerShare)
        let (product, isTooLarge) = Int128(units).multipliedReportingOverflow(by: perUnit)
        self.init(thousandths: isTooLarge ? .max : product)
    }

    public init(_ money: Money) {
        self.init(thousandths: Int128(money.tenThousandths) * 1_000)
    }

    public static func < (lhs: Self, rhs: Self) -> Bool { lhs.thousandths < rhs.thousandths }

    public static func + (lhs: Self, rhs: Self) -> Self {
        let (sum, isTooLarge) = lhs.thousandths.addingReportingOverflow(rhs.thousandths)
        return Self(thousandths: isTooLarge ? .max : sum)
    }

    /// Whole ten-thousandths of a dollar; a part of one is left out.
    public var tenThousandths: Int128 { thousandths / 1_000 }

    /// Strictly more: what is just as much does not exceed.
    public func exceeds(_ money: Money) -> Bool { Self(money) < self }
}
