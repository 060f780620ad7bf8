import Ledger
import Testing

struct CalendarDateTests {
    @Test func `every day from 1800 to 2200 follows the one before`() throws {
        var expected: Int?
        for year in 1800...2200 {
            let isLeap = year % 400 == 0 || (year % 4 == 0 && year % 100 != 0)
            let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
            for (index, length) in lengths.enumerated() {
                for day in 1...length {
                    let date = try #require(
                        CalendarDate(year: year, month: index + 1, day: day))
                    #expect(date.dayNumber == expected ?? date.dayNumber)
                    expected = date.dayNumber + 1
                    #expect(date.components == (year, index + 1, day))
                    #expect(CalendarDate(date.description) == date)
                }
                #expect(CalendarDate(year: year, month: index + 1, day: length + 1) == nil)
            }
        }
    }

    @Test(arguments: [
        ("1970-01-01", 0, 4), ("2000-01-01", 10_957, 6), ("2026-11-20", 20_777, 5),
        ("1776-07-04", -70_672, 4), ("1900-01-01", -25_567, 1), ("2100-03-01", 47_541, 1),
        ("0001-01-01", -719_162, 1), ("9999-12-31", 2_932_896, 5),
    ])
    func `known days have their number and their day of the week`(
        date: CalendarDate, number: Int, weekday: Int
    ) {
        #expect(date.dayNumber == number)
        // Day 0 was a Thursday, the fourth day of the week.
        #expect(((date.dayNumber % 7 + 7) % 7 + 4) % 7 == weekday)
    }

    @Test(arguments: ["2000-02-29", "2024-02-29", "1600-02-29"])
    func `leap years have their day`(text: String) {
        #expect(CalendarDate(text)?.description == text)
    }

    @Test(arguments: [
        "1900-02-29", "2100-02-29", "2023-02-29", "2026-00-01", "2026-13-01", "2026-04-31",
        "2026-01-00", "0000-01-01", "2026-1-01", "2026/01/01", "20260101", "2026-01-01 ", "",
        " 2026-01-01", "-026-01-01", "2026-0a-01", "２026-01-01", "2026-01-1\u{301}",
    ])
    func `what is no day is refused`(text: String) {
        #expect(CalendarDate(text) == nil)
    }

    @Test func `days are counted between dates`() {
        let noticed: CalendarDate = "2026-11-23"
        #expect(noticed.adding(days: 30) == "2026-12-23")
        #expect(CalendarDate("2027-03-01").days(since: "2026-11-23") == 98)
        #expect(noticed < "2026-11-24")
        #expect(CalendarDate(dayNumber: -1).description == "1969-12-31")
    }
}
