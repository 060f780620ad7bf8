/// Which shares each option reaches for a circle, and how far they were reached without it.
///
/// Where an option and another rule reach the same shares they count once (26 CFR 1.544-7): a
/// slice adds only what the option reaches over and above the rest.
struct OptionSlices {
    /// Units that one option reaches to one extent, out of one lot.
    struct Slice {
        let option: Int
        /// The lot, and which of its claims; none for unissued shares, or for what is not there.
        var lot: (lot: Int, claim: Int)?
        let units: Fraction
        /// What the circle reaches of them through the option, and otherwise.
        let reached: Fraction
        let otherwise: Fraction
        let isBeyondLots: Bool

        var counted: Fraction {
            isBeyondLots ? .zero : max(.zero, reached - otherwise) * units
        }
    }

    private struct Band {
        let option: Int
        var units: Fraction
        let reached: Fraction
    }

    private struct Portion: Hashable {
        let lot: Int
        /// None for the whole lot, which several writers may share.
        let claim: Int?
        let security: Int
    }

    private struct Source {
        let lot: Int
        let claim: Int
        let portion: Portion
        let reached: Fraction
        var left: Fraction
    }

    private let graph: KinGraph
    private let units: LotUnits
    private let reach: Reach
    private var left: [Portion: Fraction] = [:]
    private var sources: [[Int]: [Source]] = [:]
    private(set) var slices: [Slice] = []

    /// Options that more of the circle's own reaching serves first; then those recorded first.
    init(_ roots: [Int], _ reach: Reach, _ graph: KinGraph, _ units: LotUnits) {
        self.graph = graph
        self.units = units
        self.reach = reach
        var bands: [(root: Int, band: Band)] = []
        for root in roots {
            for band in self.bands(of: root) where !band.reached.isZero {
                bands.append((root, band))
            }
        }
        bands.sort { first, second in
            first.band.reached == second.band.reached
                ? graph.options[first.band.option].id < graph.options[second.band.option].id
                : first.band.reached > second.band.reached
        }
        for (root, band) in bands { take(band, root: root) }
    }

    func security(of slice: Slice) -> SecurityID {
        let option = graph.options[slice.option]
        return graph.options[option.root ?? slice.option].security
    }

    /// The option's units by the best way to reach them, through it or through options on it.
    private mutating func bands(of root: Int) -> [Band] {
        var bands: [Int: [Band]] = [:]
        for option in graph.optionsUpon(root).reversed() {
            let own = reach[graph.options[option].holder]
            var left = Fraction(max(0, graph.options[option].units))
            var result: [Band] = []
            let upper = graph.options[option].upon.flatMap { bands[$0] ?? [] }
            for var band in upper.sorted(by: { isBefore($0, $1) }) {
                let over = max(.zero, band.units - left)
                omit(band, units: over, otherwise: .zero, isBeyond: true)
                band.units -= over
                guard !band.units.isZero else { continue }
                left -= band.units
                if band.reached >= own {
                    omit(
                        Band(option: option, units: band.units, reached: own),
                        units: band.units, otherwise: band.reached, isBeyond: false)
                    result.append(band)
                } else {
                    omit(band, units: band.units, otherwise: own, isBeyond: false)
                    result.append(Band(option: option, units: band.units, reached: own))
                }
            }
            if !left.isZero { result.append(Band(option: option, units: left, reached: own)) }
            bands[option] = result
        }
        return bands[root] ?? []
    }

    private func isBefore(_ first: Band, _ second: Band) -> Bool {
        first.reached == second.reached
            ? graph.options[first.option].id < graph.options[second.option].id
            : first.reached > second.reached
    }

    /// Notes units that an option reaches and that do not count a second time.
    private mutating func omit(
        _ band: Band, units: Fraction, otherwise: Fraction, isBeyond: Bool
    ) {
        guard !units.isZero, !band.reached.isZero else { return }
        slices.append(
            Slice(
                option: band.option, lot: nil, units: units, reached: band.reached,
                otherwise: otherwise, isBeyondLots: isBeyond))
    }

    /// Takes the units from the lots of the writer that the circle reaches least.
    private mutating func take(_ band: Band, root: Int) {
        guard let writer = graph.options[root].writer else {
            slices.append(
                Slice(
                    option: band.option, lot: nil, units: band.units, reached: band.reached,
                    otherwise: .zero, isBeyondLots: false))
            return
        }
        var need = band.units
        if let security = units.place(of: graph.options[root].security) {
            let key = [writer, security]
            var lots = sources[key] ?? self.sources(of: writer, security)
            for place in lots.indices where !need.isZero {
                let source = lots[place]
                let available = min(source.left, left[source.portion] ?? .zero)
                let taken = min(need, available)
                guard !taken.isZero else { continue }
                need -= taken
                lots[place].left -= taken
                left[source.portion, default: .zero] -= taken
                slices.append(
                    Slice(
                        option: band.option, lot: (source.lot, source.claim), units: taken,
                        reached: band.reached, otherwise: source.reached, isBeyondLots: false))
            }
            sources[key] = lots
        }
        omit(band, units: need, otherwise: .zero, isBeyond: true)
    }

    private mutating func sources(of writer: Int, _ security: Int) -> [Source] {
        var found: [Source] = []
        for index in graph.lotsOf[writer] {
            let lot = graph.lots[index]
            let whole = Fraction(units.of(security, in: index))
            guard !whole.isZero else { continue }
            for (place, claim) in lot.claims.enumerated() where claim.owner == writer {
                var available = whole
                if case .part(let fraction) = claim.share { available = whole * fraction }
                let portion = Portion(
                    lot: index, claim: lot.isDivided ? place : nil, security: security)
                if left[portion] == nil { left[portion] = lot.isDivided ? available : whole }
                found.append(
                    Source(
                        lot: index, claim: place, portion: portion,
                        reached: lot.isDivided ? reach[writer] : lot.weight(reach),
                        left: available))
            }
        }
        return found.sorted { first, second in
            if first.reached != second.reached { return first.reached < second.reached }
            let (one, other) = (graph.lots[first.lot].id, graph.lots[second.lot].id)
            return one == other ? first.claim < second.claim : one < other
        }
    }
}

extension KinGraph.Lot {
    /// The fraction of the lot that counts: joint owners overlap, parts lie side by side.
    func weight(_ reach: Reach) -> Fraction {
        var joint = Fraction.zero
        var parts = Fraction.zero
        for claim in claims {
            switch claim.share {
            case .full: joint = max(joint, reach[claim.owner])
            case .part(let fraction): parts += fraction * reach[claim.owner]
            }
        }
        return min(.one, joint + parts)
    }
}
