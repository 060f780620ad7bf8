/// Whole units divided by weights: to each the whole of its part, what is left to the largest
/// remainders, and between equal ones to whoever comes first.
enum Apportionment {
    /// - Precondition: `total` is not above the sum of the weights.
    static func parts(of total: Int128, by weights: [Int128]) -> [Int128] {
        let whole = weights.reduce(0, +)
        guard whole > 0 else { return weights.map { _ in 0 } }
        return raising(weights.map { Share(floorOf: $0 * total, by: whole) }, to: total)
    }

    /// What each would have by itself, and what is left of it.
    struct Share {
        let units: Int128
        let remainder: Int128

        init(floorOf product: Int128, by divisor: Int128) {
            (units, remainder) = product.quotientAndRemainder(dividingBy: divisor)
        }
    }

    /// The shares with so many units more that they sum to `total`.
    static func raising(_ shares: [Share], to total: Int128) -> [Int128] {
        var parts = shares.map(\.units)
        var left = total - parts.reduce(0, +)
        guard left > 0 else { return parts }
        let order = shares.indices.sorted {
            shares[$0].remainder == shares[$1].remainder
                ? $0 < $1 : shares[$0].remainder > shares[$1].remainder
        }
        for index in order where left > 0 && shares[index].remainder > 0 {
            parts[index] += 1
            left -= 1
        }
        return parts
    }
}
