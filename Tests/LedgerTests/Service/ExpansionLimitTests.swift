import Ledger
import Testing

/// What months in a row bring about (17 CFR 240.17Ad-3): `domain.md` §7, R04.
struct ExpansionLimitTests {
    private let calendar = BusinessCalendar.newYork

    /// Months of 2026 from January on, each with so many of 210 in time.
    private func limit(_ onTime: [Int64]) throws -> ExpansionLimit {
        var lots: [TurnaroundLot] = []
        for (index, count) in onTime.enumerated() {
            let month = try #require(CalendarMonth(year: 2026, month: index + 1))
            let day = try calendar.nextOpenDay(onOrAfter: month.firstDay.adding(days: 7))
            lots.append(lot(count, day, out: .at(day, 10)))
            lots.append(lot(210 - count, day, out: .at(day.adding(days: 20), 10)))
        }
        let last = try #require(CalendarMonth(year: 2026, month: onTime.count))
        let history = TurnaroundHistory(
            lots.filter { $0.count > 0 }, through: last, calendar: calendar,
            now: .at("2027-01-04", 9))
        return ExpansionLimit(history.months, calendar: calendar)
    }

    private func lot(_ count: Int64, _ day: CalendarDate, out: LocalMoment) -> TurnaroundLot {
        TurnaroundLot(
            arrived: .at(day, 9), isRoutine: true, ending: .madeAvailable, endedAt: out,
            count: count)
    }

    @Test func `R04 two months of 157 in 210 are below three quarters, and 158 are not`() throws {
        let low = try limit([157, 157])
        #expect(low.bans.map(\.cause) == [.belowThreeQuarters])
        // The fifth and the twentieth business day of March.
        #expect(low.bans.first?.from == "2026-03-06" && low.bans.first?.until == nil)
        #expect(low.executiveNotices.map(\.by) == ["2026-03-27"])
        for months in [[158, 158], [157, 158], [157]] as [[Int64]] {
            let limit = try limit(months)
            #expect(limit.bans.isEmpty && limit.executiveNotices.isEmpty)
        }
    }

    @Test func `three notices in a row bring the limit, until three clean months in a row`() throws
    {
        #expect(try limit([188, 188, 189, 188, 188]).bans.isEmpty)
        let open = try limit([188, 188, 188, 189, 189])
        #expect(open.bans.map(\.cause) == [.threeNotices])
        #expect(open.bans.first?.from == "2026-04-07" && open.bans.first?.until == nil)
        #expect(open.isBanned(on: "2026-04-07") && !open.isBanned(on: "2026-04-06"))
        let over = try limit([188, 188, 188, 189, 188, 189, 189, 189, 188])
        #expect(over.bans.count == 1 && over.bans.first?.until == "2026-08-31")
        #expect(!over.isBanned(on: "2026-09-01") && over.noticeStreak == 1)
    }

    @Test func `each second month below three quarters has its own letter`() throws {
        let limit = try limit([157, 157, 157, 189])
        #expect(limit.executiveNotices.map(\.month.description) == ["2026-02", "2026-03"])
        #expect(limit.bans.count == 1 && limit.lowStreak == 0)
    }
}
