/// A count of a security's smallest units, never negative.
///
/// One unit is 10^-scale of a share. The book, the law and the JSON answers speak of units only;
/// people read and type shares, and `Scale` is the one place that turns one into the other.
public struct ShareCount: Hashable, Comparable, Sendable, CustomStringConvertible {
    public let units: Int64

    public static let zero = Self(unchecked: 0)

    public init?(units: Int64) {
        guard units >= 0 else { return nil }
        self.init(unchecked: units)
    }

    init(unchecked units: Int64) {
        self.units = units
    }

    public static func < (lhs: Self, rhs: Self) -> Bool { lhs.units < rhs.units }

    public func adding(_ other: Self) throws(ShareArithmeticError) -> Self {
        let (sum, overflow) = units.addingReportingOverflow(other.units)
        guard !overflow else { throw .tooLarge }
        return Self(unchecked: sum)
    }

    public func subtracting(_ other: Self) throws(ShareArithmeticError) -> Self {
        guard other <= self else { throw .shortfall(have: self, need: other) }
        return Self(unchecked: units - other.units)
    }

    public static func sum(_ counts: some Sequence<Self>) throws(ShareArithmeticError) -> Self {
        var total = Self.zero
        for count in counts { total = try total.adding(count) }
        return total
    }

    public var description: String { String(units) }
}

/// Why a sum or difference of shares does not exist.
public enum ShareArithmeticError: Error, Hashable, Sendable {
    case shortfall(have: ShareCount, need: ShareCount)
    case tooLarge
}
