import Ledger
import LedgerStore
import Postgres
import Testing

/// What the road costs in round trips and statements, whatever the number of items.
@Suite struct RoadCostTests {
    /// A register with `count` certificates of one share of S SPECIMEN, and nine who may take them.
    private func certificates(_ count: Int) async throws -> Desk {
        let desk = try await Desk.alpha()
        try desk.holder("S")
        for taker in 1...9 { try desk.holder("X\(taker)") }
        let opened = try desk.post(
            (1...count).map { .open(.com(.named("K-\($0)")), 1, for: "S") })
        #expect(opened.allSatisfy { $0.word == .posted })
        return desk
    }

    private func transfers(_ range: Range<Int>, signed name: String = "S") -> [ItemRequest] {
        range.map {
            .transfer(
                1, of: .named("K-\($0)"), security: "COM", signed: name,
                to: .named("X\($0 % 9 + 1)"))
        }
    }

    private func cost(
        _ desk: Desk, _ requests: [ItemRequest], _ mode: PostingMode, gives word: ItemOutcome.Word
    ) throws -> (roundTrips: Int, statements: Int) {
        let connection = desk.store.connection
        let (trips, statements) = (connection.roundTrips, connection.statementCount)
        let outcomes = try desk.post(requests, mode)
        #expect(outcomes.count == requests.count)
        #expect(outcomes.allSatisfy { $0.word == word })
        return (connection.roundTrips - trips, connection.statementCount - statements)
    }

    @Test func `one item costs two round trips, a reversal three`() async throws {
        let desk = try await certificates(3)
        let good = transfers(1..<2)
        #expect(try cost(desk, good, .check, gives: .approved).roundTrips == 2)
        let bad = transfers(2..<3, signed: "NOBODY")
        #expect(try cost(desk, bad, .itemByItem, gives: .refused).roundTrips == 2)
        #expect(try cost(desk, good, .itemByItem, gives: .posted).roundTrips == 2)
        #expect(try cost(desk, good, .itemByItem, gives: .posted).roundTrips == 2)
        let issue = [ItemRequest.issue(1, to: "X1")]
        #expect(try cost(desk, issue, .itemByItem, gives: .posted).roundTrips == 2)
        let reversal = [ItemRequest.reverse(good[0].key)]
        #expect(try cost(desk, reversal, .itemByItem, gives: .posted).roundTrips == 3)
    }

    @Test func `a thousand items cost as many statements as ten`() async throws {
        let desk = try await certificates(1_010)
        let (ten, thousand) = (1..<11, 11..<1_011)
        for (mode, name, word) in [
            (.check, "S", .approved), (.itemByItem, "NOBODY", .refused),
            (.itemByItem, "S", .posted),
        ] as [(PostingMode, String, ItemOutcome.Word)] {
            let few = try cost(desk, transfers(ten, signed: name), mode, gives: word)
            let many = try cost(desk, transfers(thousand, signed: name), mode, gives: word)
            #expect(few == many, "\(word.rawValue)")
        }
        #expect(try desk.held("S") == 0)
        #expect(try desk.differences().map(\.name) == ["register_is_control_book"])
    }

    @Test func `a batch in which some are refused costs no more`() async throws {
        let desk = try await certificates(20)
        let connection = desk.store.connection
        var costs: [Int] = []
        for start in [1, 11] {
            let before = connection.statementCount
            let outcomes = try desk.post(
                transfers(start..<start + 5) + transfers(start + 5..<start + 10, signed: "NOBODY"))
            #expect(
                outcomes.map(\.word) == Array(repeating: .posted, count: 5)
                    + Array(repeating: .refused, count: 5))
            costs.append(connection.statementCount - before)
        }
        #expect(costs[0] == costs[1])
    }
}
