/// The five individuals who own most, and whether they own more than half (26 USC 542(a)(2)).
///
/// Shares that count for several of them by kinship are counted for each, so that the warning
/// comes too often, never too late.
public struct LargestFive: Hashable, Sendable {
    public struct Individual: Hashable, Sendable {
        public let person: PersonID
        public let name: String
        public let part: Fraction
    }

    /// By value, or by number where a class has no price.
    public let basis: OwnershipLimit.Basis
    public let individuals: [Individual]
    /// The part of all the stock of which no individual owner is on file: it stands in the names
    /// of entities and nominees, or is kept by other agents.
    public let unknown: Fraction

    public var sum: Fraction { individuals.reduce(.zero) { $0 + $1.part } }

    public enum Answer: String, Hashable, Sendable {
        case overHalf = "OVER_HALF"
        /// Even if the five owned all that is held by nobody knows whom.
        case atMostHalf = "AT_MOST_HALF"
        case untold = "UNTOLD"
    }

    /// Exactly half is still lawful.
    public var isOverHalf: Bool { sum + sum > .one }

    public var answer: Answer {
        let most = sum + unknown
        return isOverHalf ? .overHalf : most + most > .one ? .untold : .atMostHalf
    }

    /// The five of `parts`, the largest first, of equals the first by name.
    init(
        _ parts: [PersonID: Fraction], names: [PersonID: String], basis: OwnershipLimit.Basis,
        unknown: Fraction
    ) {
        self.basis = basis
        self.unknown = unknown
        individuals = parts.filter { !$0.value.isZero && !$0.value.isNegative }
            .sorted { $0.value == $1.value ? $0.key < $1.key : $0.value > $1.value }
            .prefix(5)
            .map { Individual(person: $0.key, name: names[$0.key] ?? "", part: $0.value) }
    }
}

extension AuditFacts {
    /// Whether the five individuals among the persons gathered are the five of everybody, where a
    /// group left out holds no more than `rest` of all the equity stock, weighed as they are.
    public func areFiveLargest(against rest: Int128) -> Bool {
        guard let measure = EquityMeasure(book) else { return true }
        guard let largest, largest.individuals.count == 5, let fifth = largest.individuals.last
        else { return rest == 0 }
        return fifth.part * Fraction(measure.outstanding) >= Fraction(rest)
    }
}
