/// What surrounds the few persons at hand in a large group, and what the whole group comes to.
///
/// A person's figure needs the circle of the person and the entities below it, and nothing else.
/// Of everybody else whom an item reaches the question is only whether a limit is near; where all
/// that the group has together is less than a limit allows one person, it is near for nobody.
public struct NearKinship: Sendable {
    /// Those whose figures the items are answered with.
    public let persons: Set<PersonID>
    /// Every family tie of theirs.
    public let family: [Relation]
    /// The stakes in every entity of the group; owners of no concern may be added up as one.
    public let stakes: [Relation]
    /// Whether what the persons gain counts for anybody else.
    public let reachesOthers: Bool
    /// No less than what everybody in the group has a claim to.
    public let total: [SecurityID: Int128]
    /// The percentages that the board has set for single persons.
    public let exceptions: Set<Ratio>

    public init(
        persons: Set<PersonID>, family: [Relation], stakes: [Relation], reachesOthers: Bool,
        total: [SecurityID: Int128], exceptions: Set<Ratio>
    ) {
        self.persons = persons
        self.family = family
        self.stakes = stakes
        self.reachesOthers = reachesOthers
        self.total = total
        self.exceptions = exceptions
    }

    /// The owners whose lots make up the persons' figures: their circles, and what those own.
    public var owners: Set<PersonID> {
        var owners = persons
        for case .family(_, let first, let second, _) in family {
            owners.formUnion([first, second])
        }
        var held: [PersonID: [PersonID]] = [:]
        for case .stake(_, let owner, let entity, _) in stakes {
            held[owner, default: []].append(entity)
        }
        var waiting = Array(owners)
        while let owner = waiting.popLast() {
            for entity in held[owner] ?? [] where owners.insert(entity).inserted {
                waiting.append(entity)
            }
        }
        return owners
    }

    /// Whether nobody else can come to a limit, however the moving shares are spread.
    public func leavesOthersBelowEveryLimit(
        moving: [SecurityID: Int128], in book: BookFacts
    ) -> Bool {
        guard reachesOthers else { return true }
        return isSound
            && book.limits.allSatisfy { limit in
                keeps(total.merging(moving, uniquingKeysWith: +), below: limit, in: book)
            }
    }

    private func keeps(
        _ units: [SecurityID: Int128], below limit: OwnershipLimit, in book: BookFacts
    ) -> Bool {
        // Beyond 64 bits a price could take the product out of range; the slow road counts it.
        guard units.values.allSatisfy({ $0 <= Int128(Int64.max) }) else { return false }
        let counted = OwnershipCap.countedSecurities(limit, in: book)
        var outstanding: [SecurityID: Int128] = [:]
        for security in counted {
            guard let count = security.capital.outstanding else { return false }
            outstanding[security.id] = Int128(count.units)
        }
        return CapMeasure.measures(of: limit, counted, in: book).allSatisfy { measure in
            let whole = measure.weigh(outstanding)
            let most = measure.weigh(units)
            return exceptions.union([limit.ratio]).allSatisfy { most < $0.floor(of: whole) }
        }
    }

    /// Whether every entity has owners outside it, to no more than the whole.
    private var isSound: Bool {
        var sums: [PersonID: Fraction] = [:]
        var owners: [PersonID: [PersonID]] = [:]
        for case .stake(_, let owner, let entity, let part) in stakes {
            sums[entity, default: .zero] += part
            owners[entity, default: []].append(owner)
        }
        guard sums.values.allSatisfy({ $0 <= .one }) else { return false }
        // Peeled from the outside in: what is left is owned entirely by itself.
        var rings = Set(owners.keys)
        var isPeeled = true
        while isPeeled {
            let grounded = rings.filter { entity in
                owners[entity]?.contains { !rings.contains($0) } ?? true
            }
            isPeeled = !grounded.isEmpty
            rings.subtract(grounded)
        }
        return rings.isEmpty
    }
}
