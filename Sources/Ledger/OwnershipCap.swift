/// The ownership limit as a calculation: the net effect of whole items, after them.
///
/// Source: the legend of the certificate (a restriction on ownership of equity stock in excess of
/// a percentage of the outstanding equity stock) and UCC 8-401(a)(1).
enum OwnershipCap {
    /// What keeps the calculation from being made, and whose calculation it is.
    enum Obstacle: Hashable {
        case missing(SecurityID)
        case stale(SecurityID, asOf: CalendarDate, maximumAgeDays: Int)
        case priceMissing(SecurityID)
        case priceStale(SecurityID, asOf: CalendarDate, maximumAgeDays: Int)
        case attribution(AttributionProblem)

        /// Whether there is no figure at all, so that nobody's share can be told.
        var isMissing: Bool {
            switch self {
            case .missing, .priceMissing: true
            case .stale, .priceStale, .attribution: false
            }
        }

        /// Whether somebody may be raised of whom there is no position to say so.
        var hidesPositions: Bool {
            if case .attribution = self { true } else { isMissing }
        }
    }

    struct Assessment {
        var positions: [PersonID: [CapPosition]] = [:]
        /// Those whom the items do not move themselves, but those whose shares count for them.
        var attributed: Set<PersonID> = []
        var obstacles: [Obstacle] = []
        var isLimitMissing = false
        /// Through which accounts each of those who are attributed is raised.
        var takers: [PersonID: Set<AccountID>] = [:]
    }

    /// Every person whom `movements` touch, against every limit that counts what they move.
    static func assess(_ movements: [Movement], in book: BookFacts) -> Assessment {
        let tally = Tally(movements, in: book)
        let kin = KinHoldings(movements, in: book)
        var persons = Set(tally.persons.keys).union(kin.persons)
        var assessment = Assessment()
        assessment.attributed = kin.persons.subtracting(tally.persons.keys)
        for person in assessment.attributed { assessment.takers[person] = kin.takers(for: person) }
        if let problem = kin.problem { assessment.obstacles.append(.attribution(problem)) }
        persons.subtract(kin.doubtful)
        guard !persons.isEmpty else { return assessment }
        for limit in book.limits {
            let counted = countedSecurities(limit, in: book)
            guard counted.contains(where: { tally.moved.contains($0.id) }) else { continue }
            assessment.add(limit, counted, persons, tally, kin, in: book)
        }
        return assessment
    }

    /// Persons as the book stands, against every limit in force.
    static func standing(of persons: Set<PersonID>, in book: BookFacts) -> Assessment {
        var assessment = Assessment()
        let kin = KinHoldings(standing: persons, in: book)
        assessment.isLimitMissing = book.limits.isEmpty
        if let problem = kin.problem { assessment.obstacles.append(.attribution(problem)) }
        for limit in book.limits {
            assessment.add(
                limit, countedSecurities(limit, in: book), persons.subtracting(kin.doubtful),
                Tally([], in: book), kin, in: book)
        }
        return assessment
    }

    /// What a person holds of everything that a limit counts, in the units of a position.
    static func held(
        by person: PersonID, as position: CapPosition, in book: BookFacts
    ) -> Fraction {
        let standing = standing(of: [person], in: book)
        return standing.positions[person]?.first {
            $0.limit.scope == position.limit.scope && $0.basis == position.basis
        }?.exactlyBefore ?? .zero
    }

    static func countedSecurities(
        _ limit: OwnershipLimit, in book: BookFacts
    ) -> [SecurityFacts] {
        switch limit.scope {
        case .allEquity:
            book.securities.values.filter(\.isEquity).sorted { $0.id < $1.id }
        case .security(let id):
            [book.securities[id]].compactMap { $0 }
        }
    }

    fileprivate static func obstacles(
        _ limit: OwnershipLimit, _ counted: [SecurityFacts], in book: BookFacts
    ) -> [Obstacle] {
        var obstacles: [Obstacle] = []
        for security in counted {
            let capital = security.capital
            if capital.outstanding == nil {
                obstacles.append(.missing(security.id))
            } else if capital.isStale(on: book.today), let asOf = capital.statedAsOf {
                obstacles.append(
                    .stale(
                        security.id, asOf: asOf, maximumAgeDays: capital.maximumAgeDays ?? 0))
            }
            guard limit.basis != .number else { continue }
            if let price = book.prices[security.id] {
                guard price.isStale(on: book.today) else { continue }
                obstacles.append(
                    .priceStale(
                        security.id, asOf: price.asOf, maximumAgeDays: price.maximumAgeDays ?? 0))
            } else if capital.outstanding != .zero {
                obstacles.append(.priceMissing(security.id))
            }
        }
        return obstacles
    }
}

extension OwnershipCap.Assessment {
    /// Adds what one limit says of `persons`, or what keeps it from saying anything.
    fileprivate mutating func add(
        _ limit: OwnershipLimit, _ counted: [SecurityFacts], _ persons: Set<PersonID>,
        _ tally: OwnershipCap.Tally, _ kin: KinHoldings, in book: BookFacts
    ) {
        let found = OwnershipCap.obstacles(limit, counted, in: book)
        obstacles += found.filter { !obstacles.contains($0) }
        let outstanding = Dictionary(
            uniqueKeysWithValues: counted.map {
                ($0.id, Int128($0.capital.outstanding?.units ?? 0))
            })
        for measure in CapMeasure.told(of: limit, counted, in: book) {
            for person in persons {
                let subject = OwnershipCap.Subject(
                    person: person, limit: limit, measure: measure, outstanding: outstanding)
                positions[person, default: []].append(
                    subject.position(after: tally, kin, in: book))
            }
        }
    }
}
