import Ledger
import Testing

struct UsualClosuresTests {
    @Test(arguments: [
        (
            2026,
            [
                "2026-01-01", "2026-01-19", "2026-02-16", "2026-04-03", "2026-05-25",
                "2026-06-19", "2026-07-03", "2026-09-07", "2026-11-26", "2026-12-25",
            ] as [CalendarDate]
        ),
        (
            2027,
            [
                "2027-01-01", "2027-01-18", "2027-02-15", "2027-03-26", "2027-05-31",
                "2027-06-18", "2027-07-05", "2027-09-06", "2027-11-25", "2027-12-24",
            ]
        ),
        // New Year's Day of 2028 was a Saturday, and is not observed on the Friday before.
        (
            2028,
            [
                "2028-01-17", "2028-02-21", "2028-04-14", "2028-05-29", "2028-06-19",
                "2028-07-04", "2028-09-04", "2028-11-23", "2028-12-25",
            ]
        ),
        // Before Juneteenth was a holiday; New Year's Day and Christmas fell on Sundays.
        (
            2017,
            [
                "2017-01-02", "2017-01-16", "2017-02-20", "2017-04-14", "2017-05-29",
                "2017-07-04", "2017-09-04", "2017-11-23", "2017-12-25",
            ]
        ),
        (
            2022,
            [
                "2022-01-17", "2022-02-21", "2022-04-15", "2022-05-30", "2022-06-20",
                "2022-07-04", "2022-09-05", "2022-11-24", "2022-12-26",
            ]
        ),
    ])
    func `the closures of a known year`(year: Int, expected: [CalendarDate]) throws {
        let closures = try #require(
            BusinessCalendar.usualClosures(year: year, includingGoodFriday: true))
        #expect(closures.map(\.date) == expected)
    }

    @Test func `good friday is the agent's choice`() throws {
        let without = try #require(BusinessCalendar.usualClosures(year: 2026))
        #expect(without.count == 9)
        #expect(!without.contains { $0.name == "Good Friday" || $0.date == "2026-04-03" })
        #expect(without.contains { $0.name == "Thanksgiving Day" && $0.date == "2026-11-26" })
    }

    @Test(
        arguments: [
            "2008-03-21", "2019-04-19", "2024-03-29", "2025-04-18", "2038-04-23", "2049-04-16",
            "2076-04-17", "2285-03-20", "2999-03-22",
        ] as [CalendarDate])
    func `good friday follows the moon`(day: CalendarDate) throws {
        let closures = BusinessCalendar.usualClosures(
            year: day.components.year, includingGoodFriday: true)
        #expect(try #require(closures).contains { $0.date == day && $0.name == "Good Friday" })
    }

    @Test func `every closure of every year is a weekday of that year, once`() throws {
        for year in 1998...9999 {
            let closures = try #require(
                BusinessCalendar.usualClosures(year: year, includingGoodFriday: true))
            let days = closures.map(\.date)
            #expect(days == Set(days).sorted())
            #expect(days.allSatisfy { $0.components.year == year })
            // Day 0 was a Thursday, so that Saturdays leave 2 and Sundays 3.
            #expect(days.allSatisfy { ($0.dayNumber % 7 + 7) % 7 != 2 })
            #expect(days.allSatisfy { ($0.dayNumber % 7 + 7) % 7 != 3 })
            let newYear = try #require(CalendarDate(year: year, month: 1, day: 1))
            let isLost = newYear.dayNumber % 7 == 2
            #expect(days.count == (year < 2022 ? 9 : 10) - (isLost ? 1 : 0))
        }
    }

    @Test(arguments: [Int.min, -1, 0, 1792, 1997, 10_000, Int.max])
    func `no closures are made up for other years`(year: Int) {
        #expect(BusinessCalendar.usualClosures(year: year) == nil)
    }

    @Test func `good friday agrees with another reckoning of Easter in every year`() throws {
        for year in 1998...9999 {
            let easter = try #require(Self.easter(year))
            let closures = BusinessCalendar.usualClosures(year: year, includingGoodFriday: true)
            let friday = try #require(closures).first { $0.name == "Good Friday" }
            #expect(friday?.date == easter.adding(days: -2))
        }
    }

    /// Oudin's reckoning, which shares no step with the one of the calendar.
    private static func easter(_ year: Int) -> CalendarDate? {
        let golden = year % 19
        let century = year / 100
        let age = (century - century / 4 - (8 * century + 13) / 25 + 19 * golden + 15) % 30
        let moon = age - (age / 28) * (1 - (age / 28) * (29 / (age + 1)) * ((21 - golden) / 11))
        let weekday = (year + year / 4 + moon + 2 - century + century / 4) % 7
        let offset = moon - weekday
        return CalendarDate(
            year: year, month: 3 + (offset + 26) / 30,
            day: 1 + (offset + 27 + (offset + 6) / 40) % 31)
    }
}
