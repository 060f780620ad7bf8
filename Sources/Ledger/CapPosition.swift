/// One person against one limit, before and after the items at hand.
///
/// Counts are in units of the finest scale among the securities that the limit counts, so that
/// classes with different scales add up; `scale` says which.
public struct CapPosition: Hashable, Sendable {
    public let person: PersonID
    public let limit: OwnershipLimit
    public let scale: Scale
    public let heldBefore: Int128
    public let heldAfter: Int128
    public let outstandingBefore: Int128
    public let outstandingAfter: Int128
    /// Units that the items give the person, net within each; the part a refusal could shorten.
    public let credited: Int128
    /// How many of them are new shares, which move the denominator as well.
    let issued: Int128

    public enum Status: String, Sendable {
        case ok = "OK"
        case atLimit = "AT_LIMIT"
        case over = "OVER"
    }

    /// Whether any of the credits come from new shares.
    public var isIssuance: Bool { issued > 0 }

    public var limitShares: Int128 { limit.ratio.floor(of: outstandingAfter) }

    /// How many more the person may hold; negative by the excess.
    public var headroom: Int128 { limitShares - heldAfter }

    /// The exact fraction decides, never a printed percentage.
    public var isOver: Bool { limit.ratio.isExceeded(by: heldAfter, of: outstandingAfter) }

    public var status: Status {
        if isOver { return .over }
        return headroom == 0 && heldAfter > 0 ? .atLimit : .ok
    }

    /// Whether the person's share of the whole rises.
    public var isRaised: Bool {
        guard outstandingBefore > 0 else { return heldAfter > heldBefore }
        return WideProduct(heldAfter, outstandingBefore)
            > WideProduct(heldBefore, outstandingAfter)
    }

    /// Over the limit, and raised by the items themselves.
    var isBlocked: Bool { isOver && isRaised }

    /// How many of the credited units would pass, all else in the items being equal.
    ///
    /// The rule itself is asked, by halves, so the number is the one that it would let through.
    public var allowedCredit: Int128 {
        var passing: Int128 = 0
        var refused = credited + 1
        while refused - passing > 1 {
            let middle = passing + (refused - passing) / 2
            if crediting(middle).isBlocked { refused = middle } else { passing = middle }
        }
        return passing
    }

    /// The same position with fewer units credited; new shares are the first to go.
    private func crediting(_ units: Int128) -> Self {
        let stillIssued = max(0, units - (credited - issued))
        return Self(
            person: person, limit: limit, scale: scale, heldBefore: heldBefore,
            heldAfter: max(0, heldAfter - (credited - units)),
            outstandingBefore: outstandingBefore,
            outstandingAfter: outstandingAfter - (issued - stillIssued), credited: units,
            issued: stillIssued)
    }
}
