import Ledger
import Testing

struct AdverseClaimTests {
    @Test(
        arguments: [
            ("2026-11-23", .noticed(until: "2026-12-23")),
            ("2026-12-22", .noticed(until: "2026-12-23")),
            ("2026-12-23", .noticed(until: "2026-12-23")),
            ("2026-12-24", .expired(after: "2026-12-23")),
            ("2036-12-24", .expired(after: "2026-12-23")),
        ] as [(CalendarDate, StopState)])
    func `L12: without process the transfer is withheld through day 30 and free on day 31`(
        today: CalendarDate, state: StopState
    ) {
        let facts = StopFacts.noticed()
        #expect(StopMachine.state(facts, today: today) == state)
        #expect(
            StopMachine.judge(facts, today: today)
                == (state.blocks ? .adverseClaim(number: 17, until: "2026-12-23") : .free))
    }

    @Test(
        arguments: [
            ("2026-11-24", .process(court: "Circuit Court", reference: "24-C-1")),
            ("2026-12-23", .process(court: "Circuit Court", reference: "24-C-1")),
        ] as [(CalendarDate, LegalHold)])
    func `L13: a restraining order still blocks forty days and ten years later`(
        served: CalendarDate, hold: LegalHold
    ) {
        let facts = StopFacts.noticed([.sample(.processServed, on: served)])
        for days in [0, 40, 3650] {
            let today = served.adding(days: days)
            #expect(StopMachine.state(facts, today: today) == .processServed(hold))
            #expect(
                StopMachine.judge(facts, today: today) == .legalProcess(number: 17, hold: hold))
        }
    }

    @Test(
        arguments: [
            ("2026-11-30", "2026-12-30"), ("2026-12-15", "2027-01-14"),
            ("2027-01-30", "2027-03-01"), ("2027-01-29", "2027-02-28"),
            ("2028-01-30", "2028-02-29"), ("2028-01-31", "2028-03-01"),
            ("2027-12-31", "2028-01-30"), ("2027-12-02", "2028-01-01"),
        ] as [(CalendarDate, CalendarDate)])
    func `thirty days run over the ends of months and years and leap days`(
        noticed: CalendarDate, until: CalendarDate
    ) {
        let facts = StopFacts.placed(
            .adverseClaim, on: "2026-11-20", StopEvent.notices(on: noticed))
        #expect(StopMachine.state(facts, today: until) == .noticed(until: until))
        #expect(
            StopMachine.state(facts, today: until.adding(days: 1)) == .expired(after: until))
    }

    @Test(arguments: [1, 10, 29, 30])
    func `the issuer may withhold for less`(days: Int) throws {
        let period = try #require(WithholdingPeriod(days: days))
        let facts = StopFacts.placed(
            .adverseClaim, withholding: period, StopEvent.noticesOf2026)
        let until = CalendarDate("2026-11-23").adding(days: days)
        #expect(StopMachine.state(facts, today: until) == .noticed(until: until))
        #expect(StopMachine.state(facts, today: until.adding(days: 1)) == .expired(after: until))
    }

    @Test(arguments: [Int.min, -1, 0, 31, Int.max])
    func `the issuer may not withhold for more, nor for no day`(days: Int) {
        #expect(WithholdingPeriod(days: days) == nil)
    }

    @Test func `a demand is in effect on entry, and asks for both notices at a presentation`() {
        let facts = StopFacts.placed(.adverseClaim)
        for today in ["2026-11-20", "2030-01-01"] as [CalendarDate] {
            #expect(StopMachine.state(facts, today: today) == .effective(noticesOwed: []))
            #expect(
                StopMachine.judge(facts, today: today)
                    == .stopActive(
                        kind: .adverseClaim, number: 17,
                        next: [.presented, .noticeToClaimant, .noticeToPresentor], by: today))
        }
        #expect(
            StopMachine.state(facts, today: "2026-11-19") == .received(effectiveOn: "2026-11-20"))
    }

    @Test(arguments: [
        ([], [NoticeParty.claimant, .presentor]),
        ([StopEvent.noticeSent(to: .claimant, on: "2026-11-23")], [.presentor]),
        ([.noticeSent(to: .presentor, on: "2026-11-23")], [.claimant]),
    ])
    func `no clock runs while a notice is owed, and the transfer is withheld`(
        sent: [StopEvent], owed: [NoticeParty]
    ) {
        let facts = StopFacts.placed(.adverseClaim, [.presented(on: "2026-11-23")] + sent)
        for today in ["2026-11-23", "2026-12-24", "2027-11-23"] as [CalendarDate] {
            let state = StopMachine.state(facts, today: today)
            #expect(state == .effective(noticesOwed: owed))
            #expect(state.blocks)
            #expect(
                StopMachine.judge(facts, today: today)
                    == .stopActive(
                        kind: .adverseClaim, number: 17, next: owed.map(\.notice),
                        by: "2026-11-23"))
        }
    }

    @Test func `day 0 is the later of the two notices`() {
        for (first, second) in [
            (NoticeParty.claimant, NoticeParty.presentor), (.presentor, .claimant),
        ] {
            let facts = StopFacts.placed(
                .adverseClaim,
                [
                    .presented(on: "2026-11-23"), .noticeSent(to: first, on: "2026-11-23"),
                    .noticeSent(to: second, on: "2026-12-01"),
                ])
            #expect(StopMachine.state(facts, today: "2026-12-31").word == "NOTICED")
            #expect(
                StopMachine.state(facts, today: "2027-01-01") == .expired(after: "2026-12-31"))
            #expect(
                StopMachine.state(facts, today: "2026-11-30") == .effective(noticesOwed: [second]))
        }
    }

    @Test func `a bond in time blocks until it has ended`() {
        let facts = StopFacts.noticed([.bondFiled(on: "2026-12-23", reference: "BOND-1")])
        #expect(StopMachine.state(facts, today: "2028-01-01") == .bondFiled(.bondFiled))
        #expect(
            StopMachine.judge(facts, today: "2028-01-01")
                == .legalProcess(number: 17, hold: .bondFiled))
    }

    @Test func `a bond out of time changes nothing`() {
        let facts = StopFacts.noticed([.bondFiled(on: "2026-12-24", reference: "BOND-1")])
        #expect(StopMachine.state(facts, today: "2026-12-24") == .expired(after: "2026-12-23"))
    }

    @Test func `a process served after the withholding binds the agent as well`() {
        let facts = StopFacts.noticed([.sample(.processServed, on: "2027-02-01")])
        #expect(StopMachine.judge(facts, today: "2027-01-31") == .free)
        #expect(StopMachine.state(facts, today: "2027-02-01") == .processServed(.restraint))
    }

    @Test func `when a process ends, the withholding runs on or has run out`() {
        let early = StopFacts.noticed([
            .sample(.processServed, on: "2026-11-25"), .sample(.processEnded, on: "2026-12-01"),
        ])
        #expect(StopMachine.state(early, today: "2026-12-01") == .noticed(until: "2026-12-23"))
        #expect(StopMachine.state(early, today: "2026-12-24") == .expired(after: "2026-12-23"))
        let late = StopFacts.noticed([
            .sample(.processServed, on: "2026-11-25"), .sample(.processEnded, on: "2027-03-01"),
        ])
        #expect(StopMachine.state(late, today: "2027-02-28") == .processServed(.restraint))
        #expect(StopMachine.state(late, today: "2027-03-01") == .expired(after: "2026-12-23"))
    }

    @Test func `a process before any presentation leaves the demand in effect when it ends`() {
        let facts = StopFacts.placed(
            .adverseClaim,
            [
                .sample(.processServed, on: "2026-11-21"),
                .sample(.processEnded, on: "2026-11-30"),
            ])
        #expect(StopMachine.state(facts, today: "2026-11-30") == .effective(noticesOwed: []))
    }

    @Test func `a process and a bond each need their own end`() throws {
        var facts = StopFacts.noticed([
            .sample(.bondFiled, on: "2026-11-24"), .sample(.processServed, on: "2026-11-25"),
        ])
        let today: CalendarDate = "2027-01-05"
        #expect(StopMachine.state(facts, today: today) == .processServed(.restraint))
        let end = StopEvent.processEnded(on: today, authority: "Order", reference: "24-C-1")
        facts = try StopMachine.record(end, in: facts, today: today)
        #expect(StopMachine.state(facts, today: today) == .bondFiled(.bondFiled))
        facts = try StopMachine.record(
            .sample(.processEnded, on: today), in: facts, today: today)
        #expect(StopMachine.state(facts, today: today) == .expired(after: "2026-12-23"))
    }

    @Test func `yesterday's question is answered with yesterday's events`() {
        let facts = StopFacts.noticed([
            .sample(.released, on: "2026-12-01")
        ])
        #expect(StopMachine.state(facts, today: "2026-11-22") == .effective(noticesOwed: []))
        #expect(StopMachine.state(facts, today: "2026-11-30") == .noticed(until: "2026-12-23"))
        #expect(
            StopMachine.state(facts, today: "2026-12-01")
                == .released(on: "2026-12-01", authority: "Letter of the claimant"))
    }

    @Test func `a second presentation starts no second clock`() {
        let again = StopEvent.presented(on: "2026-12-20")
        #expect(
            StopMachine.state(.noticed([again]), today: "2026-12-24")
                == .expired(after: "2026-12-23"))
        let unsent = StopFacts.placed(.adverseClaim, [.presented(on: "2026-11-23"), again])
        #expect(StopHistory(unsent, through: "2026-12-20").presentedOn == "2026-11-23")
    }
}
