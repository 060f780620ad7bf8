import Ledger
import Testing

struct AttributionEntityTests {
    @Test
    func `the spouse's entity counts, and the entity of that entity`() throws {
        var kin = Kin()
        kin.family("A", "W", .spouse)
        kin.stake("W", of: "X", .of(1, 2))
        kin.stake("X", of: "Y", .of(1, 3))
        kin.holds("X", 60)
        kin.holds("Y", 600)
        #expect(try kin.held("A") == 130)
        #expect(try kin.held("W") == 130)
        #expect(try kin.held("X") == 260)
    }

    @Test
    func `an entity of both spouses is counted once for each, in full`() throws {
        var kin = Kin()
        kin.family("A", "W", .spouse)
        kin.stake("A", of: "X", .of(1, 2))
        kin.stake("W", of: "X", .of(1, 2))
        kin.holds("X", 100)
        #expect(try kin.held("A") == 100)
        let paths = try Attribution(kin.kinship).paths(of: "A")
        #expect(paths.map(\.counted) == [["B": 50], ["B": 50]])
        #expect(paths.first?.steps.last == .owns(owner: "A", .of(1, 2), of: "X"))
        #expect(paths.last?.steps.last == .family(.spouse, "W"))
    }

    @Test
    func `a joint account of a person and that person's entity overlaps`() throws {
        var kin = Kin()
        kin.stake("A", of: "X", .of(1, 2))
        kin.stake("D", of: "X", .of(1, 2))
        kin.lot("J", 100, .full("A"), .full("X"))
        #expect(try kin.held("A") == 100)
        #expect(try kin.held("D") == 50)
    }

    @Test
    func `two ways up through different entities add up`() throws {
        var kin = Kin()
        kin.stake("A", of: "X", .of(1, 2))
        kin.stake("A", of: "Y", .of(1, 3))
        kin.stake("X", of: "Z", .of(1, 2))
        kin.stake("Y", of: "Z", .of(1, 2))
        kin.holds("Z", 120)
        #expect(try kin.held("A") == 50)
    }

    @Test
    func `entities that own each other come to the closed form`() throws {
        // y = 3/5 + 2/5 · x and x = 3/10 · y, so y = 15/22 and x = 9/44.
        var kin = Kin()
        kin.stake("X", of: "Y", .of(2, 5))
        kin.stake("Z", of: "Y", .of(3, 5))
        kin.stake("Y", of: "X", .of(3, 10))
        kin.holds("X", 44)
        kin.holds("Y", 22)
        #expect(try kin.held("Z") == 24)
        let weights = try Attribution(kin.kinship).weights(of: "Z")
        #expect(weights == [.outside("X"): .of(9, 44), .outside("Y"): .of(15, 22)])
        // X has its own in full, and 2/5 of what Y has; what comes back to it is its own.
        #expect(try Attribution(kin.kinship).weights(of: "X")[.outside("Y")] == .of(2, 5))
        let paths = try Attribution(kin.kinship).paths(of: "Z")
        #expect(paths.contains { $0.steps.last == .further })
    }

    @Test
    func `a company that holds its own stock belongs to the others`() throws {
        var kin = Kin()
        kin.stake("X", of: "X", .of(1, 5))
        kin.stake("A", of: "X", .of(4, 5))
        kin.holds("X", 100)
        #expect(try kin.held("A") == 100)
        #expect(try kin.held("X") == 100)
    }

    @Test
    func `a ring that owns itself entirely has no owner, and says so`() throws {
        var kin = Kin()
        kin.stake("X", of: "Y", .one)
        kin.stake("Y", of: "X", .one)
        kin.stake("X", of: "BELOW", .of(1, 2))
        kin.stake("A", of: "BELOW", .of(1, 2))
        kin.family("Y", "KIN", .spouse)
        kin.holds("BELOW", 100)
        let problem = AttributionProblem.closedLoop(["X", "Y"])
        let attribution = Attribution(kin.kinship)
        for person: PersonID in ["X", "Y", "KIN"] {
            #expect(throws: problem) { try attribution.held(by: person) }
            #expect(throws: problem) { try attribution.weights(of: person) }
            #expect(throws: problem) { try attribution.heldByAll(["A", person]) }
            #expect(throws: problem) { try attribution.paths(of: person) }
        }
        #expect(try kin.held("A") == 50)
        #expect(attribution.problem(for: "KIN") == problem)
        #expect(attribution.problem(for: "A") == nil)
        #expect(problem.entities == ["X", "Y"])
        #expect(problem.description.hasSuffix("no owner can be found."))
    }

    @Test
    func `stakes over the whole stop everyone above the entity, and nobody else`() throws {
        var kin = Kin()
        kin.stake("A", of: "X", .of(2, 3))
        kin.stake("D", of: "X", .of(1, 2))
        kin.stake("A", of: "Y", .one)
        kin.stake("D", of: "Y", .zero)
        kin.stake("E", of: "Z", .one)
        kin.family("A", "W", .spouse)
        kin.holds("Z", 3)
        let problem = AttributionProblem.stakesOverWhole("X", total: .of(7, 6))
        #expect(Attribution(kin.kinship).problems == [problem])
        #expect(problem.description == "X: the recorded stakes come to 7/6 of the whole.")
        for person: PersonID in ["A", "D", "X", "W"] {
            #expect(throws: problem) { try kin.held(person) }
        }
        #expect(try kin.held("E") == 3)
    }

    @Test
    func `records less than nothing are problems`() {
        var kin = Kin()
        kin.stake("A", of: "X", .of(-1, 2))
        kin.lot("L", 5, .part("D", .of(-1, 2)))
        kin.option("E", on: nil, -5)
        kin.option("F", on: "D", 5)
        #expect(throws: AttributionProblem.self) { try kin.held("A") }
        #expect(throws: AttributionProblem.self) { try kin.held("D") }
        #expect(throws: AttributionProblem.self) { try kin.held("E") }
        #expect(throws: AttributionProblem.self) { try kin.held("F") }
        #expect(Attribution(kin.kinship).problems.count == 3)
    }

    @Test
    func `the same lot or relation given twice is a problem`() {
        var kin = Kin()
        kin.holds("A", 5)
        kin.holds("A", 5)
        let stake = Relation.stake(id: 1, owner: "D", entity: "X", .of(1, 2))
        var kinship = kin.kinship
        kinship.relations = [stake, stake]
        let attribution = Attribution(kinship)
        #expect(throws: AttributionProblem.repeatedLot(.outside("A"))) {
            try attribution.held(by: "A")
        }
        #expect(throws: AttributionProblem.repeatedRelation(1)) {
            try attribution.held(by: "D")
        }
    }
}
