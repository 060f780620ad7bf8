/// An amount of United States dollars as an integer of ten-thousandths of a dollar.
public struct Money: Hashable, Comparable, Sendable, CustomStringConvertible {
    public let tenThousandths: Int64

    public init(tenThousandths: Int64) {
        self.tenThousandths = tenThousandths
    }

    /// Reads `250,000.01` or `19.49`: at most four decimal places, no currency sign, not negative.
    public init?(_ text: String) {
        guard let value = Decimal.units(text, places: 4), value >= 0 else { return nil }
        self.init(tenThousandths: value)
    }

    public static func < (lhs: Self, rhs: Self) -> Bool {
        lhs.tenThousandths < rhs.tenThousandths
    }

    /// For machines: digits with a point, and nothing that groups them.
    public var decimal: String { description.filter { $0 != "," } }

    public var description: String { Self.display(Int128(tenThousandths)) }

    /// Dollars as a person reads them: cents always, ten-thousandths only where there are any.
    /// For machines: digits with a point, and nothing that groups them.
    public static func decimal(_ tenThousandths: Int128) -> String {
        display(tenThousandths).filter { $0 != "," }
    }

    public static func display(_ tenThousandths: Int128) -> String {
        let text = Decimal.display(tenThousandths, places: 4)
        return text.hasSuffix("00") ? String(text.dropLast(2)) : text
    }
}
