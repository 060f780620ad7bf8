import Ledger
import Testing

/// Demand letters, Form TA-2 and the order of the one list: `domain.md` §7, R18.
struct DemandTests {
    private let calendar = BusinessCalendar.newYork

    @Test(
        arguments: [
            (2_000, .fivePercent), (1_999, .onePercent), (201, .onePercent),
            (200, .halfPercent), (0, .halfPercent),
        ] as [(Int64, DemandThreshold)])
    func `R18 the holders of record decide who is asked`(
        holders: Int64, threshold: DemandThreshold
    ) {
        #expect(DemandThreshold(holders: holders) == threshold)
        #expect(DemandThreshold(counts: [holders, 5_000_000]) == threshold)
    }

    @Test(
        arguments: [
            (.fivePercent, 5_000), (.onePercent, 1_000), (.halfPercent, 500),
        ] as [(DemandThreshold, Int64)])
    func `R18 who has just the percentage is asked, and one share less is not`(
        threshold: DemandThreshold, held: Int64
    ) {
        #expect(threshold.includes(held, of: 100_000))
        #expect(!threshold.includes(held - 1, of: 100_000))
        #expect(!threshold.includes(held, of: 100_001))
        #expect(threshold.includes(Int64.max, of: Int64.max) && !threshold.includes(0, of: 0))
    }

    @Test func `R18 the letters are due on January 30, and TA-2 on March 31`() throws {
        #expect(try DemandThreshold.due(taxYear: 2026, calendar: calendar) == "2027-01-30")
        #expect(try AnnualReport.due(year: 2026, calendar: calendar) == "2027-03-31")
        #expect(DemandThreshold(counts: []) == nil)
    }

    @Test func `below a thousand items and up to a thousand accounts the form is short`() {
        #expect(AnnualReport.isShort(itemsReceived: 999, accounts: 1_000))
        #expect(!AnnualReport.isShort(itemsReceived: 1_000, accounts: 1_000))
        #expect(!AnnualReport.isShort(itemsReceived: 999, accounts: 1_001))
    }

    @Test func `a clock is owed through its day, and what has no day comes last`() {
        func clock(_ by: CalendarDate?, opens: CalendarDate? = nil) -> RunningClock {
            RunningClock(.annualReport, "file", subject: "a year", opens: opens, by: by)
        }
        let today: CalendarDate = "2026-11-20"
        #expect(clock("2026-11-20").status(on: today) == .owed)
        #expect(clock("2026-11-19").status(on: today) == .overdue)
        #expect(clock("2026-12-01", opens: "2026-11-21").status(on: today) == .notYet)
        #expect(clock("2026-12-01", opens: "2026-11-20").status(on: today) == .owed)
        #expect(clock(nil).status(on: today) == .undated)
        let waiting = RunningClock(
            .adverseClaim, "wait", subject: "stop 1", by: "2026-11-19", isWaiting: true)
        #expect(waiting.status(on: today) == .over)
        let order = [clock(nil), clock("2026-12-01"), waiting].sorted(
            by: RunningClock.comesBefore)
        #expect(order.map(\.by) == ["2026-11-19", "2026-12-01", nil])
    }
}
