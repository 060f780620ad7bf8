/// What everyone holds apart from family, summed once up the stakes.
///
/// Where no entity stands in a circle beside another person, no share comes to two of its members
/// by way of each other: their sums simply add up. Joint lots and options are then corrected one by
/// one, and whatever is not as simple as that is reckoned from the definition.
struct StakeFlow {
    private let graph: KinGraph
    private let units: LotUnits
    /// By node, then by security.
    private var sums: [Fraction]
    private let width: Int

    init(_ graph: KinGraph, _ units: LotUnits) {
        self.graph = graph
        self.units = units
        width = units.securities.count
        sums = Array(repeating: .zero, count: graph.persons.count * width)
        for (index, lot) in graph.lots.enumerated() where lot.isSimple {
            for security in 0..<width {
                let count = units.of(security, in: index)
                if count != 0 { add(Fraction(count), of: security, lot) }
            }
        }
        // What is owned comes before its owners, so every sum is whole before it is passed on.
        var ring: [Int] = []
        for entity in graph.order.reversed() {
            if let first = ring.first, graph.rank[first] != graph.rank[entity] {
                pass(around: ring)
                ring = []
            }
            if graph.isRinged[entity] { ring.append(entity) } else { pass(from: entity) }
        }
        pass(around: ring)
    }

    private mutating func pass(from entity: Int) {
        for stake in graph.owners[entity] where graph.rank[stake.other] != graph.rank[entity] {
            for security in 0..<width {
                let sum = sums[entity * width + security]
                if sum.isZero { continue }
                sums[stake.other * width + security] += stake.fraction * sum
            }
        }
    }

    /// All that comes through each entity of a ring, however often round, goes on to those outside.
    ///
    /// What an entity of the ring holds itself is another sum, which is not asked of this one.
    private mutating func pass(around ring: [Int]) {
        for security in 0..<width {
            var system = LinearSystem()
            for entity in ring {
                var terms: [Int: Fraction] = [:]
                for stake in graph.stakes[entity]
                where graph.rank[stake.other] == graph.rank[entity] {
                    terms[stake.other, default: .zero] += stake.fraction
                }
                let sum = sums[entity * width + security]
                system.add(entity, constant: sum, terms: terms)
            }
            for (entity, sum) in system.solution() { sums[entity * width + security] = sum }
        }
        for entity in ring { pass(from: entity) }
    }

    private mutating func add(_ count: Fraction, of security: Int, _ lot: KinGraph.Lot) {
        for claim in lot.claims {
            switch claim.share {
            case .full: sums[claim.owner * width + security] += count
            case .part(let fraction):
                // One claim of more than the whole is still the whole.
                let part = min(.one, fraction)
                sums[claim.owner * width + security] += part * count
            }
        }
    }

    func held(by circle: [Int]) -> [SecurityID: Fraction] {
        var tally = CircleTally(graph, units)
        guard isPlain(circle) else {
            let reach = graph.reach(of: circle)
            let owners = reach.owners
            tally.addLots(graph.lots(of: owners), reach)
            tally.addOptions(graph.roots(of: owners), reach)
            return tally.bySecurity
        }
        for node in circle {
            for security in 0..<width {
                let sum = sums[node * width + security]
                if !sum.isZero { tally.add(sum, of: security) }
            }
        }
        let joint = graph.jointLots(of: circle)
        let roots = graph.roots(of: circle)
        guard !joint.isEmpty || !roots.isEmpty else { return tally.bySecurity }
        let reach = Reach(circle: circle, beyond: [:])
        tally.addLots(joint, reach)
        tally.addOptions(roots, reach)
        return tally.bySecurity
    }

    private func isPlain(_ circle: [Int]) -> Bool {
        circle.allSatisfy { node in
            !graph.isIntricate[node] && !graph.isRinged[node]
                && (circle.count == 1 || !graph.isEntity(node))
        }
    }
}
