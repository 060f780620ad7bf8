import Ledger
import Testing

struct StopJudgmentTests {
    @Test(arguments: [
        (StopJudgment.free, "FREE", "No stop withholds the transfer."),
        (
            .stopActive(kind: .lost, number: 3, next: [.released], by: nil), "STOP_ACTIVE",
            "Stop 3 (LOST) withholds the transfer; next: release the stop, with its authority."
        ),
        (
            .stopActive(
                kind: .adverseClaim, number: 3, next: [.noticeToClaimant], by: "2026-11-23"),
            "STOP_ACTIVE",
            "Stop 3 (ADVERSE_CLAIM_403) withholds the transfer; next: send the claimant notice "
                + "of the presentation, by 2026-11-23."
        ),
        (
            .stopActive(kind: .lost, number: 3, next: [], by: "2026-11-23"), "STOP_ACTIVE",
            "Stop 3 (LOST) is on record and in effect from 2026-11-23."
        ),
        (
            .adverseClaim(number: 3, until: "2026-12-23"), "ADVERSE_CLAIM",
            "Stop 3: both sides were told of the demand; the transfer is withheld through "
                + "2026-12-23, and longer if a process or a bond comes by then (UCC 8-403)."
        ),
        (
            .legalProcess(number: 3, hold: .restraint), "LEGAL_PROCESS",
            "Stop 3: legal process 24-C-1 of Circuit Court blocks the transfer until it has "
                + "ended (UCC 8-404)."
        ),
        (
            .legalProcess(number: 3, hold: .process(court: nil, reference: "stop 3")),
            "LEGAL_PROCESS",
            "Stop 3: legal process stop 3 blocks the transfer until it has ended (UCC 8-404)."
        ),
        (
            .legalProcess(number: 3, hold: .bondFiled), "LEGAL_PROCESS",
            "Stop 3: indemnity bond BOND-1 was filed in time and blocks the transfer until it "
                + "has ended (UCC 8-403)."
        ),
    ])
    func `a judgment says what withholds the transfer`(
        judgment: StopJudgment, word: String, sentence: String
    ) {
        #expect(judgment.word == word)
        #expect(judgment.sentence == sentence)
    }

    @Test func `the acts are named as the book names them`() {
        #expect(
            StopAct.allCases.map(\.rawValue) == [
                "presented", "notice_to_claimant", "notice_to_presentor", "process_served",
                "bond_filed", "process_ended", "released",
            ])
        #expect(Set(StopAct.allCases.map(\.phrase)).count == StopAct.allCases.count)
        for act in StopAct.allCases {
            #expect(StopEvent.sample(act, on: "2026-11-23").act == act)
            #expect(StopEvent.sample(act, on: "2026-11-23").day == "2026-11-23")
        }
        #expect(LegalHold.restraint.court == "Circuit Court")
        #expect(LegalHold.bondFiled.court == nil)
        #expect(LegalHold.bondFiled.reference == "BOND-1")
    }

    @Test func `the states are named as the machine names them`() {
        let states: [StopState] = [
            .received(effectiveOn: "2026-11-20"), .effective(noticesOwed: []),
            .noticed(until: "2026-12-23"), .expired(after: "2026-12-23"),
            .processServed(.restraint), .bondFiled(.bondFiled),
            .released(on: "2026-12-23", authority: "Letter"),
        ]
        #expect(
            states.map(\.word) == [
                "RECEIVED", "EFFECTIVE", "NOTICED", "EXPIRED", "PROCESS_SERVED", "BOND_FILED",
                "RELEASED",
            ])
        #expect(states.map(\.blocks) == [true, true, true, false, true, true, false])
    }

    @Test func `days at the end of all calendars are no crash`() {
        for number in [Int.min, Int.max, Int.max - 29] {
            let day = CalendarDate(dayNumber: number)
            let facts = StopFacts(
                number: .max, kind: .adverseClaim, placedOn: day,
                events: StopEvent.notices(on: day))
            let word = StopMachine.state(facts, today: day).word
            #expect(word == (number == .min ? "NOTICED" : "EXPIRED"))
        }
    }
}
