import Ledger
import Testing

struct ReceiptTests {
    private let calendar = BusinessCalendar.newYork

    @Test(
        arguments: [
            (LocalMoment.at("2026-11-20", 12), "2026-11-20", "2026-11-25"),
            (.at("2026-11-20", 12, 0, 1), "2026-11-23", "2026-11-27"),
            (.at("2026-11-20", 0), "2026-11-20", "2026-11-25"),
        ] as [(LocalMoment, CalendarDate, CalendarDate)])
    func `R01: noon of a business day is the last moment of that day's receipts`(
        arrived: LocalMoment, deemed: CalendarDate, due: CalendarDate
    ) throws {
        let receipt = try Receipt(arrived: arrived, calendar: calendar)
        #expect(receipt.arrived == arrived)
        #expect(receipt.deemed == .at(deemed, 12))
        #expect(try receipt.turnaroundDue(calendar).day == due)
    }

    @Test(arguments: [0, 43_200, 43_201, 86_399])
    func `R02: what comes on a closed day is received at noon of the next business day`(
        second: Int
    ) throws {
        let arrived = try #require(LocalMoment(date: "2026-11-26", secondOfDay: second))
        let receipt = try Receipt(arrived: arrived, calendar: calendar)
        #expect(receipt.deemed == .at("2026-11-27", 12))
        #expect(try receipt.turnaroundDue(calendar).day == "2026-12-02")
    }

    @Test(
        arguments: [
            (LocalMoment.at("2026-11-23", 12, 1), "2026-11-24", "2026-11-30"),
            (.at("2026-11-25", 13), "2026-11-27", "2026-12-02"),
            (.at("2026-11-21", 9), "2026-11-23", "2026-11-27"),
            (.at("2026-12-31", 12, 0, 1), "2027-01-04", "2027-01-07"),
            (.at("2027-12-31", 12), "2027-12-31", "2028-01-05"),
            (.at("2024-02-29", 23, 59, 59), "2024-03-01", "2024-03-06"),
        ] as [(LocalMoment, CalendarDate, CalendarDate)])
    func `receipts before closures and at the ends of months and years`(
        arrived: LocalMoment, deemed: CalendarDate, due: CalendarDate
    ) throws {
        let receipt = try Receipt(arrived: arrived, calendar: calendar)
        #expect(receipt.deemed.date == deemed)
        #expect(try receipt.turnaroundDue(calendar).day == due)
    }

    @Test func `no receipt is deemed earlier than it was, except to the noon of its morning`()
        throws
    {
        var generator = SeededGenerator(seed: 12)
        for _ in 0..<500 {
            let arrived = try #require(
                LocalMoment(
                    date: CalendarDate("2024-01-01").adding(days: generator.number(0...1800)),
                    secondOfDay: generator.number(0...86_399)))
            let receipt = try Receipt(arrived: arrived, calendar: calendar)
            #expect(try calendar.isOpen(receipt.deemed.date))
            #expect(receipt.deemed >= arrived)
            #expect(receipt.deemed.secondOfDay == LocalMoment.noonSecond)
            let due = try receipt.turnaroundDue(calendar)
            #expect(
                try calendar.businessDays(after: receipt.deemed.date, through: due.day) == 3)
        }
    }

    @Test func `both readings of the last day are kept`() {
        let due = TurnaroundDue(day: "2026-11-25")
        #expect(due.noon == .at("2026-11-25", 12))
        #expect(due.outcome(madeAvailable: .at("2026-11-25", 12)) == .byNoon)
        #expect(due.outcome(madeAvailable: .at("2026-11-25", 12, 0, 1)) == .byClose)
        #expect(due.outcome(madeAvailable: .at("2026-11-25", 23, 59, 59)) == .byClose)
        #expect(due.outcome(madeAvailable: .at("2026-11-26", 0)) == .late)
    }

    @Test func `a receipt near the end of the loaded closures has no due day`() throws {
        let receipt = try Receipt(arrived: .at("2028-12-28", 9), calendar: calendar)
        #expect(throws: CalendarTrouble.self) { try receipt.turnaroundDue(calendar) }
        #expect(throws: CalendarTrouble.self) {
            try Receipt(arrived: .at("2028-12-29", 13), calendar: calendar)
        }
        #expect(throws: CalendarTrouble.self) {
            try Receipt(arrived: .at("2023-12-29", 9), calendar: calendar)
        }
    }
}
