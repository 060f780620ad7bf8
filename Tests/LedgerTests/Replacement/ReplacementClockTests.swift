import Ledger
import Testing

/// 17 CFR 240.17f-1: reports, recoveries and inquiries (`domain.md` §1.15, §7 R16 and R17).
struct ReplacementClockTests {
    private func due(
        _ kind: LossKind, discovered: CalendarDate, received: CalendarDate? = nil,
        cusip: Bool = true, today: CalendarDate = "2026-11-25",
        calendar: BusinessCalendar? = .newYork,
        _ change: (inout ReplacementFacts) -> Void = { _ in }
    ) -> [ReplacementDue] {
        var facts = ReplacementFacts(
            number: 1, kind: kind, security: "B", account: "S", scale: .whole,
            discoveredOn: discovered,
            dispatchedOn: kind == .notReceived ? "2026-11-01" : nil,
            receivedOn: received ?? discovered, receivedAt: 0, hasCUSIP: cusip,
            certificates: [
                LostCertificate(id: .b("S-2"), shares: 300, standing: .outstanding, stop: 70)
            ])
        change(&facts)
        return facts.dues(today: today, calendar: calendar)
    }

    @Test func `R16 stolen, discovered on 2026-11-25, is reported by 2026-11-27`() {
        #expect(due(.stolen, discovered: "2026-11-25").map(\.by) == ["2026-11-27"])
    }

    @Test(arguments: [LossKind.lost, .destroyed])
    func `R16 missing since 2026-11-23 without a crime is reported by 2026-11-27`(kind: LossKind) {
        let dues = due(kind, discovered: "2026-11-23")
        #expect(dues.map(\.by) == ["2026-11-27"])
        #expect(dues.map(\.clock) == [.missingReport])
        #expect(dues.map(\.standing) == [.owed])
        #expect(due(kind, discovered: "2026-11-23", today: "2026-11-28")[0].standing == .overdue)
    }

    @Test func `R16 what was lost on its way is reported two business days after the notice`() {
        // Noticed on a Tuesday, before Thanksgiving; discovered to be missing long before.
        let dues = due(.notReceived, discovered: "2026-11-02", received: "2026-11-24")
        #expect(dues.map(\.clock) == [.lostInTransit])
        #expect(dues.map(\.from) == ["2026-11-24"])
        #expect(dues.map(\.by) == ["2026-11-27"])
        #expect(dues.map(\.what) == ["report the loss on Form X-17F-1A"])
        // Its numbers may be known later than that, and then it is due when they are.
        for (known, by) in [("2026-11-25", "2026-11-27"), ("2026-12-01", "2026-12-01")] {
            let later = due(.notReceived, discovered: "2026-11-02", received: "2026-11-24") {
                $0.numbersKnownOn = CalendarDate(stringLiteral: known)
            }
            #expect(later.map(\.by) == [CalendarDate(stringLiteral: by)])
        }
    }

    @Test func `the clock runs from the notice where the owner knew before`() {
        #expect(
            due(.stolen, discovered: "2026-11-02", received: "2026-11-25").map(\.by)
                == ["2026-11-27"])
    }

    @Test func `an issue without a CUSIP number is exempt, and so is paper in hand`() {
        let dues = due(.stolen, discovered: "2026-11-25", cusip: false)
        #expect(dues.map(\.standing.word) == ["EXEMPT"])
        #expect(dues.map(\.by) == [nil])
        #expect(due(.mutilated, discovered: "2026-11-25").isEmpty)
    }

    @Test func `L18 what was reported and comes back is reported within one business day`() {
        let dues = due(.lost, discovered: "2026-11-16", today: "2026-11-28") {
            $0.reportedOn = "2026-11-19"
            $0.appearances = [
                OriginalAppearance(
                    certificate: "S-2", presentor: "A FINDER", on: "2026-11-25",
                    standing: .denied, reason: "gave nothing")
            ]
        }
        #expect(dues.map(\.clock) == [.missingReport, .recoveryReport])
        #expect(dues.map(\.by) == ["2026-11-19", "2026-11-27"])
        #expect(dues.map(\.standing.word) == ["SENT", "OVERDUE"])
    }

    @Test func `without a calendar no day is guessed`() {
        #expect(
            due(.lost, discovered: "2026-11-23", calendar: nil).map(\.standing) == [.unknown])
    }

    @Test func `R17 an inquiry is spared up to ten thousand dollars, or by comparing every item`() {
        #expect(LossInquiry(value: "10000.00", comparesWithStopList: false) == .exemptByValue)
        #expect(LossInquiry(value: "10000.0001", comparesWithStopList: false) == .required)
        #expect(LossInquiry(value: "10000.01", comparesWithStopList: false) == .required)
        #expect(LossInquiry(value: nil, comparesWithStopList: false) == .required)
        #expect(
            LossInquiry(value: "10000.01", comparesWithStopList: true) == .exemptByComparison)
    }
}
