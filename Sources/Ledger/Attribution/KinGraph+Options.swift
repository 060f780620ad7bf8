extension KinGraph {
    /// Follows each option on an option down to the option on stock.
    mutating func joinOptions(_ seeds: inout [(AttributionProblem, [Node])]) {
        rootsHeld = Array(repeating: [], count: persons.count)
        rootsWritten = rootsHeld
        for (index, option) in options.enumerated() { optionOf[option.id] = index }
        for index in options.indices {
            guard let underlying = options[index].underlying else {
                options[index].root = index
                if let writer = options[index].writer { rootsWritten[writer].append(index) }
                continue
            }
            if let under = optionOf[underlying] { options[under].upon.append(index) }
        }
        for (index, option) in options.enumerated() {
            guard let underlying = option.underlying, optionOf[underlying] == nil else { continue }
            let holders = optionsUpon(index).map { options[$0].holder }
            seeds.append(
                (.underlyingMissing(option: option.id, underlying: underlying), holders))
        }
        for root in options.indices where options[root].underlying == nil {
            for option in optionsUpon(root) {
                options[option].root = root
                let holder = options[option].holder
                if rootsHeld[holder].last != root { rootsHeld[holder].append(root) }
            }
        }
        seeds += optionLoops()
        seedOptionHolders(&seeds)
    }

    /// The option, and every option that comes down to it, each after the one that it is on.
    func optionsUpon(_ option: Int) -> [Int] {
        var found = [option]
        var seen: Set<Int> = [option]
        var next = 0
        while next < found.count {
            for upper in options[found[next]].upon where seen.insert(upper).inserted {
                found.append(upper)
            }
            next += 1
        }
        return found
    }

    private func optionLoops() -> [(AttributionProblem, [Node])] {
        var seeds: [(AttributionProblem, [Node])] = []
        var settled: Set<Int> = []
        for start in options.indices where options[start].root == nil {
            var trail: [Int] = []
            var onTrail: Set<Int> = []
            var here: Int? = start
            while let option = here, settled.insert(option).inserted {
                trail.append(option)
                onTrail.insert(option)
                here = options[option].underlying.flatMap { optionOf[$0] }
            }
            guard let met = here, onTrail.contains(met) else { continue }
            let loop = trail.drop { $0 != met }.map { options[$0].id }.sorted()
            let holders = optionsUpon(met).map { options[$0].holder }
            seeds.append((.optionLoop(loop), holders))
        }
        return seeds
    }

    /// Whoever has an option on a lot needs its claims in order as well.
    private func seedOptionHolders(_ seeds: inout [(AttributionProblem, [Node])]) {
        for place in seeds.indices {
            switch seeds[place].0 {
            case .negativeClaim, .repeatedLot:
                for writer in seeds[place].1 {
                    for root in rootsWritten[writer] {
                        seeds[place].1 += optionsUpon(root).map { options[$0].holder }
                    }
                }
            default: continue
            }
        }
    }
}
