/// How many decimal places a share of a security has: 0 for most, 3 at the most.
public struct Scale: Hashable, Comparable, Sendable {
    public let places: Int

    public static let whole = Self(unchecked: 0)
    public static let maximumPlaces = 3

    public init?(places: Int) {
        guard (0...Self.maximumPlaces).contains(places) else { return nil }
        self.init(unchecked: places)
    }

    private init(unchecked places: Int) {
        self.places = places
    }

    public static func < (lhs: Self, rhs: Self) -> Bool { lhs.places < rhs.places }

    /// Units in one share.
    public var unitsPerShare: Int64 { powerOfTen(places) }

    /// Reads shares as a person types them: `1,250` or `12.5`, never rounded.
    public func parse(_ text: String) -> ShareCount? {
        guard let units = Decimal.units(text, places: places), units >= 0 else { return nil }
        return ShareCount(units: units)
    }

    /// Shares as a person reads them, with the digits grouped in threes.
    public func display(_ units: Int128) -> String {
        Decimal.display(units, places: places)
    }

    public func display(_ count: ShareCount) -> String { display(Int128(count.units)) }
}

func powerOfTen(_ exponent: Int) -> Int64 {
    (0..<exponent).reduce(1) { product, _ in product * 10 }
}
