import Ledger
import Testing

/// 17 CFR 240.17Ad-19: the paper of a certificate that has ended.
struct PaperMachineTests {
    private let calendar = BusinessCalendar.newYork
    private let today: CalendarDate = "2026-12-10"

    private func event(_ act: PaperAct, on day: CalendarDate = "2026-12-10") -> PaperEvent {
        PaperEvent(
            act, on: day, place: "box 14", party: "Example Courier", address: "5 Sample Plaza",
            method: "perforated", witnesses: ["W. WITNESS", "V. WITNESS"])
    }

    private func paper(
        _ acts: [PaperAct] = [], cause: String? = "SURRENDERED",
        cancelled: CalendarDate = "2026-12-09"
    ) -> PaperFacts {
        PaperFacts(
            certificate: .b("B-0007"), cause: cause,
            cancelledOn: cause == nil ? nil : cancelled,
            events: acts.map { event($0, on: cancelled) })
    }

    private func judge(_ event: PaperEvent, _ facts: PaperFacts) -> PaperRefusal.Reason? {
        PaperMachine.judge(event, on: facts, today: today, calendar: calendar)?.reason
    }

    @Test(
        arguments: [
            ([], .voided, [.marked, .destroyed]),
            ([.marked], .marked, [.stored]),
            ([.marked, .stored], .stored, [.shipped, .destroyed, .disposed]),
            ([.marked, .stored, .shipped], .inTransit, [.received]),
            (
                [.marked, .stored, .shipped, .received], .stored,
                [.shipped, .destroyed, .disposed]
            ),
            ([.marked, .stored, .destroyed], .destroyed, []),
            ([.marked, .stored, .disposed], .disposed, []),
            ([.destroyed], .destroyed, []),
        ] as [([PaperAct], PaperState, [PaperAct])])
    func `each act comes in its order, and no other is taken`(
        acts: [PaperAct], state: PaperState, next: [PaperAct]
    ) {
        let facts = paper(acts)
        #expect(PaperMachine.state(facts) == state)
        #expect(PaperMachine.next(facts, today: today, calendar: calendar) == next)
        for act in PaperAct.allCases {
            let reason = judge(event(act), facts)
            #expect(reason == (next.contains(act) ? nil : .outOfOrder(state)), "\(act)")
        }
    }

    @Test func `R12 unmarked paper is destroyed within three business days, or marked first`() {
        // Cancelled on the Tuesday before Thanksgiving: Wednesday, Friday, Monday.
        let facts = paper(cancelled: "2026-11-24")
        #expect(PaperMachine.unmarkedUntil(facts, calendar: calendar) == "2026-11-30")
        #expect(judge(event(.destroyed, on: "2026-11-30"), facts) == nil)
        #expect(
            judge(event(.destroyed, on: "2026-12-01"), facts) == .unmarkedTooLate("2026-11-30"))
        #expect(PaperMachine.next(facts, today: today, calendar: calendar) == [.marked])
        let unknown = PaperMachine.judge(
            event(.destroyed), on: paper(), today: today, calendar: nil)
        #expect(unknown?.reason == .calendarUnknown)
        // Once it is marked and stored there is no such bound.
        let stored = paper([.marked, .stored], cancelled: "2026-11-24")
        #expect(judge(event(.destroyed), stored) == nil)
    }

    @Test func `a living certificate's paper is left alone`() {
        for act in PaperAct.allCases {
            #expect(judge(event(act), paper(cause: nil)) == .outOfOrder(.notCancelled))
        }
    }

    @Test func `a replaced original is in nobody's hand until it comes back`() {
        let lost = paper(cause: "REPLACED")
        #expect(PaperMachine.state(lost) == .notInHand)
        for act in [PaperAct.marked, .stored, .shipped, .destroyed, .disposed] {
            #expect(judge(event(act), lost) == .outOfOrder(.notInHand))
        }
        #expect(judge(event(.received), lost) == nil)
        let back = paper([.received], cause: "REPLACED")
        #expect(PaperMachine.state(back) == .voided)
        #expect(judge(event(.marked), back) == nil)
    }

    @Test func `mutilated paper is in hand from the start: it was surrendered to be replaced`() {
        let paper = PaperFacts(
            certificate: .b("B-0007"), cause: "REPLACED", cancelledOn: "2026-12-09",
            isSurrendered: true)
        #expect(PaperMachine.state(paper) == .voided)
        #expect(judge(event(.marked), paper) == nil)
        #expect(judge(event(.received), paper) == .outOfOrder(.voided))
        #expect(PaperMachine.unmarkedUntil(paper, calendar: calendar) == "2026-12-14")
    }

    @Test func `no act is of tomorrow, nor of before what it follows`() {
        #expect(judge(event(.marked, on: "2026-12-11"), paper()) == .inTheFuture)
        #expect(judge(event(.marked, on: "2026-12-08"), paper()) == .before("2026-12-09"))
    }

    @Test func `an act without its papers proves nothing`() {
        let stored = paper([.marked, .stored])
        let bare: [(PaperEvent, PaperFacts, String)] = [
            (PaperEvent(.marked, on: today), paper(), "how it was marked"),
            (PaperEvent(.stored, on: today), paper([.marked]), "the place of storage"),
            (
                PaperEvent(.shipped, on: today, place: "box"), stored,
                "the carrier and the destination"
            ),
            (
                PaperEvent(.received, on: today), paper([.marked, .stored, .shipped]),
                "from whom it came"
            ),
            (
                PaperEvent(.destroyed, on: today, method: "shredding", witnesses: ["A", " a "]),
                stored, "two witnesses"
            ),
            (PaperEvent(.destroyed, on: today), stored, "how it was destroyed"),
            (
                PaperEvent(.disposed, on: today, party: "Museum"), stored,
                "the recipient's name and address"
            ),
        ]
        for (event, facts, words) in bare {
            #expect(judge(event, facts) == .missing(words))
        }
    }

    @Test func `retired paper on its way is missed after twenty business days at most`() {
        let shipped = paper([.marked, .stored, .shipped], cancelled: "2026-11-24")
        #expect(PaperMachine.transitDue(shipped, calendar: calendar) == "2026-12-23")
        #expect(PaperMachine.transitDue(paper(), calendar: calendar) == nil)
    }

    @Test func `a refusal names the certificate, the reason and what may come next`() {
        let refusal = PaperMachine.judge(
            event(.stored), on: paper(), today: today, calendar: calendar)
        #expect(
            refusal?.description == """
                B B-0007, stored: The paper is void on the records, and not marked. Next may \
                come: marked, destroyed.
                """)
    }

    @Test func `only what never carried shares is made void`() {
        #expect(VoidingRefusal(.b("B-1"), standing: .prepared) == nil)
        #expect(VoidingRefusal(.b("B-1"), standing: .countersigned) == nil)
        #expect(
            VoidingRefusal(.b("B-1"), standing: .outstanding)?.description == """
                Certificate B B-1 is outstanding and carries shares, so it cannot be made void. \
                It ends when it is surrendered in a transfer, or when the item that registered \
                it is reversed.
                """)
        #expect(
            VoidingRefusal(.b("B-1"), standing: .ended(cause: "VOID"))?.description
                == "Certificate B B-1 is void already.")
    }
}
