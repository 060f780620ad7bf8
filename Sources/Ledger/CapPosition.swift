/// One person against one limit, before and after the items at hand.
///
/// By number, counts are in units of the finest scale among the securities that the limit counts,
/// so that classes with different scales add up; by value, in ten-thousandths of a dollar times
/// what that scale divides a share into. `scale` says which.
public struct CapPosition: Hashable, Sendable {
    public let person: PersonID
    /// The limit as it holds for this person.
    public let limit: OwnershipLimit
    /// How it was measured; where the stricter of two decides, each is a position of its own.
    public let basis: OwnershipLimit.Basis
    /// Whether the board has excepted the person from the plain limit.
    public let isExcepted: Bool
    public let scale: Scale
    /// What the person holds directly and by attribution, exactly.
    public let exactlyBefore: Fraction
    public let exactlyAfter: Fraction
    public let outstandingBefore: Int128
    public let outstandingAfter: Int128
    /// Units that the items credit where they count for the person; a refusal could shorten them.
    public let credited: Int128
    /// How many of them are new shares, which move the denominator as well.
    let issued: Int128
    /// How many of the credited units would pass, all else in the items being equal.
    public internal(set) var allowedCredit: Int128

    public enum Status: String, Sendable {
        case ok = "OK"
        case atLimit = "AT_LIMIT"
        case over = "OVER"
    }

    /// Whole units; a part of one is left out here and in nothing that decides.
    public var heldBefore: Int128 { exactlyBefore.floor }

    public var heldAfter: Int128 { exactlyAfter.floor }

    /// Whether any of the credits come from new shares.
    public var isIssuance: Bool { issued > 0 }

    public var limitShares: Int128 { limit.ratio.floor(of: outstandingAfter) }

    /// How many more the person may hold; negative by the excess.
    public var headroom: Int128 {
        guard !exactlyAfter.isWhole else { return limitShares - heldAfter }
        // The parts of a unit that the limit and the holding have may make room for one more.
        let allowed = Fraction(outstandingAfter) * Fraction(limit.ratio)
        return (allowed - exactlyAfter).floor
    }

    /// The exact fraction decides, never a printed percentage.
    public var isOver: Bool { limit.ratio.isExceeded(by: exactlyAfter, of: outstandingAfter) }

    public var status: Status {
        if isOver { return .over }
        return headroom <= 0 && heldAfter > 0 ? .atLimit : .ok
    }

    /// Whether the person's share of the whole rises.
    public var isRaised: Bool {
        guard outstandingBefore > 0 else { return exactlyAfter > exactlyBefore }
        return exactlyAfter.product(with: outstandingBefore)
            > exactlyBefore.product(with: outstandingAfter)
    }

    /// Over the limit, and raised by the items themselves.
    var isBlocked: Bool { isOver && isRaised }
}

extension CapPosition {
    /// Halves the credited units until the most that would pass is found.
    ///
    /// The rule itself is asked, so the number is the one that it would let through.
    mutating func findAllowedCredit(
        _ crediting: (Int128) -> (held: Fraction, outstanding: Int128)?
    ) {
        guard isBlocked else {
            allowedCredit = credited
            return
        }
        var passing: Int128 = 0
        var refused = credited + 1
        while refused - passing > 1 {
            let middle = passing + (refused - passing) / 2
            guard let (held, outstanding) = crediting(middle) else { break }
            let shortened = Self(
                person: person, limit: limit, basis: basis, isExcepted: isExcepted,
                scale: scale, exactlyBefore: exactlyBefore,
                exactlyAfter: held.isNegative ? .zero : held,
                outstandingBefore: outstandingBefore, outstandingAfter: outstanding,
                credited: middle, issued: issued, allowedCredit: middle)
            if shortened.isBlocked { refused = middle } else { passing = middle }
        }
        allowedCredit = passing
    }
}

extension Fraction {
    /// A product to compare by; the common case of whole numbers needs no fraction.
    func product(with whole: Int128) -> Self { self * Self(whole) }
}

extension Ratio {
    /// Strictly in excess, for a part that need not be whole.
    public func isExceeded(by part: Fraction, of whole: Int128) -> Bool {
        guard part.isWhole, !part.isNegative else {
            return part * Fraction(Int128(denominator))
                > Fraction(whole) * Fraction(Int128(numerator))
        }
        return isExceeded(by: part.floor, of: whole)
    }
}
