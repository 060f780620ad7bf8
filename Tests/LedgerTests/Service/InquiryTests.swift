import Ledger
import Testing

/// Written inquiries and their clocks (17 CFR 240.17Ad-5): `domain.md` §7, R15.
struct InquiryTests {
    private let calendar = BusinessCalendar.newYork

    private func inquiry(
        _ kind: InquiryKind, named: [InquiryKind.Detail]? = nil,
        presented: CalendarDate? = "2026-11-10", paid: CalendarDate? = "2026-09-30",
        dispatched: CalendarDate? = nil, answered: CalendarDate? = nil
    ) -> InquiryFacts {
        InquiryFacts(
            kind: kind, receivedOn: "2026-11-20", named: Set(named ?? kind.details),
            presentedOn: presented, paidOn: paid, dispatchedOn: dispatched, answeredOn: answered)
    }

    @Test(
        arguments: [
            (.item, "2026-11-30"), (.broker, "2026-11-30"), (.possession, "2026-12-07"),
            (.transcript, "2026-12-21"), (.dividend, "2026-12-07"),
            (.misdirectedDividend, "2026-12-07"),
        ] as [(InquiryKind, CalendarDate)])
    func `R15 an inquiry is due by its paragraph`(kind: InquiryKind, due: CalendarDate) throws {
        let inquiry = inquiry(kind)
        #expect(try inquiry.due(calendar) == due)
        #expect(inquiry.standing(today: due, calendar: calendar) == .owed(by: due))
        #expect(
            inquiry.standing(today: due.adding(days: 1), calendar: calendar)
                == .overdue(since: due))
    }

    @Test func `a dividend of six months ago is an aged claim from the day after`() throws {
        #expect(inquiry(.dividend, paid: "2026-05-20").clock == .inquiryOfCurrentDividend)
        #expect(inquiry(.dividend, paid: "2026-05-19").clock == .inquiryOfAgedDividend)
    }

    @Test func `one that does not name what it must has no number of days`() throws {
        for kind in InquiryKind.allCases {
            for detail in kind.details {
                let incomplete = inquiry(kind, named: kind.details.filter { $0 != detail })
                #expect(incomplete.lacking == [detail])
                #expect(try incomplete.due(calendar) == nil)
                let standing = incomplete.standing(today: "2027-06-01", calendar: calendar)
                #expect(standing.word == "NO_CLOCK" && standing.isPending)
            }
        }
    }

    @Test func `what was presented too long ago has no number of days either`() {
        #expect(inquiry(.item, presented: "2026-05-20").noClockBecause == nil)
        #expect(inquiry(.item, presented: "2026-05-19").noClockBecause != nil)
        #expect(inquiry(.possession, presented: "2026-10-21").noClockBecause == nil)
        #expect(inquiry(.possession, presented: "2026-10-20").noClockBecause != nil)
    }

    @Test func `a certificate that leaves within the five days is answer enough`() {
        func word(_ kind: InquiryKind, _ dispatched: CalendarDate) -> String {
            inquiry(kind, dispatched: dispatched)
                .standing(today: "2026-12-24", calendar: calendar).word
        }
        #expect(word(.item, "2026-11-30") == "DISPATCHED")
        #expect(word(.broker, "2026-11-30") == "DISPATCHED")
        #expect(word(.item, "2026-12-01") == "OVERDUE")
        #expect(word(.possession, "2026-11-30") == "OVERDUE")
    }

    @Test func `an answer after its day was late`() {
        func word(_ answered: CalendarDate) -> String {
            inquiry(.item, answered: answered)
                .standing(today: "2026-12-24", calendar: calendar).word
        }
        #expect(word("2026-11-30") == "ANSWERED" && word("2026-12-01") == "ANSWERED_LATE")
        #expect(inquiry(.item).standing(today: "2026-12-24", calendar: nil) == .unknown)
    }
}
