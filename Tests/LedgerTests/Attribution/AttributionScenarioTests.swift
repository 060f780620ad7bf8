import Ledger
import Testing

struct AttributionScenarioTests {
    /// 9.9 % of 33,000,000 outstanding shares, as in the acceptance scenarios.
    private let limit: Fraction = 3_267_000

    @Test
    func `C09 spouses with half the limit each are exactly at it`() throws {
        var kin = Kin()
        kin.family("ANN", "BEN", .spouse)
        kin.holds("ANN", 0)
        kin.holds("BEN", 0)
        let changes: Attribution.Changes = [
            .outside("ANN"): ["B": 1_633_500], .outside("BEN"): ["B": 1_633_500],
        ]
        #expect(try kin.held("ANN", after: changes) == limit)
        #expect(try kin.held("BEN", after: changes) == limit)
        #expect(try kin.held("ANN") == 0)
    }

    @Test
    func `C10 one share more for either spouse puts both over`() throws {
        var kin = Kin()
        kin.family("ANN", "BEN", .spouse)
        kin.holds("ANN", 0)
        kin.holds("BEN", 0)
        let changes: Attribution.Changes = [
            .outside("ANN"): ["B": 1_633_501], .outside("BEN"): ["B": 1_633_500],
        ]
        #expect(try kin.held("ANN", after: changes) == 3_267_001)
        #expect(try kin.held("BEN", after: changes) == 3_267_001)
    }

    @Test
    func `C11 two accounts of one person add up, whatever they are called`() throws {
        var kin = Kin()
        kin.lot("X-1", 3_266_700, .full("X"))
        kin.lot("X-2", 0, .full("X"))
        let over: Attribution.Changes = [
            .account("X-1"): ["B": 150], .account("X-2"): ["B": 151],
        ]
        let lawful: Attribution.Changes = [
            .account("X-1"): ["B": 150], .account("X-2"): ["B": 150],
        ]
        #expect(try kin.held("X", after: over) == 3_267_001)
        #expect(try kin.held("X", after: lawful) == limit)
    }

    @Test
    func `C24 a brother does not reach a brother's wife`() throws {
        var kin = Kin()
        kin.family("A", "W", .spouse)
        kin.family("A", "C", .sibling)
        kin.holds("W", 2_000_000)
        kin.holds("A", 200_000)
        kin.holds("C", 1_000_000)
        #expect(try kin.held("C") == 1_200_000)
        #expect(try kin.held("A") == 3_200_000)
        #expect(try kin.held("W") == 2_200_000)
    }

    @Test
    func `C25 a stake in an entity counts in proportion, however small`() throws {
        var kin = Kin()
        kin.stake("A", of: "X", .of(2, 5))
        kin.stake("D", of: "X", .of(1, 1_000_000))
        kin.holds("X", 1_000_000)
        #expect(try kin.held("A") == 400_000)
        #expect(try kin.held("D") == 1)
        #expect(try kin.held("X") == 1_000_000)
    }

    @Test
    func `C31 a marriage puts both over by what the other holds`() throws {
        var kin = Kin()
        kin.holds("A", 2_000_000)
        kin.holds("B", 1_500_000)
        #expect(try kin.held("A") == 2_000_000)
        kin.family("A", "B", .spouse)
        #expect(try kin.held("A") == 3_500_000)
        #expect(try kin.held("B") == 3_500_000)
        #expect(try kin.held("A") - limit == 233_000)
    }

    @Test
    func `family attribution goes one step, up or down, and no further`() throws {
        var kin = Kin()
        kin.family("FATHER", "SON", .ancestor)
        kin.family("SON", "UNCLE", .descendant)
        kin.family("UNCLE", "FATHER", .sibling)
        kin.family("MOTHER", "SON", .ancestor)
        kin.holds("FATHER", 1)
        kin.holds("SON", 10)
        kin.holds("UNCLE", 100)
        kin.holds("MOTHER", 1_000)
        #expect(try kin.held("MOTHER") == 1_010)
        #expect(try kin.held("SON") == 1_111)
    }

    @Test
    func `an uncle reaches no nephew, though the brother between them reaches both`() throws {
        var kin = Kin()
        kin.family("BROTHER", "UNCLE", .sibling)
        kin.family("NEPHEW", "BROTHER", .descendant)
        kin.holds("NEPHEW", 7)
        kin.holds("BROTHER", 20)
        kin.holds("UNCLE", 300)
        #expect(try kin.held("UNCLE") == 320)
        #expect(try kin.held("NEPHEW") == 27)
        #expect(try kin.held("BROTHER") == 327)
    }

    @Test
    func `a joint account of spouses counts once for each of them`() throws {
        var kin = Kin()
        kin.family("ANN", "BEN", .spouse)
        kin.lot("J", 500, .full("ANN"), .full("BEN"))
        #expect(try kin.held("ANN") == 500)
        #expect(try kin.held("BEN") == 500)
        let paths = try Attribution(kin.kinship).paths(of: "BEN")
        #expect(paths.map(\.counted) == [["B": 500], ["B": 0]])
        #expect(paths.map(\.omission) == [nil, .alreadyCounted])
        #expect(paths.last?.leftOut == ["B": 500])
        #expect(paths.first?.steps == [.claims("ANN", .full), .family(.spouse, "ANN")])
    }

    @Test
    func `heirs have their parts of an estate, and a father all of his children's`() throws {
        var kin = Kin()
        kin.family("F", "ANN", .ancestor)
        kin.family("F", "BEN", .ancestor)
        kin.lot(
            "EST", 900, .part("ANN", .of(1, 3)), .part("BEN", .of(1, 3)), .part("C", .of(1, 3)))
        #expect(try kin.held("ANN") == 300)
        #expect(try kin.held("F") == 600)
        #expect(try Attribution(kin.kinship).weights(of: "F") == [.account("EST"): .of(2, 3)])
    }

    @Test
    func `a stranger to the records holds nothing`() throws {
        let attribution = Attribution(Kinship())
        #expect(try attribution.held(by: "N", security: "B") == 0)
        #expect(try attribution.heldByAll(["N"]) == ["N": [:]])
        #expect(try attribution.paths(of: "N").isEmpty)
        #expect(attribution.persons(reaching: [.full("N")]) == ["N"])
    }

    @Test
    func `a change to a lot that nobody knows is a problem, not a silence`() throws {
        let attribution = Attribution(Kinship())
        #expect(throws: AttributionProblem.unknownLot(.account("A"))) {
            try attribution.heldByAll(["N"], after: [.account("A"): ["B": 1]])
        }
    }

    @Test
    func `everyone whose holding could rise is found, and nobody beyond`() {
        var kin = Kin()
        kin.stake("OWNER", of: "X", .of(1, 2))
        kin.family("OWNER", "WIFE", .spouse)
        kin.family("WIFE", "BROTHER", .sibling)
        kin.option("HOLDER", on: "X", 5)
        kin.family("HOLDER", "SON", .ancestor)
        kin.stake("X", of: "BELOW", .one)
        let attribution = Attribution(kin.kinship)
        #expect(
            attribution.persons(reaching: [.full("X")])
                == ["X", "OWNER", "WIFE", "HOLDER", "SON"])
    }
}
