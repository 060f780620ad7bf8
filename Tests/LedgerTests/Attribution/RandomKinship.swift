import Ledger

/// Small kinships with everything in them, so that all the rules meet in a few thousand.
struct RandomKinship {
    static let persons: [PersonID] = ["P0", "P1", "P2", "P3", "P4", "P5", "P6"]
    private let count: Int
    private var generator: SeededGenerator
    private(set) var kinship = Kinship()
    private var next: Int64 = 0

    init(seed: UInt64) {
        generator = SeededGenerator(seed: seed)
        count = generator.number(2...7)
        for _ in 0..<generator.number(0...5) { addFamily() }
        let chance = generator.number(1...4)
        for entity in 0..<count where generator.happens(oneIn: chance) { addStakes(of: entity) }
        for place in 0..<generator.number(0...5) { addLot(place) }
        var options: [Int64] = []
        for _ in 0..<generator.number(0...5) { addOption(&options) }
        kinship.relations.shuffle(using: &generator)
        kinship.lots.shuffle(using: &generator)
    }

    var persons: ArraySlice<PersonID> { Self.persons.prefix(count) }

    /// A change to some of the lots; a few fall below nothing.
    mutating func changes() -> Attribution.Changes {
        var changes: Attribution.Changes = [:]
        for lot in kinship.lots where generator.happens(oneIn: 2) {
            let security = security()
            changes[lot.id] = [security: Int128(12 * generator.number(-2...3))]
        }
        return changes
    }

    mutating func shuffled() -> Kinship {
        Kinship(
            relations: kinship.relations.shuffled(using: &generator),
            lots: kinship.lots.shuffled(using: &generator))
    }

    private mutating func person() -> PersonID { Self.persons[generator.number(0...count - 1)] }

    private mutating func security() -> SecurityID {
        generator.happens(oneIn: 3) ? "A" : "B"
    }

    private mutating func addFamily() {
        let kind = FamilyKind.allCases[generator.number(0...3)]
        next += 1
        kinship.relations.append(.family(id: next, person(), person(), kind: kind))
    }

    private mutating func addStakes(of entity: Int) {
        var left = 12
        while left > 0, !generator.happens(oneIn: 5) {
            let twelfths = generator.happens(oneIn: 3) ? left : generator.number(1...left)
            left -= twelfths
            next += 1
            kinship.relations.append(
                .stake(
                    id: next, owner: person(), entity: Self.persons[entity],
                    .of(Int128(twelfths), 12)))
        }
    }

    private mutating func addLot(_ place: Int) {
        let id: KinLot.ID =
            generator.happens(oneIn: 2)
            ? .outside(Self.persons[place]) : .disclosed("N", Self.persons[place])
        var claims: [Claim] = []
        let isShared = generator.happens(oneIn: 2)
        let isMixed = generator.happens(oneIn: 4)
        for _ in 0..<(isShared ? generator.number(1...3) : 1) {
            let isPart = isMixed ? generator.happens(oneIn: 2) : place.isMultiple(of: 2)
            let twelfths = Int128(generator.number(0...(isMixed ? 14 : 7)))
            let owner = person()
            claims.append(isPart ? .part(owner, .of(twelfths, 12)) : .full(owner))
        }
        var units: [SecurityID: Int128] = [:]
        units[security()] = Int128(12 * generator.number(0...3))
        units[security()] = Int128(12 * generator.number(-1...3))
        kinship.lots.append(KinLot(id: id, claims: claims, units: units))
    }

    private mutating func addOption(_ options: inout [Int64]) {
        let isUpon = generator.happens(oneIn: 3)
        let underlying = isUpon ? options.randomElement(using: &generator) : nil
        let writer = generator.happens(oneIn: 5) ? nil : person()
        next += 1
        options.append(next)
        kinship.relations.append(
            .option(
                id: next, holder: person(), writer: writer, security: security(),
                units: Int128(generator.number(0...30)), underlying: underlying))
    }
}
