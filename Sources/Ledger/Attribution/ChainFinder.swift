/// The chains of stakes from an owner up to a circle, with the fraction that each carries.
struct ChainFinder {
    struct Chain {
        let steps: [AttributionPath.Step]
        /// The member of the circle at the end; none for the sum of what is not listed.
        let end: Int?
        let fraction: Fraction
    }

    static let listed = 200
    static let tried = 5_000

    private let graph: KinGraph
    private let reach: Reach
    private var known: [Int: [Chain]] = [:]

    init(_ graph: KinGraph, _ reach: Reach) {
        self.graph = graph
        self.reach = reach
    }

    /// Chains that pass no entity twice; rings and whatever else remains follow as one sum.
    mutating func chains(from owner: Int) -> [Chain] {
        if let chains = known[owner] { return chains }
        var chains = find(from: owner)
        let found = chains.reduce(Fraction.zero) { $0 + $1.fraction }
        let rest = reach[owner] - found
        if !rest.isZero { chains.append(Chain(steps: [.further], end: nil, fraction: rest)) }
        known[owner] = chains
        return chains
    }

    private func find(from owner: Int) -> [Chain] {
        guard reach.beyond[owner] != nil else {
            return reach[owner].isZero ? [] : [Chain(steps: [], end: owner, fraction: .one)]
        }
        var chains: [Chain] = []
        var trail: [(node: Int, next: Int, fraction: Fraction)] = [(owner, 0, .one)]
        var steps: [AttributionPath.Step] = []
        var onTrail: Set<Int> = [owner]
        var tried = 0
        while let (node, next, fraction) = trail.last {
            guard next < graph.owners[node].count else {
                trail.removeLast()
                onTrail.remove(node)
                _ = steps.popLast()
                continue
            }
            tried += 1
            guard tried <= Self.tried, chains.count < Self.listed else { break }
            trail[trail.count - 1].next += 1
            let stake = graph.owners[node][next]
            let part = fraction * stake.fraction
            let step = AttributionPath.Step.owns(
                owner: graph.persons[stake.other], stake.fraction, of: graph.persons[node])
            if reach.beyond[stake.other] == nil {
                guard !reach[stake.other].isZero else { continue }
                chains.append(Chain(steps: steps + [step], end: stake.other, fraction: part))
            } else if onTrail.insert(stake.other).inserted {
                trail.append((stake.other, 0, part))
                steps.append(step)
            }
        }
        return chains
    }
}
