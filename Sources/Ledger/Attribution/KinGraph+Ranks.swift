extension KinGraph {
    /// Finds the rings of stakes, and ranks every node after all that hold a stake in it.
    ///
    /// Tarjan's strongly connected components, without recursion: chains may be long.
    mutating func rankByStakes() {
        let count = persons.count
        rank = Array(repeating: -1, count: count)
        isRinged = Array(repeating: false, count: count)
        var visited = Array(repeating: -1, count: count)
        var lowest = visited
        var open: [Node] = []
        var trail: [(node: Node, next: Int)] = []
        var visits = 0
        var ranks = 0
        func enter(_ node: Node) {
            visited[node] = visits
            lowest[node] = visits
            visits += 1
            open.append(node)
            trail.append((node, 0))
        }
        for start in 0..<count where visited[start] < 0 {
            enter(start)
            while let (node, next) = trail.last {
                if next < owners[node].count {
                    trail[trail.count - 1].next += 1
                    let owner = owners[node][next].other
                    if visited[owner] < 0 {
                        enter(owner)
                    } else if rank[owner] < 0 {
                        lowest[node] = min(lowest[node], visited[owner])
                        if owner == node { isRinged[node] = true }
                    }
                    continue
                }
                trail.removeLast()
                if let below = trail.last?.node {
                    lowest[below] = min(lowest[below], lowest[node])
                }
                guard lowest[node] == visited[node], let from = open.lastIndex(of: node)
                else { continue }
                let isRing = open.count - from > 1
                for member in open[from...] {
                    rank[member] = ranks
                    order.append(member)
                    if isRing { isRinged[member] = true }
                }
                open.removeSubrange(from...)
                ranks += 1
            }
        }
    }

    /// Stakes that come to more than the whole, and rings that nobody outside owns any part of.
    func stakeProblems() -> [(AttributionProblem, [Node])] {
        var seeds: [(AttributionProblem, [Node])] = []
        var closed: [Int: [Node]] = [:]
        for node in persons.indices where isEntity(node) {
            let total = owners[node].reduce(Fraction.zero) { $0 + $1.fraction }
            if total > .one {
                seeds.append((.stakesOverWhole(persons[node], total: total), [node]))
            }
            if isRinged[node] { closed[rank[node], default: []].append(node) }
        }
        for (ring, members) in closed.sorted(by: { $0.key < $1.key }) {
            let isClosed = members.allSatisfy { member in
                owners[member].allSatisfy { rank[$0.other] == ring }
                    && owners[member].reduce(Fraction.zero) { $0 + $1.fraction } == .one
            }
            guard isClosed else { continue }
            seeds.append((.closedLoop(members.map { persons[$0] }.sorted()), members))
        }
        return seeds
    }

    /// Notes each problem with everyone whose holding rests on what it spoils.
    mutating func settle(_ seeds: [(AttributionProblem, [Node])]) {
        problemOf = Array(repeating: nil, count: persons.count)
        let sorted = seeds.sorted { $0.0.description < $1.0.description }
        problems = sorted.map(\.0)
        for (problem, (_, nodes)) in sorted.enumerated() {
            for (node, isAbove) in above(nodes).enumerated() where isAbove {
                problemOf[node] = problemOf[node] ?? problem
            }
        }
    }

    /// The nodes and all that own any part of them, however far up.
    func above(_ nodes: [Node]) -> [Bool] {
        var isAbove = Array(repeating: false, count: persons.count)
        for node in self.nodes(above: nodes) { isAbove[node] = true }
        return isAbove
    }

    /// Entities whose part in a joint lot or an option needs a weight of its own.
    func intricateSources() -> [Node] {
        var sources: [Node] = []
        for lot in lots where !lot.isSimple {
            sources += lot.claims.map(\.owner).filter(isEntity)
        }
        for option in options {
            sources += [option.holder].filter(isEntity)
            guard let writer = option.writer else { continue }
            // The writer's lots may be joint, and the others' weights are then asked as well.
            sources += [writer].filter(isEntity)
        }
        return sources
    }
}
