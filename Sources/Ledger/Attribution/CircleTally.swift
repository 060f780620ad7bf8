/// The sum, security by security, of what counts for one circle.
struct CircleTally {
    private let graph: KinGraph
    private let units: LotUnits
    private(set) var sums: [Fraction]
    /// Securities that only options on unissued shares name.
    private var unissued: [SecurityID: Fraction] = [:]

    init(_ graph: KinGraph, _ units: LotUnits) {
        self.graph = graph
        self.units = units
        sums = Array(repeating: .zero, count: units.securities.count)
    }

    /// Only what is held at all is named.
    var bySecurity: [SecurityID: Fraction] {
        var held = unissued
        for (place, sum) in sums.enumerated() where !sum.isZero {
            held[units.securities[place]] = sum
        }
        return held
    }

    mutating func add(_ count: Fraction, of security: Int) { sums[security] += count }

    mutating func addLots(_ lots: [Int], _ reach: Reach) {
        for index in lots {
            let weight = graph.lots[index].weight(reach)
            guard !weight.isZero else { continue }
            for security in sums.indices {
                let count = units.of(security, in: index)
                if count != 0 { sums[security] += weight * Fraction(count) }
            }
        }
    }

    mutating func addOptions(_ roots: [Int], _ reach: Reach) {
        guard !roots.isEmpty else { return }
        let options = OptionSlices(roots, reach, graph, units)
        for slice in options.slices where !slice.counted.isZero {
            let security = options.security(of: slice)
            if let place = units.place(of: security) {
                sums[place] += slice.counted
            } else {
                unissued[security, default: .zero] += slice.counted
            }
        }
    }
}

extension KinGraph {
    /// The lots that any of the nodes has a claim to, each once.
    func lots(of nodes: [Node]) -> [Int] { distinct(nodes) { lotsOf[$0] } }

    func jointLots(of nodes: [Node]) -> [Int] { distinct(nodes) { jointLotsOf[$0] } }

    /// The options on stock that come down to any option that one of the nodes holds.
    func roots(of nodes: [Node]) -> [Int] { distinct(nodes) { rootsHeld[$0] } }

    func rootsWritten(by nodes: [Node]) -> [Int] { distinct(nodes) { rootsWritten[$0] } }

    /// The nodes and all that own any part of them, however far up.
    func nodes(above sources: [Node]) -> [Node] {
        var seen: Set<Node> = []
        var waiting = sources
        var found: [Node] = []
        while let node = waiting.popLast() {
            guard seen.insert(node).inserted else { continue }
            found.append(node)
            for stake in owners[node] { waiting.append(stake.other) }
        }
        return found
    }

    private func distinct(_ nodes: [Node], _ places: (Node) -> [Int]) -> [Int] {
        var all: [Int] = []
        for node in nodes { all += places(node) }
        guard all.count > 1 else { return all }
        all.sort()
        var previous = -1
        all.removeAll { place in
            defer { previous = place }
            return place == previous
        }
        return all
    }
}
