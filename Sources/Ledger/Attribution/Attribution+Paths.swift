extension Attribution {
    /// Every way by which shares come to the person, lot by lot, then the options.
    ///
    /// For the same question `held(by:)` is the sum of what the paths count.
    public func paths(
        of person: PersonID, after changes: Changes = [:]
    ) throws(AttributionProblem) -> [AttributionPath] {
        let units = try units(after: changes)
        guard let reach = try reach(of: person) else { return [] }
        var finder = PathFinder(person, graph, units, reach, kinds: familyKinds(of: person))
        let lots = graph.lots(of: reach.owners)
        for lot in lots.sorted(by: { graph.lots[$0].id < graph.lots[$1].id }) {
            finder.addLot(lot)
        }
        finder.addOptions(graph.roots(of: reach.owners))
        return finder.paths
    }

    /// What each relative is to the person.
    private func familyKinds(of person: PersonID) -> [PersonID: FamilyKind] {
        var kinds: [PersonID: FamilyKind] = [:]
        for case .family(_, let first, let second, let kind) in kinship.relations {
            if second == person, kinds[first] == nil { kinds[first] = kind }
            if first == person, kinds[second] == nil { kinds[second] = kind.inverse }
        }
        return kinds
    }
}

/// Builds the paths of one person.
private struct PathFinder {
    private let person: PersonID
    private let graph: KinGraph
    private let units: LotUnits
    private let reach: Reach
    private let kinds: [PersonID: FamilyKind]
    private var chains: ChainFinder
    private(set) var paths: [AttributionPath] = []

    init(
        _ person: PersonID, _ graph: KinGraph, _ units: LotUnits, _ reach: Reach,
        kinds: [PersonID: FamilyKind]
    ) {
        self.person = person
        self.graph = graph
        self.units = units
        self.reach = reach
        self.kinds = kinds
        chains = ChainFinder(graph, reach)
    }

    /// Of joint owners the one through whom most is reached is counted, the first of equals.
    mutating func addLot(_ index: Int) {
        let lot = graph.lots[index]
        var counts: [SecurityID: Fraction] = [:]
        for (place, security) in units.securities.enumerated() {
            let count = units.of(place, in: index)
            if count != 0 { counts[security] = Fraction(count) }
        }
        guard !counts.isEmpty else { return }
        let joint = lot.claims.indices.filter { lot.claims[$0].share == .full }
        let most = joint.map { reach[lot.claims[$0].owner] }.max() ?? .zero
        let counted = joint.first { reach[lot.claims[$0].owner] == most }
        var room = Fraction.one - most
        for (place, claim) in lot.claims.enumerated() {
            let first = AttributionPath.Step.claims(graph.persons[claim.owner], claim.share)
            for chain in chains.chains(from: claim.owner) {
                var fraction = chain.fraction
                var taken = place == counted ? fraction : .zero
                if case .part(let part) = claim.share {
                    fraction = fraction * part
                    taken = min(fraction, room)
                    room -= taken
                }
                guard !fraction.isZero else { continue }
                paths.append(
                    AttributionPath(
                        lot: lot.id, units: counts, steps: [first] + steps(of: chain),
                        fraction: fraction, counted: counts.mapValues { $0 * taken },
                        omission: taken == fraction ? nil : .alreadyCounted))
            }
        }
    }

    mutating func addOptions(_ roots: [Int]) {
        let options = OptionSlices(roots, reach, graph, units)
        for slice in options.slices {
            let holder = graph.options[slice.option].holder
            let security = options.security(of: slice)
            let first = firstSteps(of: slice)
            var room = slice.counted
            for chain in chains.chains(from: holder) {
                let reached = chain.fraction * slice.units
                let taken = min(reached, room)
                room -= taken
                let omission: AttributionPath.Omission =
                    slice.isBeyondLots ? .beyondTheLots : .alreadyCounted
                paths.append(
                    AttributionPath(
                        lot: slice.lot.map { graph.lots[$0.lot].id },
                        units: [security: slice.units], steps: first + steps(of: chain),
                        fraction: chain.fraction, counted: [security: taken],
                        omission: taken == reached ? nil : omission))
            }
        }
    }

    /// The lot, then the option on it, then the options on that.
    private func firstSteps(of slice: OptionSlices.Slice) -> [AttributionPath.Step] {
        var line = [slice.option]
        while let next = line.last, let under = graph.options[next].underlying,
            let below = graph.optionOf[under]
        {
            line.append(below)
        }
        var steps: [AttributionPath.Step] = line.reversed().map { place in
            let option = graph.options[place]
            return .option(
                holder: graph.persons[option.holder], id: option.id, units: option.units)
        }
        if let (lot, place) = slice.lot {
            let claim = graph.lots[lot].claims[place]
            steps.insert(.claims(graph.persons[claim.owner], claim.share), at: 0)
        }
        return steps
    }

    private func steps(of chain: ChainFinder.Chain) -> [AttributionPath.Step] {
        guard let end = chain.end else { return chain.steps }
        let relative = graph.persons[end]
        guard relative != person, let kind = kinds[relative] else { return chain.steps }
        return chain.steps + [.family(kind, relative)]
    }
}
