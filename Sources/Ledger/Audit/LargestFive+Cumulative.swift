extension LargestFive {
    /// What the first of the individuals own, then the first two, and so on to all of them.
    public var cumulative: [Fraction] {
        var sums: [Fraction] = []
        for individual in individuals { sums.append((sums.last ?? .zero) + individual.part) }
        return sums
    }
}
