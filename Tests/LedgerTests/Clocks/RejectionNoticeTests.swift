import Ledger
import Testing

struct RejectionNoticeTests {
    private let calendar = BusinessCalendar.newYork

    @Test func `L11: notices of a guarantee rejected before Thanksgiving are due after it`() throws
    {
        let notice = RejectionNotice(rejectedOn: "2026-11-24")
        #expect(try notice.due(calendar) == "2026-11-27")
    }

    @Test(
        arguments: [
            (nil, nil, "2026-11-27", .owed(to: [.guarantor, .presentor], by: "2026-11-27")),
            (nil, nil, "2026-11-28", .overdue(to: [.guarantor, .presentor], since: "2026-11-27")),
            ("2026-11-25", nil, "2026-11-25", .owed(to: [.presentor], by: "2026-11-27")),
            (nil, "2026-11-25", "2026-12-25", .overdue(to: [.guarantor], since: "2026-11-27")),
            ("2026-11-25", "2026-11-27", "2026-11-27", .sent(inTime: true)),
            ("2026-11-25", "2026-11-28", "2026-12-24", .sent(inTime: false)),
            ("2026-11-25", "2026-11-27", "2026-11-26", .owed(to: [.presentor], by: "2026-11-27")),
        ] as [(CalendarDate?, CalendarDate?, CalendarDate, RejectionNotice.Standing)])
    func `a notice stands as its two letters do`(
        guarantor: CalendarDate?, presentor: CalendarDate?, today: CalendarDate,
        standing: RejectionNotice.Standing
    ) throws {
        let notice = RejectionNotice(
            rejectedOn: "2026-11-24", guarantorToldOn: guarantor, presentorToldOn: presentor)
        #expect(try notice.standing(today: today, calendar: calendar) == standing)
    }

    @Test func `without closures on file no due day is named`() {
        let notice = RejectionNotice(rejectedOn: "2028-12-29")
        #expect(throws: CalendarTrouble.self) { try notice.due(calendar) }
        #expect(throws: CalendarTrouble.self) {
            try notice.standing(today: "2028-12-29", calendar: calendar)
        }
    }
}
