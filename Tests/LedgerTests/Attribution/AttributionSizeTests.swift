import Ledger
import Testing

struct AttributionSizeTests {
    private func person(_ number: Int) -> PersonID { PersonID(unchecked: "P\(number)") }

    @Test
    func `a thousand siblings hold what they all hold together`() throws {
        var kin = Kin()
        for number in 1..<1_000 { kin.family(person(0), person(number), .sibling) }
        for number in 0..<1_000 { kin.holds(person(number), 10) }
        let attribution = Attribution(kin.kinship)
        let reaching = attribution.persons(reaching: [.full(person(0))])
        #expect(reaching.count == 1_000)
        let held = try attribution.heldByAll(reaching, after: [.outside(person(0)): ["B": 5]])
        #expect(held[person(0)] == ["B": 10_005])
        #expect(held[person(7)] == ["B": 25])
    }

    @Test
    func `a chain of two hundred entities is exact to the last`() throws {
        var kin = Kin()
        for number in 1..<200 {
            kin.stake(person(number), of: person(number - 1), .of(99, 100))
        }
        kin.holds(person(0), 1_000)
        let attribution = Attribution(kin.kinship)
        let held = try attribution.heldByAll((0..<200).map(person))
        var expected: Fraction = 1_000
        for number in 0..<200 {
            #expect(held[person(number)] == ["B": expected])
            expected = expected * .of(99, 100)
        }
        #expect(try kin.held(person(199)) == held[person(199)]?["B"])
    }

    @Test
    func `a thousand shareholders have their parts, and together the whole`() throws {
        var kin = Kin()
        for number in 1...999 { kin.stake(person(number), of: "X", .of(Int128(number), 499_500)) }
        kin.holds("X", 1_000)
        let held = try Attribution(kin.kinship).heldByAll((1...999).map(person))
        #expect(held.values.reduce(Fraction.zero) { $0 + ($1["B"] ?? .zero) } == 1_000)
        #expect(held[person(999)]?["B"] == 2)
    }

    @Test
    func `a ring of two hundred entities is solved exactly`() throws {
        var kin = Kin()
        for number in 0..<200 {
            kin.stake(person((number + 1) % 200), of: person(number), .of(97, 101))
            kin.stake("A", of: person(number), .of(4, 101))
        }
        kin.holds(person(0), 1_000)
        let attribution = Attribution(kin.kinship)
        // Whatever goes round ends with A, who alone stands outside.
        #expect(try attribution.held(by: "A") == ["B": 1_000])
        #expect(try attribution.heldByAll(["A"])["A"] == ["B": 1_000])
    }

    @Test
    func `a ring of a hundred entities comes to its closed form`() throws {
        // What reaches one entity goes half to A and half on round, and all in the end to A.
        var kin = Kin()
        for number in 0..<100 {
            kin.stake(person((number + 1) % 100), of: person(number), .of(1, 2))
        }
        kin.stake("A", of: person(0), .of(1, 2))
        for number in 0..<100 { kin.holds(person(number), 1) }
        let held = try Attribution(kin.kinship).held(by: "A", security: "B")
        // x(0) = 1/2 + x(1)/2, x(n) = x(n + 1)/2, so x(0) = 1/2 ÷ (1 − 1/2^100).
        var start = Fraction.one
        for _ in 0..<100 { start = start * .of(1, 2) }
        let first = Fraction.of(1, 2).divided(by: .one - start) ?? .zero
        var expected = first
        var part = first
        for _ in 1..<100 {
            part = part * .of(1, 2)
            expected += part
        }
        #expect(held == expected)
        #expect(try Attribution(kin.kinship).heldByAll(["A"])["A"] == ["B": expected])
    }

    @Test
    func `very many ways up are counted whole, and only so many are listed`() throws {
        var kin = Kin()
        for layer in 0..<30 {
            for (lower, upper) in [(0, 0), (0, 1), (1, 0), (1, 1)] {
                kin.stake(
                    person(2 * layer + 2 + upper), of: person(2 * layer + lower), .of(1, 2))
            }
        }
        kin.stake("A", of: person(60), .one)
        kin.stake("A", of: person(61), .of(1, 2))
        kin.holds(person(0), 100)
        #expect(try kin.held("A") == 75)
        let paths = try Attribution(kin.kinship).paths(of: "A")
        #expect(paths.count <= 201)
        #expect(paths.last?.steps.last == .further)
    }

    @Test
    func `a chain of ten thousand entities or options, and the largest counts, are no trouble`()
        throws
    {
        var kin = Kin()
        for number in 1..<10_000 { kin.stake(person(number), of: person(number - 1), .one) }
        kin.holds(person(0), .max)
        kin.holds(person(1), .max)
        let last = person(9_999)
        #expect(try kin.held(last) == Fraction(.max) + Fraction(.max))
        let up: Attribution.Changes = [.outside(person(0)): ["B": .max]]
        let down: Attribution.Changes = [.outside(person(0)): ["B": .min]]
        #expect(try kin.held(last, after: up) == Fraction(.max) + Fraction(.max))
        #expect(try kin.held(last, after: down) == Fraction(.max))
        var option = kin.option("H", on: nil, 5)
        for _ in 0..<300 { option = kin.option("H", on: nil, 5, upon: option) }
        #expect(try kin.held("H") == 5)
    }
}
