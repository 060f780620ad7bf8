/// Where persons would stand against every limit after a change, beside where they stand now.
public struct CapOutlook: Sendable {
    /// How near to the limit somebody is.
    public enum Nearness: String, Comparable, Sendable {
        case ok = "OK"
        /// Within a tenth of the limit.
        case near = "NEAR"
        case atLimit = "AT_LIMIT"
        case over = "OVER"

        private var rank: Int {
            switch self {
            case .ok: 0
            case .near: 1
            case .atLimit: 2
            case .over: 3
            }
        }

        public static func < (lhs: Self, rhs: Self) -> Bool { lhs.rank < rhs.rank }
    }

    public struct Row: Sendable {
        public let position: CapPosition
        public let before: Nearness
        public let after: Nearness
    }

    /// Whoever is near a limit, at it or over it, before or after; the most excess first.
    public let rows: [Row]
    /// What keeps some of the figures from being told.
    public let findings: [Finding]

    public init(of persons: Set<PersonID>, before: BookFacts, after: BookFacts) {
        let rows = Self.pairs(of: persons, before: before, after: after).map { earlier, later in
            Row(
                position: later.following(earlier), before: earlier.nearness,
                after: later.nearness)
        }
        self.rows = rows.filter { $0.before != .ok || $0.after != .ok }.sorted {
            (
                $0.position.headroom, $0.position.person, $0.position.limit.scope.word,
                $0.position.basis.rawValue
            )
                < (
                    $1.position.headroom, $1.position.person, $1.position.limit.scope.word,
                    $1.position.basis.rawValue
                )
        }
        findings = OwnershipCap.standing(of: persons, in: before).obstacles.map {
            $0.finding(on: before.today)
        }
    }

    /// Each person against each limit, on the way from one book to the other.
    static func positions(
        of persons: Set<PersonID>, before: BookFacts, after: BookFacts
    ) -> [CapPosition] {
        pairs(of: persons, before: before, after: after).map { $1.following($0) }
    }

    private static func pairs(
        of persons: Set<PersonID>, before: BookFacts, after: BookFacts
    ) -> [(earlier: CapPosition, later: CapPosition)] {
        let now = OwnershipCap.standing(of: persons, in: before)
        let then = OwnershipCap.standing(of: persons, in: after)
        return then.positions.flatMap { person, positions in
            positions.compactMap { later in
                now.positions[person]?.first(where: later.isOfSameMeasure).map { ($0, later) }
            }
        }
    }
}

extension CapPosition {
    fileprivate func isOfSameMeasure(as other: CapPosition) -> Bool {
        other.limit.scope == limit.scope && other.basis == basis
    }

    /// The way from one standing to the other.
    fileprivate func following(_ earlier: CapPosition) -> CapPosition {
        CapPosition(
            person: person, limit: limit, basis: basis, isExcepted: isExcepted, scale: scale,
            exactlyBefore: earlier.exactlyBefore, exactlyAfter: exactlyAfter,
            outstandingBefore: earlier.outstandingBefore, outstandingAfter: outstandingAfter,
            credited: 0, issued: 0, allowedCredit: 0)
    }

    var nearness: CapOutlook.Nearness {
        switch status {
        case .over: .over
        case .atLimit: .atLimit
        case .ok: heldAfter > 0 && headroom * 10 <= limitShares ? .near : .ok
        }
    }
}

/// What a holding must weigh before anybody who has it could be near a limit, before a change or
/// after it: each unit at the most it could come to, against the least of the wholes.
///
/// It finds the few whose standing is worth working out; it decides nothing.
public func capThresholds(
    before: BookFacts, after: BookFacts, terms: EventTerms?
) -> [CapThreshold] {
    let now = capThresholds(in: before)
    let then = capThresholds(in: after)
    guard now.count == then.count else { return now + then }
    return zip(now, then).map { now, then in
        var weights = now.weights
        for (security, weight) in then.weights {
            weights[security] = max(weights[security] ?? 0, weight)
        }
        if let terms, let target = terms.target, let weight = weights[target],
            let old = before.securities[terms.security]?.scale,
            let new = before.securities[target]?.scale
        {
            let product = weight * Int128(terms.rate.numerator) * Int128(new.unitsPerShare)
            let divisor = Int128(terms.rate.denominator) * Int128(old.unitsPerShare)
            // A part of a unit too much finds one candidate too many.
            weights[terms.security] = max(
                weights[terms.security] ?? 0, product / divisor + 1)
        }
        return CapThreshold(
            weights: weights, outstanding: min(now.outstanding, then.outstanding) * 9 / 10,
            ratio: now.ratio)
    }
}
