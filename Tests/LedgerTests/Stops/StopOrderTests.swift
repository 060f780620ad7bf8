import Ledger
import Testing

/// What may follow what: every act in every state, and every reason for refusing one.
struct StopOrderTests {
    private static let today: CalendarDate = "2027-01-15"

    private static func process(_ day: CalendarDate) -> StopEvent {
        .sample(.processServed, on: day)
    }

    @Test(
        arguments: [
            (StopFacts.placed(.adverseClaim), "2026-11-19", []),
            (.placed(.adverseClaim), today, [.presented, .processServed, .bondFiled, .released]),
            (
                .placed(.adverseClaim, [.presented(on: "2026-11-23")]), today,
                [
                    .presented, .noticeToClaimant, .noticeToPresentor, .processServed, .bondFiled,
                    .released,
                ]
            ),
            (
                .placed(.adverseClaim, Array(StopEvent.noticesOf2026.prefix(2))), today,
                [.presented, .noticeToPresentor, .processServed, .bondFiled, .released]
            ),
            (
                .noticed(), "2026-12-23",
                [.presented, .processServed, .bondFiled, .released]
            ),
            (.noticed(), "2026-12-24", [.presented, .processServed, .released]),
            (
                .noticed([process("2026-11-24")]), "2026-12-23",
                [.presented, .processServed, .bondFiled, .processEnded]
            ),
            (
                .noticed([.sample(.bondFiled, on: "2026-11-24")]), today,
                [.presented, .processServed, .processEnded]
            ),
            (.noticed([.sample(.released, on: "2026-11-24")]), today, []),
            (.placed(.courtOrder), today, [.presented, .processServed, .processEnded]),
            (
                .placed(.levy, [.sample(.processEnded, on: "2026-11-24")]), today,
                [.presented, .processServed, .released]
            ),
            (.placed(.lost), today, [.presented, .processServed, .released]),
            (.placed(.internal), today, [.presented, .processServed, .released]),
        ] as [(StopFacts, CalendarDate, [StopAct])])
    func `what may come next`(facts: StopFacts, today: CalendarDate, next: [StopAct]) {
        #expect(StopMachine.next(facts, today: today) == next)
        // The acts that are offered are exactly those that can be recorded.
        for act in StopAct.allCases {
            var event = StopEvent.sample(act, on: today)
            if act == .processServed {
                event = .processServed(on: today, court: "District Court", reference: "WRIT-9")
            }
            let recorded = try? StopMachine.record(event, in: facts, today: today)
            #expect((recorded != nil) == next.contains(act), "\(act)")
        }
    }

    @Test(
        arguments: [
            (StopFacts.placed(.lost), StopEvent.presented(on: "2027-01-16"), .inTheFuture),
            (.placed(.lost), .presented(on: "2026-11-19"), .beforePlaced("2026-11-20")),
            (
                .placed(.lost, [.sample(.released, on: "2026-12-01")]), process("2026-12-02"),
                .alreadyReleased
            ),
            (.noticed(), .noticeSent(to: .claimant, on: "2026-11-25"), .alreadyRecorded),
            (.noticed(), .noticeSent(to: .presentor, on: "2026-11-25"), .alreadyRecorded),
            (.noticed([process("2026-11-24")]), process("2026-11-25"), .alreadyRecorded),
            (
                .placed(.stolen), .noticeSent(to: .claimant, on: "2026-11-25"),
                .notOfThisKind(.stolen)
            ),
            (.placed(.levy), .sample(.bondFiled, on: "2026-11-25"), .notOfThisKind(.levy)),
            (.placed(.adverseClaim), .noticeSent(to: .presentor, on: "2026-11-25"), .notPresented),
            (.noticed(), .sample(.bondFiled, on: "2026-12-24"), .tooLate(until: "2026-12-23")),
            (.noticed(), .sample(.processEnded, on: "2026-12-24"), .nothingToEnd),
            (
                .noticed([process("2026-11-24"), .sample(.bondFiled, on: "2026-11-24")]),
                .sample(.processEnded, on: "2026-12-24"), .namesNoneOfSeveral
            ),
            (
                .noticed([process("2026-11-24")]),
                .processEnded(on: "2026-12-24", authority: "Order", reference: "24-C-2"),
                .unknownReference
            ),
            (
                .noticed([process("2026-11-24")]), .sample(.released, on: "2026-12-24"),
                .processOpen(.restraint)
            ),
            (.placed(.lost), .released(on: "2026-12-24", authority: " \t"), .blankPaper),
            (
                .placed(.lost), .processServed(on: "2026-12-24", court: "", reference: "1"),
                .blankPaper
            ),
            (
                .placed(.lost),
                .processServed(on: "2026-12-24", court: "Court", reference: "\u{a0}"),
                .blankPaper
            ),
            (.placed(.levy), .processEnded(on: "2026-12-24", authority: ""), .blankPaper),
            // The bond was filed in time only because the second notice was not on record.
            (
                .placed(
                    .adverseClaim,
                    [
                        .presented(on: "2026-11-23"), .noticeSent(to: .claimant, on: "2026-11-23"),
                        .sample(.bondFiled, on: "2027-01-10"),
                    ]),
                .noticeSent(to: .presentor, on: "2026-11-24"), .upsets(.bondFiled)
            ),
            // A process that was served earlier stands in the way of the release.
            (
                .placed(.lost, [.sample(.released, on: "2026-12-24")]), process("2026-12-01"),
                .upsets(.released)
            ),
        ] as [(StopFacts, StopEvent, StopRefusal.Reason)])
    func `an act out of order is refused with its reason and with what may come next`(
        facts: StopFacts, event: StopEvent, reason: StopRefusal.Reason
    ) throws {
        let refusal = try #require(throws: StopRefusal.self) {
            try StopMachine.record(event, in: facts, today: Self.today)
        }
        #expect(refusal.reason == reason)
        #expect(refusal.act == event.act)
        #expect(refusal.allowed == StopMachine.next(facts, today: Self.today))
        #expect(refusal.description.hasPrefix("\(event.act.rawValue): "))
        #expect(refusal.description.hasSuffix("."))
    }

    @Test func `an event recorded late counts from its own day`() throws {
        let today: CalendarDate = "2027-01-15"
        let facts = try StopMachine.record(
            .sample(.bondFiled, on: "2026-12-23"), in: .noticed(), today: today)
        #expect(StopMachine.state(facts, today: today) == .bondFiled(.bondFiled))
        #expect(StopMachine.state(facts, today: "2026-12-22") == .noticed(until: "2026-12-23"))
    }

    @Test func `a faulty record of a process or a bond blocks all the same`() {
        let blank = StopFacts.noticed([
            .processServed(on: "2026-11-24", court: "", reference: "1")
        ])
        let early = StopFacts.noticed([Self.process("2026-11-01")])
        let bond = StopFacts.noticed([.bondFiled(on: "2026-11-01", reference: "BOND-1")])
        for facts in [blank, early, bond] {
            let history = StopHistory(facts, through: Self.today)
            #expect(history.refused.keys.sorted() == [3])
            #expect(StopMachine.judge(facts, today: Self.today).word == "LEGAL_PROCESS")
        }
    }

    @Test func `a faulty record of an end, a release or a notice frees nothing`() {
        let end = StopFacts.placed(.levy, [.processEnded(on: "2026-11-24", authority: " ")])
        #expect(StopMachine.judge(end, today: Self.today).word == "LEGAL_PROCESS")
        let release = StopFacts.placed(.lost, [.released(on: "2026-11-19", authority: "Letter")])
        #expect(StopMachine.judge(release, today: Self.today).word == "STOP_ACTIVE")
        let notices = StopFacts.placed(
            .adverseClaim,
            [
                .noticeSent(to: .claimant, on: "2026-11-21"),
                .noticeSent(to: .presentor, on: "2026-11-21"), .presented(on: "2026-11-23"),
            ])
        #expect(
            StopMachine.state(notices, today: Self.today)
                == .effective(noticesOwed: [.claimant, .presentor]))
    }
}
