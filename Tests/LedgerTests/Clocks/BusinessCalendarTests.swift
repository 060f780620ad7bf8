import Ledger
import Testing

struct BusinessCalendarTests {
    private let calendar = BusinessCalendar.newYork

    @Test(
        arguments: [
            "2026-11-26", "2026-12-25", "2027-01-01", "2027-01-18", "2026-11-21", "2026-11-22",
        ] as [CalendarDate])
    func `weekends and closures are closed`(day: CalendarDate) throws {
        #expect(try !calendar.isOpen(day))
        #expect(try calendar.nextOpenDay(onOrAfter: day) > day)
    }

    @Test(
        arguments: [
            "2026-11-20", "2026-11-25", "2026-11-27", "2027-12-31", "2024-02-29",
        ] as [CalendarDate])
    func `other days are open`(day: CalendarDate) throws {
        #expect(try calendar.isOpen(day))
        #expect(try calendar.nextOpenDay(onOrAfter: day) == day)
        #expect(try calendar.adding(businessDays: 0, to: day) == day)
    }

    @Test(
        arguments: [
            ("2026-11-25", 1, "2026-11-27"), ("2026-11-26", 1, "2026-11-27"),
            ("2026-11-26", 0, "2026-11-27"), ("2026-11-30", 10, "2026-12-14"),
            ("2026-12-31", 10, "2027-01-15"), ("2026-12-31", 1, "2027-01-04"),
            ("2024-02-28", 2, "2024-03-01"), ("2027-02-26", 1, "2027-03-01"),
            ("2026-11-27", -1, "2026-11-25"), ("2026-11-29", -1, "2026-11-27"),
            ("2027-01-04", -1, "2026-12-31"),
        ] as [(CalendarDate, Int, CalendarDate)])
    func `business days are counted over closures`(
        day: CalendarDate, count: Int, expected: CalendarDate
    ) throws {
        #expect(try calendar.adding(businessDays: count, to: day) == expected)
    }

    @Test func `adding and counting business days are inverse`() throws {
        var generator = SeededGenerator(seed: 20_261_120)
        for _ in 0..<500 {
            let day = CalendarDate("2024-06-01").adding(days: generator.number(0...900))
            let count = generator.number(1...60)
            let reached = try calendar.adding(businessDays: count, to: day)
            #expect(try calendar.isOpen(reached))
            #expect(try calendar.businessDays(after: day, through: reached) == count)
            #expect(try calendar.businessDays(after: reached, through: day) == 0)
            let open = try calendar.nextOpenDay(onOrAfter: day)
            let away = try calendar.adding(businessDays: count, to: open)
            #expect(try calendar.adding(businessDays: -count, to: away) == open)
        }
    }

    @Test func `closed dates are data`() throws {
        let plain = try #require(
            BusinessCalendar(coverage: "2026-11-01"..."2026-11-30", closures: []))
        #expect(try plain.isOpen("2026-11-26"))
        let storm = try #require(
            BusinessCalendar(coverage: "2026-11-01"..."2026-11-30", closures: ["2026-11-23"]))
        #expect(try !storm.isOpen("2026-11-23"))
    }

    @Test func `what leaves the coverage has no answer`() throws {
        let last: CalendarDate = "2028-12-31"
        let after = last.adding(days: 1)
        #expect(throws: CalendarTrouble.outsideCoverage(after)) { try calendar.isOpen(after) }
        #expect(throws: CalendarTrouble.outsideCoverage("2023-12-31")) {
            try calendar.isOpen("2023-12-31")
        }
        #expect(try calendar.adding(businessDays: 1, to: "2028-12-28") == "2028-12-29")
        for count in [1, 2, 1000, Int.max] {
            #expect(throws: CalendarTrouble.outsideCoverage(after)) {
                try calendar.adding(businessDays: count, to: "2028-12-29")
            }
        }
        #expect(throws: CalendarTrouble.outsideCoverage("2023-12-31")) {
            try calendar.adding(businessDays: Int.min, to: "2024-01-02")
        }
        #expect(throws: CalendarTrouble.outsideCoverage(after)) {
            try calendar.businessDays(after: "2028-12-01", through: after)
        }
        #expect(throws: CalendarTrouble.outsideCoverage(last)) {
            let lone = try #require(BusinessCalendar(coverage: after...after, closures: []))
            return try lone.adding(businessDays: 1, to: last)
        }
    }

    @Test(arguments: [Int.min / 2, -719_163, 2_932_897, Int.max / 2])
    func `days that no year has are refused`(number: Int) {
        let day = CalendarDate(dayNumber: number)
        #expect(BusinessCalendar(coverage: day...day, closures: []) == nil)
        #expect(throws: CalendarTrouble.outsideCoverage(day)) { try calendar.isOpen(day) }
        #expect(throws: CalendarTrouble.outsideCoverage(day)) {
            try calendar.adding(businessDays: 1, to: day)
        }
        #expect(throws: CalendarTrouble.outsideCoverage(day)) {
            try calendar.nextOpenDay(after: day)
        }
    }

    @Test func `the last day of all calendars is the end of counting`() throws {
        let last: CalendarDate = "9999-12-31"
        let lone = try #require(BusinessCalendar(coverage: last...last, closures: []))
        #expect(try lone.isOpen(last))
        #expect(throws: CalendarTrouble.outsideCoverage(last.adding(days: 1))) {
            try lone.adding(businessDays: 1, to: last)
        }
    }
}
