import Ledger
import LedgerStore
import Postgres
import Testing

/// What stands beside the figures of persons: owners over time, names, owners nobody knows.
@Suite struct CapAuditSurroundingsTests {
    @Test func `the largest owners are drawn over the days on which anything changed`() async throws
    {
        let desk = try await Desk.alpha()
        try desk.holder("X", holding: 2_000_000)
        try desk.holder("Y", holding: 1_000_000)
        try desk.age(days: 10)
        let today = try desk.audit().day
        _ = try desk.post(.transfer(500_000, of: "X-1", security: "COM", signed: "X", to: "Y"))
        let audit = try desk.store.capAudit(
            CapAuditRequest(withSeries: true), issuer: desk.issuer)
        let series = try #require(audit.series)
        #expect(series.owners.map(\.person) == ["X", "Y"])
        #expect(series.points.first?.day == today.adding(days: -10))
        #expect(series.points.last?.day == today)
        let before = try #require(series.points.first { $0.day < today })
        let parts = [try #require(Fraction(20, 330)), try #require(Fraction(10, 330))]
        #expect(before.parts == ["X": parts[0], "Y": parts[1]])
        let half = try #require(Fraction(15, 330))
        #expect(series.points.last?.parts == ["X": half, "Y": half])
        #expect(series.points.allSatisfy { $0.outstanding == 33_000_000 })
        #expect(try desk.audit().series == nil)
    }

    @Test func `two of one name without a number, each far below, are met together`() async throws {
        let desk = try await Desk.alpha()
        let held: [(String, Int64)] = [("J1", 1_600_000), ("J2", 1_600_000), ("J3", 70_000)]
        for (name, units) in held {
            try desk.holder(name, face: "JOHN Q SPECIMEN", holding: units)
        }
        try desk.holder("K", holding: 1_000)
        let doubts = try desk.audit().uncertain.filter { $0.code == .attributionUnresolved }
        #expect(doubts.count == 1)
        #expect(doubts.first?.message.contains("together they hold 3,270,000") == true)
        let room = try desk.store.capRoom(of: "J1", taking: "COM", issuer: desk.issuer).room
        #expect(room.allowed == 0)
    }

    @Test func `a split changes nobody's part by value, and no past day`() async throws {
        let desk = try await Desk.alphaWithA()
        _ = try desk.price("20", of: "A")
        let prices: SQL = "SELECT amount, source FROM ledger.prices_on('TMA', CURRENT_DATE)"
        let split = try desk.event(.split, rate: 1, for: 2)
        #expect(split.word == .posted, "\(split.codes)")
        let row = try #require(try desk.superuser().run(prices).first)
        #expect(try row.int64("amount") == 400_000)
        #expect(try row.text("source").contains("restated for the split of "))
        let audit = try desk.audit()
        #expect(
            audit.classes.first { $0.id == "A" }?.price?.perShare
                == Money(tenThousandths: 400_000))
        let earlier = try desk.superuser().run(
            "SELECT amount FROM ledger.prices_on('TMA', '2020-01-05')")
        #expect(try earlier[0].int64("amount") == 200_000)
    }
}
