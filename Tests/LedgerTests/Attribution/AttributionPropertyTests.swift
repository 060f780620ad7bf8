import Ledger
import Testing

struct AttributionPropertyTests {
    private let securities: [SecurityID] = ["A", "B"]

    @Test(arguments: 0..<8 as Range<UInt64>)
    func `every way of reckoning agrees with the definition`(batch: UInt64) throws {
        var compared = 0
        for seed in batch * 250..<(batch + 1) * 250 {
            var random = RandomKinship(seed: seed)
            let attribution = Attribution(random.kinship)
            let slow = SlowAttribution(
                kinship: random.kinship, persons: Array(random.persons))
            let shuffled = Attribution(random.shuffled())
            let sound = random.persons.filter { !slow.isUnowned($0) }
            let all = try attribution.heldByAll(sound)
            for person in random.persons where slow.isUnowned(person) {
                #expect(throws: AttributionProblem.self) { try attribution.held(by: person) }
            }
            for person in sound {
                let held = try attribution.held(by: person)
                let again = try shuffled.held(by: person)
                let paths = try attribution.paths(of: person)
                for security in securities {
                    let expected = slow.held(by: person, security)
                    let counted = paths.reduce(Fraction.zero) {
                        $0 + ($1.counted[security] ?? .zero)
                    }
                    let isRight =
                        held[security] ?? .zero == expected
                        && all[person]?[security] ?? .zero == expected
                        && again[security] ?? .zero == expected && counted == expected
                    if !isRight {
                        Issue.record(
                            """
                            \(seed) \(person) \(security): \(expected), held \(held), all \
                            \(all[person] ?? [:]), shuffled \(again), paths \(counted)
                            \(random.kinship)
                            """)
                        return
                    }
                    compared += 1
                }
            }
        }
        #expect(compared > 1_000)
    }

    @Test
    func `a rise of one lot raises nobody but those found to reach it, and lowers nobody`()
        throws
    {
        var risen = 0
        for seed in 10_000..<10_600 as Range<UInt64> {
            let random = RandomKinship(seed: seed)
            let attribution = Attribution(random.kinship)
            for lot in random.kinship.lots {
                let reaching = attribution.persons(reaching: lot.claims)
                for person in random.persons {
                    guard let before = try? attribution.held(by: person) else { continue }
                    let after = try attribution.held(by: person, after: [lot.id: ["B": 24]])
                    let (old, new) = (before["B"] ?? .zero, after["B"] ?? .zero)
                    if new == old { continue }
                    risen += 1
                    if new < old || !reaching.contains(person) {
                        Issue.record("\(seed) \(person) \(lot.id): \(old) to \(new)")
                        return
                    }
                }
            }
        }
        #expect(risen > 1_000)
    }

    @Test
    func `changes count as if the lots had been given so, and no share counts twice`() throws {
        for seed in 20_000..<20_600 as Range<UInt64> {
            var random = RandomKinship(seed: seed)
            let changes = random.changes()
            var changed = random.kinship
            changed.lots = changed.lots.map { lot in
                let units = lot.units.merging(changes[lot.id] ?? [:]) { $0 + $1 }
                return KinLot(id: lot.id, claims: lot.claims, units: units)
            }
            let attribution = Attribution(random.kinship)
            let isIssuing = random.kinship.relations.contains {
                if case .option(_, _, nil, _, _, nil) = $0 { true } else { false }
            }
            for person in random.persons {
                guard let held = try? attribution.held(by: person, after: changes) else {
                    continue
                }
                let given = try Attribution(changed).held(by: person)
                let together = try attribution.heldByAll([person], after: changes)
                let isSame = held == given && together[person] == given
                let isWithin = securities.allSatisfy { security in
                    let total = changed.lots.reduce(0) { $0 + max(0, $1.units[security] ?? 0) }
                    return held[security] ?? .zero <= Fraction(total)
                }
                if !isSame || !(isIssuing || isWithin) {
                    Issue.record("\(seed) \(person): \(held), \(given), \(together)")
                    return
                }
            }
        }
    }
}
