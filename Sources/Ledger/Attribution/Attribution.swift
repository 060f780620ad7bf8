/// What counts as each person's own: through entities, options and family, and each share once.
///
/// Source: 26 USC 544, as modified by 856(h)(1)(B). Stock of an entity belongs to its owners in
/// proportion, through as many entities as there are; the holder of an option owns the stock; then
/// what the family owns is added, once: what is attributed by family goes no further.
public struct Attribution: Sendable {
    /// Net changes of the units of lots, for the question what the holdings will be after them.
    public typealias Changes = [KinLot.ID: [SecurityID: Int128]]

    public let kinship: Kinship
    let graph: KinGraph
    private let units: LotUnits

    public init(_ kinship: Kinship) {
        self.kinship = kinship
        graph = KinGraph(kinship)
        units = LotUnits(kinship)
    }

    /// What is wrong with the records, whomever it concerns.
    public var problems: [AttributionProblem] { graph.problems }

    /// What stands in the way of telling this person's holding.
    public func problem(for person: PersonID) -> AttributionProblem? {
        guard let node = graph.index[person] else { return nil }
        return graph.problem(of: graph.circles[graph.circleOf[node]])
    }

    /// The fraction of each lot that counts for the person; options are counts, not fractions.
    public func weights(
        of person: PersonID
    ) throws(AttributionProblem) -> [KinLot.ID: Fraction] {
        guard let reach = try reach(of: person) else { return [:] }
        var weights: [KinLot.ID: Fraction] = [:]
        for index in graph.lots(of: reach.owners) {
            let weight = graph.lots[index].weight(reach)
            if !weight.isZero { weights[graph.lots[index].id] = weight }
        }
        return weights
    }

    public func held(
        by person: PersonID, security: SecurityID, after changes: Changes = [:]
    ) throws(AttributionProblem) -> Fraction {
        try held(by: person, after: changes)[security] ?? .zero
    }

    /// Everything that counts for the person, from the definition; nothing held is left out.
    public func held(
        by person: PersonID, after changes: Changes = [:]
    ) throws(AttributionProblem) -> [SecurityID: Fraction] {
        let units = try units(after: changes)
        guard let reach = try reach(of: person) else { return [:] }
        var tally = CircleTally(graph, units)
        tally.addLots(graph.lots(of: reach.owners), reach)
        tally.addOptions(graph.roots(of: reach.owners), reach)
        return tally.bySecurity
    }

    /// The same for many persons: what flows up the stakes is summed once for all of them.
    public func heldByAll(
        _ persons: some Sequence<PersonID>, after changes: Changes = [:]
    ) throws(AttributionProblem) -> [PersonID: [SecurityID: Fraction]] {
        let units = try units(after: changes)
        let flow = StakeFlow(graph, units)
        var held: [PersonID: [SecurityID: Fraction]] = [:]
        held.reserveCapacity(persons.underestimatedCount)
        var known = [[SecurityID: Fraction]?](repeating: nil, count: graph.circles.count)
        for person in persons {
            guard let node = graph.index[person] else {
                held[person] = [:]
                continue
            }
            let circle = graph.circleOf[node]
            if let same = known[circle] {
                held[person] = same
                continue
            }
            try check(graph.circles[circle])
            let sums = flow.held(by: graph.circles[circle])
            known[circle] = sums
            held[person] = sums
        }
        return held
    }

    /// Everyone whose holding could rise when a lot with these claims rises.
    public func persons(reaching claims: [Claim]) -> Set<PersonID> {
        var reached = Set(claims.map(\.person))
        let claimants = claims.compactMap { graph.index[$0.person] }
        var sources = claimants
        for root in graph.rootsWritten(by: claimants) {
            sources += graph.optionsUpon(root).map { graph.options[$0].holder }
        }
        for node in graph.nodes(above: sources) {
            for member in graph.circles[graph.circleOf[node]] {
                reached.insert(graph.persons[member])
            }
        }
        return reached
    }

    func reach(of person: PersonID) throws(AttributionProblem) -> Reach? {
        guard let node = graph.index[person] else { return nil }
        let circle = graph.circles[graph.circleOf[node]]
        try check(circle)
        return graph.reach(of: circle)
    }

    func units(after changes: Changes) throws(AttributionProblem) -> LotUnits {
        var changed = units
        // The least is named, so that the answer does not hang on the order of a dictionary.
        let unknown = changes.keys.filter { graph.lotOf[$0] == nil }
        if let lot = unknown.min() { throw .unknownLot(lot) }
        for (lot, counts) in changes {
            guard let index = graph.lotOf[lot] else { continue }
            for (security, count) in counts { changed.add(count, of: security, to: index) }
        }
        return changed
    }

    private func check(_ circle: [Int]) throws(AttributionProblem) {
        if let first = graph.problem(of: circle) { throw first }
    }
}
