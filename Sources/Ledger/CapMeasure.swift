/// What a limit weighs: shares as they are, or each at its price.
///
/// A limit by whichever is the stricter is two measures, and both must hold.
struct CapMeasure {
    /// How it counts; never the stricter of two, which is both.
    let basis: OwnershipLimit.Basis
    let scale: Scale
    /// What one unit of each counted security weighs: units of the finest scale, or
    /// ten-thousandths of a dollar times what that scale divides a share into.
    let weights: [SecurityID: Int128]
    /// What one unit of each comes to in units of the finest scale.
    let units: [SecurityID: Int128]

    static func measures(
        of limit: OwnershipLimit, _ counted: [SecurityFacts], in book: BookFacts
    ) -> [Self] {
        let scale = counted.map(\.scale).max() ?? .whole
        var shares: [SecurityID: Int128] = [:]
        var values: [SecurityID: Int128] = [:]
        for security in counted {
            let weight = Int128(scale.unitsPerShare / security.scale.unitsPerShare)
            shares[security.id] = weight
            values[security.id] =
                weight * Int128(book.prices[security.id]?.perShare.tenThousandths ?? 0)
        }
        let number = Self(basis: .number, scale: scale, weights: shares, units: shares)
        let value = Self(basis: .value, scale: scale, weights: values, units: shares)
        switch limit.basis {
        case .number: return [number]
        case .value: return [value]
        case .moreRestrictive: return [number, value]
        }
    }

    /// Those of its measures whose figures are all on file: where only a price is wanting, the
    /// shares are still counted.
    static func told(
        of limit: OwnershipLimit, _ counted: [SecurityFacts], in book: BookFacts
    ) -> [Self] {
        guard counted.allSatisfy({ $0.capital.outstanding != nil }) else { return [] }
        let isPriced = counted.allSatisfy { book.hasPrice($0) }
        return measures(of: limit, counted, in: book).filter { $0.basis == .number || isPriced }
    }

    func weigh(_ units: [SecurityID: Int128]) -> Int128 {
        units.reduce(0) { $0 + $1.value * (weights[$1.key] ?? 0) }
    }

    func weigh(_ units: [SecurityID: Fraction]) -> Fraction {
        var sum = Fraction.zero
        for (security, count) in units {
            guard let weight = weights[security], weight != 0 else { continue }
            // A record difference may leave a sum below nothing; nobody owns less than that.
            sum = sum + (count.isNegative ? .zero : count) * Fraction(weight)
        }
        return sum
    }
}
