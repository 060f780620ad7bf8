/// The fraction of each node's stock that counts for a circle: a person and its family.
///
/// The members take all that reaches them, so nothing flows through one to be met again in another.
struct Reach: Sendable {
    let circle: [Int]
    /// Entities outside the circle in which it has a part.
    let beyond: [Int: Fraction]

    subscript(node: Int) -> Fraction {
        if contains(node) { return .one }
        return beyond[node] ?? .zero
    }

    /// Whose stock counts at all, in ascending order.
    var owners: [Int] { beyond.isEmpty ? circle : (circle + beyond.keys).sorted() }

    private func contains(_ node: Int) -> Bool {
        var (low, high) = (0, circle.count)
        while low < high {
            let middle = (low + high) / 2
            if circle[middle] == node { return true }
            if circle[middle] < node { low = middle + 1 } else { high = middle }
        }
        return false
    }
}

extension KinGraph {
    /// Every member's own stock in full, and of an entity what its owners have of it.
    func reach(of circle: [Node]) -> Reach {
        let below = entities(below: circle)
        guard !below.isEmpty else { return Reach(circle: circle, beyond: [:]) }
        var beyond: [Node: Fraction] = [:]
        beyond.reserveCapacity(below.count)
        let members = Reach(circle: circle, beyond: [:])
        var start = 0
        while start < below.count {
            var end = start + 1
            while end < below.count, rank[below[end]] == rank[below[start]] { end += 1 }
            let group = below[start..<end]
            start = end
            var system = LinearSystem()
            for entity in group {
                var constant = Fraction.zero
                var terms: [Node: Fraction] = [:]
                for stake in owners[entity] {
                    if !members[stake.other].isZero {
                        constant += stake.fraction
                    } else if rank[stake.other] == rank[entity] {
                        terms[stake.other, default: .zero] += stake.fraction
                    } else if let part = beyond[stake.other] {
                        constant += stake.fraction * part
                    }
                }
                if group.count == 1, terms.isEmpty {
                    beyond[entity] = constant
                } else {
                    system.add(entity, constant: constant, terms: terms)
                }
            }
            beyond.merge(system.solution()) { $1 }
        }
        return Reach(circle: circle, beyond: beyond)
    }

    /// What the circle has a part in, owners before what they own.
    private func entities(below circle: [Node]) -> [Node] {
        guard circle.contains(where: { !stakes[$0].isEmpty }) else { return [] }
        var found: [Node] = []
        var seen = Set(circle)
        var waiting = circle
        while let node = waiting.popLast() {
            for stake in stakes[node] where seen.insert(stake.other).inserted {
                found.append(stake.other)
                waiting.append(stake.other)
            }
        }
        return found.sorted { (rank[$0], $0) < (rank[$1], $1) }
    }
}
