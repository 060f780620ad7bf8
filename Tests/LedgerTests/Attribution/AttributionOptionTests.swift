import Ledger
import Testing

struct AttributionOptionTests {
    @Test
    func `an option on shares that family reaches already adds nothing`() throws {
        var kin = Kin()
        kin.family("A", "W", .spouse)
        kin.holds("W", 100)
        kin.option("A", on: "W", 80)
        #expect(try kin.held("A") == 100)
        let paths = try Attribution(kin.kinship).paths(of: "A")
        #expect(paths.last?.leftOut == ["B": 80])
        #expect(paths.last?.omission == .alreadyCounted)
    }

    @Test
    func `what is held by option goes on to the family of the holder`() throws {
        // A reaches no father-in-law, but W's option makes the shares W's own.
        var kin = Kin()
        kin.family("A", "W", .spouse)
        kin.family("FATHER", "W", .ancestor)
        kin.holds("FATHER", 1_000)
        #expect(try kin.held("A") == 0)
        kin.option("W", on: "FATHER", 300)
        #expect(try kin.held("A") == 300)
        #expect(try kin.held("W") == 1_000)
    }

    @Test
    func `an option adds what it reaches above what an entity gives already`() throws {
        var kin = Kin()
        kin.stake("A", of: "X", .of(2, 5))
        kin.holds("X", 100)
        kin.option("A", on: "X", 50)
        #expect(try kin.held("A") == 70)
    }

    @Test
    func `an option is served from the lots that are reached least`() throws {
        var kin = Kin()
        kin.lot("J", 100, .full("A"), .full("W"))
        kin.lot("S", 100, .full("W"))
        kin.option("A", on: "W", 120)
        #expect(try kin.held("A") == 200)
    }

    @Test
    func `options on one writer never come to more than the lots`() throws {
        var kin = Kin()
        kin.family("A", "SON", .ancestor)
        kin.family("A", "DAUGHTER", .ancestor)
        kin.holds("W", 100)
        kin.option("SON", on: "W", 70)
        kin.option("DAUGHTER", on: "W", 70)
        #expect(try kin.held("SON") == 70)
        #expect(try kin.held("A") == 100)
        let omissions = try Attribution(kin.kinship).paths(of: "A").compactMap(\.omission)
        #expect(omissions == [.beyondTheLots])
    }

    @Test
    func `an option on unissued shares counts in proportion to the holder`() throws {
        var kin = Kin()
        kin.stake("A", of: "X", .of(1, 4))
        kin.option("X", on: nil, 1_000)
        #expect(try kin.held("A") == 250)
        #expect(try kin.held("X") == 1_000)
    }

    @Test
    func `an option on an option counts as one on the stock, once`() throws {
        var kin = Kin()
        kin.holds("W", 500)
        let first = kin.option("H", on: "W", 100)
        kin.option("G", on: "H", 150, upon: first)
        kin.family("A", "H", .ancestor)
        kin.family("A", "G", .ancestor)
        #expect(try kin.held("G") == 100)
        #expect(try kin.held("H") == 100)
        #expect(try kin.held("A") == 100)
    }

    @Test
    func `the better of two ways to the same optioned shares is the one that counts`() throws {
        var kin = Kin()
        kin.stake("A", of: "X", .of(1, 2))
        let first = kin.option("X", on: nil, 100)
        kin.option("A", on: "X", 40, upon: first)
        #expect(try kin.held("A") == 70)
    }

    @Test
    func `more shares with the writer raise the holder of an option, up to the option`() throws {
        var kin = Kin()
        kin.holds("W", 10)
        kin.option("H", on: "W", 50)
        #expect(try kin.held("H") == 10)
        #expect(try kin.held("H", after: [.outside("W"): ["B": 30]]) == 40)
        #expect(try kin.held("H", after: [.outside("W"): ["B": 90]]) == 50)
        #expect(try kin.held("H", after: [.outside("W"): ["B": -90]]) == 0)
    }

    @Test
    func `options that rest on each other, or on nothing, are problems`() {
        var kin = Kin()
        kin.option("A", on: nil, 1, upon: 2)
        kin.option("D", on: nil, 1, upon: 1)
        kin.option("E", on: nil, 1, upon: 99)
        kin.option("F", on: nil, 1, upon: 3)
        #expect(throws: AttributionProblem.optionLoop([1, 2])) { try kin.held("A") }
        #expect(throws: AttributionProblem.optionLoop([1, 2])) { try kin.held("D") }
        let missing = AttributionProblem.underlyingMissing(option: 3, underlying: 99)
        #expect(throws: missing) { try kin.held("E") }
        #expect(throws: missing) { try kin.held("F") }
    }
}
