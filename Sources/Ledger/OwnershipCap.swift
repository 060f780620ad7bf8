/// The ownership limit as a calculation: the net effect of whole items, after them.
///
/// Source: the legend of the certificate (a restriction on ownership of equity stock in excess of
/// a percentage of the outstanding equity stock) and UCC 8-401(a)(1).
enum OwnershipCap {
    /// What keeps the calculation from being made, and whose calculation it is.
    enum Obstacle: Hashable {
        case missing(SecurityID)
        case stale(SecurityID, asOf: CalendarDate, maximumAgeDays: Int)
        case basis(OwnershipLimit.Basis)

        var isMissing: Bool { if case .missing = self { true } else { false } }
    }

    struct Assessment {
        var positions: [PersonID: [CapPosition]] = [:]
        var obstacles: [Obstacle] = []
        var isLimitMissing = false
    }

    /// Every person whom `movements` touch, against every limit that counts what they move.
    static func assess(_ movements: [Movement], in book: BookFacts) -> Assessment {
        var assessment = Assessment()
        let tally = Tally(movements, in: book)
        guard !tally.persons.isEmpty else { return assessment }
        for limit in book.limits {
            let counted = countedSecurities(limit, in: book)
            guard counted.contains(where: { tally.moved.contains($0.id) }) else { continue }
            assessment.add(limit, counted, persons: tally.persons.keys, tally, in: book)
        }
        return assessment
    }

    /// One person as the book stands, against every limit in force.
    static func standing(of person: PersonID, in book: BookFacts) -> Assessment {
        var assessment = Assessment()
        assessment.isLimitMissing = book.limits.isEmpty
        for limit in book.limits {
            let counted = countedSecurities(limit, in: book)
            assessment.add(limit, counted, persons: [person], Tally([], in: book), in: book)
        }
        return assessment
    }

    /// What a person holds of everything that a limit counts, in the limit's own units.
    static func held(
        by person: PersonID, under limit: OwnershipLimit, in book: BookFacts
    ) -> Int128 {
        let counted = countedSecurities(limit, in: book)
        return position(of: person, limit, counted, after: Tally([], in: book), in: book)
            .heldBefore
    }

    private static func countedSecurities(
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
        var obstacles: [Obstacle] = limit.basis == .number ? [] : [.basis(limit.basis)]
        for security in counted {
            let capital = security.capital
            if capital.outstanding == nil {
                obstacles.append(.missing(security.id))
            } else if capital.isStale(on: book.today), let asOf = capital.statedAsOf {
                obstacles.append(
                    .stale(
                        security.id, asOf: asOf, maximumAgeDays: capital.maximumAgeDays ?? 0))
            }
        }
        return obstacles
    }

    fileprivate static func position(
        of person: PersonID, _ limit: OwnershipLimit, _ counted: [SecurityFacts],
        after tally: Tally, in book: BookFacts
    ) -> CapPosition {
        let scale = counted.map(\.scale).max() ?? .whole
        var held: Int128 = 0
        var outstanding: Int128 = 0
        var issued: Int128 = 0
        var own = Tally.Sum()
        for security in counted {
            let weight = Int128(scale.unitsPerShare / security.scale.unitsPerShare)
            // A record difference may leave a sum below nothing; nobody owns less than that.
            held += weight * max(0, book.persons[person]?.held[security.id] ?? 0)
            outstanding += weight * Int128(security.capital.outstanding?.units ?? 0)
            issued += weight * (tally.issued[security.id] ?? 0)
            guard let sum = tally.persons[person]?[security.id] else { continue }
            own.net += weight * sum.net
            own.credited += weight * sum.credited
            own.issued += weight * sum.issued
        }
        return CapPosition(
            person: person, limit: limit, scale: scale, heldBefore: held,
            heldAfter: max(0, held + own.net), outstandingBefore: outstanding,
            outstandingAfter: outstanding + issued, credited: own.credited,
            issued: own.issued)
    }
}

extension OwnershipCap.Assessment {
    /// Adds what one limit says of `persons`, or what keeps it from saying anything.
    fileprivate mutating func add(
        _ limit: OwnershipLimit, _ counted: [SecurityFacts], persons: some Sequence<PersonID>,
        _ tally: OwnershipCap.Tally, in book: BookFacts
    ) {
        let found = OwnershipCap.obstacles(limit, counted, in: book)
        obstacles += found.filter { !obstacles.contains($0) }
        let isUnknown = found.contains { if case .missing = $0 { true } else { false } }
        guard !isUnknown else { return }
        for person in persons {
            positions[person, default: []].append(
                OwnershipCap.position(of: person, limit, counted, after: tally, in: book))
        }
    }
}
