import Ledger
import Testing

/// 17 CFR 240.17Ad-4: fewer than 500 items in six consecutive months.
struct SmallAgentTests {
    /// Months that have ended, with so many items in each, from January 2026 on.
    private func agent(_ counts: [Int64]) throws -> SmallAgent {
        let lots = try counts.enumerated().map { index, count in
            let day = try #require(CalendarDate(year: 2026, month: index + 1, day: 5))
            return TurnaroundLot(
                arrived: .at(day, 9),
                isRoutine: index % 2 == 0, ending: nil, endedAt: nil, count: count, items: [])
        }
        let first = try #require(CalendarMonth(year: 2026, month: 1))
        let last = try #require(CalendarMonth(year: 2026, month: counts.count))
        let history = TurnaroundHistory(
            lots, from: first, through: last, calendar: .newYork, now: .at("2026-12-31", 9))
        return SmallAgent(history.months)
    }

    @Test func `499 items in six months are few, 500 are not, of whichever kind`() throws {
        let few = try agent([99, 80, 80, 80, 80, 80])
        #expect(few.items == 499 && few.status == .below)
        let many = try agent([100, 80, 80, 80, 80, 80])
        #expect(many.items == 500 && many.status == .notBelow)
        // The first month has gone out of the six.
        #expect(try agent([400, 99, 80, 80, 80, 80, 80]).status == .below)
    }

    @Test func `five months are too early to say, but 500 items are too many at once`() throws {
        #expect(try agent([1, 1, 1, 1, 1]).status == .tooEarly)
        #expect(try agent([500]).status == .notBelow)
    }
}
