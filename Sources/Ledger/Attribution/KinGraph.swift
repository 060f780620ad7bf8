/// The kinship with persons, lots and options as places in arrays, and what follows from it.
///
/// A person is an entity here when someone holds a stake in it; the law is the same for both.
struct KinGraph: Sendable {
    typealias Node = Int

    struct Stake: Sendable {
        let other: Node
        let fraction: Fraction
    }

    struct Option: Sendable {
        let id: Int64
        let holder: Node
        let writer: Node?
        let security: SecurityID
        let units: Int128
        let underlying: Int64?
        /// Options on this option.
        var upon: [Int] = []
        /// The option on stock that this one comes down to: itself, unless it is on another.
        var root: Int?
    }

    var persons: [PersonID] = []
    var index: [PersonID: Node] = [:]
    /// Who holds stakes in the node, and what the node holds stakes in.
    var owners: [[Stake]] = []
    var stakes: [[Stake]] = []
    /// For each node, one of `circles`: itself and its family, in ascending order.
    var circleOf: [Int] = []
    var circles: [[Node]] = []
    var lots: [Lot] = []
    var lotOf: [KinLot.ID: Int] = [:]
    var lotsOf: [[Int]] = []
    /// Those of them in which owners lie over one another.
    var jointLotsOf: [[Int]] = []
    var options: [Option] = []
    var optionOf: [Int64: Int] = [:]
    /// The options on stock that come down to an option that the node holds.
    var rootsHeld: [[Int]] = []
    var rootsWritten: [[Int]] = []
    /// Owners rank no higher than what they own, and as high only around a ring.
    var rank: [Int] = []
    var isRinged: [Bool] = []
    /// The nodes by rank.
    var order: [Node] = []
    /// Where a holding is more than the sum of what flows up the stakes to the circle.
    var isIntricate: [Bool] = []
    var problems: [AttributionProblem] = []
    /// The first problem that stands in the way of the node's holding.
    var problemOf: [Int?] = []

    init(_ kinship: Kinship) {
        var seeds: [(AttributionProblem, [Node])] = []
        addLots(kinship.lots, &seeds)
        let family = addRelations(kinship.relations, &seeds)
        joinOptions(&seeds)
        drawCircles(family)
        rankByStakes()
        seeds += stakeProblems()
        settle(seeds)
        isIntricate = above(intricateSources())
    }

    func problem(of circle: [Node]) -> AttributionProblem? {
        guard !problems.isEmpty else { return nil }
        return circle.compactMap { problemOf[$0] }.min().map { problems[$0] }
    }

    func isEntity(_ node: Node) -> Bool { !owners[node].isEmpty }

    mutating func node(_ person: PersonID) -> Node {
        if let node = index[person] { return node }
        let node = persons.count
        index[person] = node
        persons.append(person)
        owners.append([])
        stakes.append([])
        lotsOf.append([])
        jointLotsOf.append([])
        return node
    }
}

extension KinGraph {
    struct Lot: Sendable {
        struct Claim: Sendable {
            let owner: Node
            let share: Ledger.Claim.Share
        }

        let id: KinLot.ID
        let claims: [Claim]
        /// Whether the claims are so many portions side by side, and none lies over another.
        let isDivided: Bool

        /// Whether one owner's part never depends on what another's comes to.
        var isSimple: Bool { isDivided || (claims.count == 1 && claims[0].share == .full) }
    }

    private mutating func addLots(
        _ given: [KinLot], _ seeds: inout [(AttributionProblem, [Node])]
    ) {
        lots.reserveCapacity(given.count)
        for lot in given {
            var sum = Fraction.zero
            var isDivided = true
            var claims: [Lot.Claim] = []
            for claim in lot.claims {
                claims.append(Lot.Claim(owner: node(claim.person), share: claim.share))
                switch claim.share {
                case .full: isDivided = false
                case .part(let fraction):
                    sum += fraction
                    guard fraction.isNegative else { continue }
                    seeds.append((.negativeClaim(claim.person, lot.id), []))
                }
            }
            let owners = claims.map(\.owner)
            for place in seeds.indices.reversed() {
                guard case .negativeClaim(_, lot.id) = seeds[place].0 else { break }
                seeds[place].1 = owners
            }
            if lotOf[lot.id] != nil { seeds.append((.repeatedLot(lot.id), owners)) }
            lotOf[lot.id] = lots.count
            let entry = Lot(id: lot.id, claims: claims, isDivided: isDivided && sum <= .one)
            for owner in owners where lotsOf[owner].last != lots.count {
                lotsOf[owner].append(lots.count)
                if !entry.isSimple { jointLotsOf[owner].append(lots.count) }
            }
            lots.append(entry)
        }
    }

    /// The ties into stakes and options; the pairs of relatives are handed back.
    private mutating func addRelations(
        _ relations: [Relation], _ seeds: inout [(AttributionProblem, [Node])]
    ) -> [[Node]] {
        var family: [[Node]] = []
        var seen: (stakes: Set<Int64>, options: Set<Int64>) = ([], [])
        func relate(_ first: Node, _ second: Node) {
            while family.count <= max(first, second) { family.append([]) }
            family[first].append(second)
            family[second].append(first)
        }
        for relation in relations {
            switch relation {
            case .family(_, let first, let second, _):
                relate(node(first), node(second))
            case .stake(let id, let owner, let entity, let fraction):
                let (holder, held) = (node(owner), node(entity))
                if !seen.stakes.insert(id).inserted {
                    seeds.append((.repeatedRelation(id), [holder, held]))
                }
                if fraction.isNegative {
                    seeds.append(
                        (.negativeStake(owner: owner, entity: entity), [holder, held]))
                }
                guard fraction > .zero else { continue }
                stakes[holder].append(Stake(other: held, fraction: fraction))
                owners[held].append(Stake(other: holder, fraction: fraction))
            case .option(let id, let holder, let writer, let security, let units, let on):
                let option = Option(
                    id: id, holder: node(holder), writer: writer.map { node($0) },
                    security: security, units: units, underlying: on)
                if !seen.options.insert(id).inserted {
                    let same = options.filter { $0.id == id }.map(\.holder)
                    seeds.append((.repeatedRelation(id), same + [option.holder]))
                }
                if units < 0 { seeds.append((.negativeOption(id), [option.holder])) }
                options.append(option)
            }
        }
        return family
    }

    /// Persons with the same circle share one: what they hold is reckoned once.
    private mutating func drawCircles(_ family: [[Node]]) {
        var known: [Int: [Int]] = [:]
        circleOf.reserveCapacity(persons.count)
        for node in persons.indices {
            var circle = node < family.count ? family[node] : []
            circle.append(node)
            circle.sort()
            var previous = -1
            circle.removeAll { member in
                defer { previous = member }
                return member == previous
            }
            let key = circle.reduce(circle.count) { ($0 &* 31) &+ $1 }
            if let same = known[key]?.first(where: { circles[$0] == circle }) {
                circleOf.append(same)
            } else {
                known[key, default: []].append(circles.count)
                circleOf.append(circles.count)
                circles.append(circle)
            }
        }
    }
}
