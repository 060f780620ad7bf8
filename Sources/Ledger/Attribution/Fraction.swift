private import BigInt

/// An exact part of a whole: ownership multiplies along a chain and is never rounded.
///
/// Kept in lowest terms in 128 bits; what does not fit there is kept in as many as it needs.
public struct Fraction: Hashable, Sendable {
    private enum Storage: Hashable, Sendable {
        case small(Int128, Int128)
        // One fraction has one storage, so that equality is equality of what is stored. The least
        // of 128 bits is large, so that every small one can change its sign.
        indirect case large(BigInt, BigInt)
    }

    private let storage: Storage

    public static let zero = Self(0)
    public static let one = Self(1)

    public init(_ whole: Int128) {
        storage = whole == .min ? .large(BigInt(whole), 1) : .small(whole, 1)
    }

    /// None when the denominator is nothing.
    public init?(_ numerator: Int128, _ denominator: Int128) {
        guard denominator != 0 else { return nil }
        self = Self.reducing(numerator, denominator)
    }

    private init(lowest numerator: Int128, _ denominator: Int128) {
        storage = .small(numerator, denominator)
    }

    private init(_ numerator: BigInt, _ denominator: BigInt) {
        let divisor = Self.greatestCommonDivisor(numerator, denominator)
        let sign: BigInt = denominator.signum() < 0 ? -1 : 1
        self.init(lowest: numerator / divisor * sign, denominator / divisor * sign)
    }

    private init(lowest top: BigInt, _ bottom: BigInt) {
        if top.bitWidth <= Int128.bitWidth, bottom.bitWidth <= Int128.bitWidth {
            storage = .small(Int128(truncatingIfNeeded: top), Int128(truncatingIfNeeded: bottom))
        } else {
            storage = .large(top, bottom)
        }
    }

    private var parts: (BigInt, BigInt) {
        switch storage {
        case .small(let numerator, let denominator): (BigInt(numerator), BigInt(denominator))
        case .large(let numerator, let denominator): (numerator, denominator)
        }
    }
}

extension Fraction: CustomStringConvertible {
    public var numeratorText: String {
        switch storage {
        case .small(let numerator, _): "\(numerator)"
        case .large(let numerator, _): "\(numerator)"
        }
    }

    public var denominatorText: String {
        switch storage {
        case .small(_, let denominator): "\(denominator)"
        case .large(_, let denominator): "\(denominator)"
        }
    }

    public var description: String {
        isWhole ? numeratorText : "\(numeratorText)/\(denominatorText)"
    }

    public var isWhole: Bool {
        switch storage {
        case .small(_, let denominator): denominator == 1
        case .large(_, let denominator): denominator == 1
        }
    }

    public var isZero: Bool {
        switch storage {
        case .small(let numerator, _): numerator == 0
        case .large: false
        }
    }

    public var isNegative: Bool {
        switch storage {
        case .small(let numerator, _): numerator < 0
        case .large(let numerator, _): numerator.signum() < 0
        }
    }

    /// The greatest whole number not above; the nearest that 128 bits hold when it lies outside.
    public var floor: Int128 {
        switch storage {
        case .small(let numerator, let denominator):
            let quotient = numerator / denominator
            return numerator % denominator < 0 ? quotient - 1 : quotient
        case .large(let numerator, let denominator):
            let (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: denominator)
            let whole = remainder.signum() < 0 ? quotient - 1 : quotient
            guard whole.bitWidth <= Int128.bitWidth else {
                return whole.signum() < 0 ? .min : .max
            }
            return Int128(truncatingIfNeeded: whole)
        }
    }
}

extension Fraction: Comparable {
    public static func < (lhs: Self, rhs: Self) -> Bool {
        if case .small(let left, let below) = lhs.storage,
            case .small(let right, let under) = rhs.storage
        {
            if below == under { return left < right }
            let first = left.multipliedReportingOverflow(by: under)
            let second = right.multipliedReportingOverflow(by: below)
            if !first.overflow, !second.overflow {
                return first.partialValue < second.partialValue
            }
        }
        let (left, below) = lhs.parts
        let (right, under) = rhs.parts
        return left * under < right * below
    }
}

extension Fraction: AdditiveArithmetic {
    public static func + (lhs: Self, rhs: Self) -> Self {
        if case .small(let left, let below) = lhs.storage,
            case .small(let right, let under) = rhs.storage
        {
            if below == under {
                let sum = left.addingReportingOverflow(right)
                if !sum.overflow {
                    return below == 1 ? Self(sum.partialValue) : reducing(sum.partialValue, below)
                }
            } else if let sum = crossing(left, below, right, under) {
                return sum
            }
        }
        let (left, below) = lhs.parts
        let (right, under) = rhs.parts
        // What the sum may be divided by lies within what the denominators share.
        let shared = greatestCommonDivisor(below, under)
        if shared == 1 { return Self(lowest: left * under + right * below, below * under) }
        let top = left * (under / shared) + right * (below / shared)
        let divisor = greatestCommonDivisor(top, shared)
        return Self(lowest: top / divisor, below / shared * (under / divisor))
    }

    public static prefix func - (value: Self) -> Self {
        if case .small(let numerator, let denominator) = value.storage {
            return Self(lowest: -numerator, denominator)
        }
        let (numerator, denominator) = value.parts
        return Self(lowest: -numerator, denominator)
    }

    public static func - (lhs: Self, rhs: Self) -> Self { lhs + -rhs }

    public static func * (lhs: Self, rhs: Self) -> Self {
        if lhs == .one { return rhs }
        if rhs == .one { return lhs }
        if case .small(let left, let below) = lhs.storage,
            case .small(let right, let under) = rhs.storage,
            let product = multiplying(left, below, right, under)
        {
            return product
        }
        let (left, below) = lhs.parts
        let (right, under) = rhs.parts
        let first = greatestCommonDivisor(left, under)
        let second = greatestCommonDivisor(right, below)
        return Self(
            lowest: (left / first) * (right / second), (below / second) * (under / first))
    }

    /// None when the divisor is nothing.
    public func divided(by divisor: Self) -> Self? {
        guard !divisor.isZero else { return nil }
        if case .small(let numerator, let denominator) = divisor.storage, numerator != 0 {
            let sign: Int128 = numerator < 0 ? -1 : 1
            return self * Self(lowest: denominator * sign, numerator * sign)
        }
        let (left, below) = parts
        let (right, under) = divisor.parts
        return Self(left * under, below * right)
    }
}

extension Fraction {
    private static func reducing(_ numerator: Int128, _ denominator: Int128) -> Self {
        guard numerator != .min, denominator != .min else {
            return Self(BigInt(numerator), BigInt(denominator))
        }
        let sign: Int128 = denominator < 0 ? -1 : 1
        let divisor = greatestCommonDivisor(numerator, denominator) * sign
        return divisor == 1
            ? Self(lowest: numerator, denominator)
            : Self(lowest: numerator / divisor, denominator / divisor)
    }

    /// The sum of two fractions over different denominators, if 128 bits hold every step.
    private static func crossing(
        _ left: Int128, _ below: Int128, _ right: Int128, _ under: Int128
    ) -> Self? {
        let shared = below == 1 || under == 1 ? 1 : greatestCommonDivisor(below, under)
        let first = left.multipliedReportingOverflow(by: under / shared)
        let second = right.multipliedReportingOverflow(by: below / shared)
        let bottom = below.multipliedReportingOverflow(by: under / shared)
        guard !first.overflow, !second.overflow, !bottom.overflow else { return nil }
        let top = first.partialValue.addingReportingOverflow(second.partialValue)
        return top.overflow ? nil : reducing(top.partialValue, bottom.partialValue)
    }

    private static func multiplying(
        _ left: Int128, _ below: Int128, _ right: Int128, _ under: Int128
    ) -> Self? {
        if left == 0 || right == 0 { return .zero }
        // Both are in lowest terms, so once the crossed divisors are out the product is as well.
        let first = under == 1 ? 1 : greatestCommonDivisor(left, under)
        let second = below == 1 ? 1 : greatestCommonDivisor(right, below)
        let top = (left / first).multipliedReportingOverflow(by: right / second)
        let bottom = (below / second).multipliedReportingOverflow(by: under / first)
        guard !top.overflow, !bottom.overflow, top.partialValue != .min else { return nil }
        return Self(lowest: top.partialValue, bottom.partialValue)
    }

    private static func greatestCommonDivisor(_ first: BigInt, _ second: BigInt) -> BigInt {
        var larger = max(first.magnitude, second.magnitude)
        var smaller = min(first.magnitude, second.magnitude)
        while !smaller.isZero {
            if larger.bitWidth < Int128.bitWidth {
                let divisor = greatestCommonDivisor(
                    Int128(truncatingIfNeeded: larger), Int128(truncatingIfNeeded: smaller))
                return BigInt(divisor)
            }
            let steps = LeadingSteps(larger, smaller)
            guard steps.isUseful else {
                // Most often one of the two is short: a stake, and a chain of them.
                (larger, smaller) = (smaller, larger % smaller)
                continue
            }
            let next = steps.applied(to: BigInt(larger), BigInt(smaller))
            (larger, smaller) = (max(next.0, next.1), min(next.0, next.1))
        }
        return BigInt(larger)
    }

    /// Of two numbers, one of which is not nothing, and neither the least of all.
    private static func greatestCommonDivisor(_ first: Int128, _ second: Int128) -> Int128 {
        var larger = first.magnitude
        var smaller = second.magnitude
        while smaller != 0 {
            // Division of 64 bits is many times faster than of 128.
            if larger >> 64 == 0, smaller >> 64 == 0 {
                var left = UInt64(truncatingIfNeeded: larger)
                var right = UInt64(truncatingIfNeeded: smaller)
                while right != 0 { (left, right) = (right, left % right) }
                return Int128(left)
            }
            (larger, smaller) = (smaller, larger % smaller)
        }
        return Int128(truncatingIfNeeded: larger)
    }
}

/// As many steps of Euclid's as the leading bits of two long numbers determine, taken at once.
///
/// A division of long numbers for each step costs more than all the rest of attribution around a
/// large ring. Source: Lehmer; Knuth, The Art of Computer Programming, 4.5.2, algorithm L.
private struct LeadingSteps {
    private static let bits = 62
    private var first: (Int64, Int64) = (1, 0)
    private var second: (Int64, Int64) = (0, 1)

    init(_ larger: BigUInt, _ smaller: BigUInt) {
        let shift = larger.bitWidth - Self.bits
        // Of numbers of very different length one division takes the most off.
        guard shift > 0, larger.bitWidth - smaller.bitWidth < Self.bits / 2 else { return }
        var left = Int64(truncatingIfNeeded: larger >> shift)
        var right = Int64(truncatingIfNeeded: smaller >> shift)
        while right + second.0 != 0, right + second.1 != 0 {
            let quotient = (left + first.0) / (right + second.0)
            guard quotient == (left + first.1) / (right + second.1) else { break }
            (first.0, second.0) = (second.0, first.0 - quotient * second.0)
            (first.1, second.1) = (second.1, first.1 - quotient * second.1)
            (left, right) = (right, left - quotient * right)
        }
    }

    var isUseful: Bool { first.1 != 0 }

    /// Neither changes the greatest common divisor: the steps can be taken back one by one.
    func applied(to larger: BigInt, _ smaller: BigInt) -> (BigUInt, BigUInt) {
        let next = BigInt(first.0) * larger + BigInt(first.1) * smaller
        let last = BigInt(second.0) * larger + BigInt(second.1) * smaller
        return (next.magnitude, last.magnitude)
    }
}
