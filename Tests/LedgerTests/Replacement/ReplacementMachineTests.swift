import Ledger
import Testing

/// Each step of a case in its order; what is out of order is told what may come.
struct ReplacementMachineTests {
    private func machine(_ facts: ReplacementFacts) -> ReplacementMachine {
        ReplacementMachine(facts, policies: Policies(), price: nil, today: "2026-11-20")
    }

    @Test func `an open case takes papers, and neither an approval nor an issue`() throws {
        let open = machine(.missing)
        #expect(open.word == "OPEN")
        #expect(
            open.next == [
                .report, .affidavit, .bond, .found, .withdraw, .presentOriginal, .close,
            ])
        let refusal = try #require(open.refusal(of: .approve))
        #expect(
            refusal.description == """
                approve: No affidavit of loss is on file for case 1. Next may come: report, \
                affidavit, bond, found, withdraw, present_original, close.
                """)
        #expect(open.refusal(of: .issue) != nil)
    }

    @Test func `filed papers wait for the officers, and then for nothing`() {
        let filed = machine(.complete.but { $0.approvals = [] })
        #expect(filed.next.contains(.approve) && !filed.next.contains(.issue))
        var fresh = ReplacementFacts.complete
        fresh.certificates.removeLast(2)
        fresh.appearances = []
        #expect(machine(fresh).word == "READY")
        #expect(machine(fresh).next.contains(.issue) && !machine(fresh).next.contains(.approve))
        fresh.approvals = []
        #expect(machine(fresh).word == "FILED")
    }

    @Test func `a mutilated certificate takes no oath, no bond, no report and no finding`() {
        let steps = machine(.opened(.mutilated)).next
        #expect(steps == [.approve, .withdraw, .close])
    }

    @Test func `a case that was withdrawn takes nothing more`() throws {
        let over = machine(
            .missing.but { $0.ending = .withdrawn(on: "2026-11-20", reason: "found") })
        #expect(over.word == "WITHDRAWN" && over.next.isEmpty)
        let refusal = try #require(over.refusal(of: .bond))
        #expect(
            refusal.description == """
                bond: The case was withdrawn on 2026-11-20. Nothing more can be done with this \
                case.
                """)
    }

    @Test func `a closed replacement still awaits its original`() {
        let closed = machine(
            .complete.but {
                $0.certificates.removeFirst()
                $0.appearances = []
                $0.ending = .closed(on: "2026-11-20", reason: "issued")
            })
        #expect(closed.word == "CLOSED")
        #expect(closed.next == [.presentOriginal])
        #expect(closed.obstacle(toPresenting: "B-7") == nil)
        #expect(closed.obstacle(toPresenting: "B-9") == "The case has no certificate B-9.")
    }

    @Test func `what was replaced is not found again, and what its owner brought is over`() {
        let owned = machine(.complete.but { $0.appearances = [.of("B-7", .owner)] })
        #expect(
            owned.obstacle(toFinding: "B-7")
                == "Certificate B-7 was replaced by B-107; it came back too late.")
        #expect(
            owned.obstacle(toPresenting: "B-7")
                == "Certificate B-7 was surrendered by its owner.")
        #expect(owned.obstacle(toFinding: "S-2") == nil)
        #expect(owned.refusal(of: .withdraw) != nil)
    }

    @Test func `a case is not closed over an original whose fate is open`() {
        let open = machine(.complete.but { $0.appearances = [.of("B-7", .open)] })
        #expect(open.refusal(of: .close) != nil)
        let decided = machine(
            .complete.but { $0.appearances = [.of("B-7", .open), .of("B-7", .denied)] })
        #expect(decided.refusal(of: .close) == nil)
    }

    @Test func `L19 a case is not closed over an original that is owed its registration`() throws {
        let owed = machine(.complete.but { $0.appearances = [.of("B-7", .found)] })
        let refusal = try #require(owed.refusal(of: .close))
        #expect(
            refusal.sentence
                == "Certificate B-7 is still to be registered for its protected purchaser.")
        // It is among what may come, and what it lacks is told.
        #expect(refusal.allowed.contains(.honour))
        #expect(owed.lackingToHonour.map(\.code) == [.controlBookAuthority])
        let ready = machine(
            .complete.but { $0.appearances = [.of("B-7", .found, authority: .specimen)] })
        #expect(ready.next.contains(.honour) && ready.lackingToHonour.isEmpty)
        // What was honoured, what cannot be, and what was found otherwise after all, is not owed.
        for facts in [
            ready.facts.but { $0.honoured = ["B-7"] },
            ready.facts.but { $0.overIssued = ["B-7"] },
            ready.facts.but { $0.appearances.append(.of("B-7", .denied)) },
        ] {
            #expect(machine(facts).refusal(of: .close) == nil)
        }
        #expect(!machine(ready.facts.but { $0.honoured = ["B-7"] }).next.contains(.honour))
        #expect(machine(ready.facts.but { $0.overIssued = ["B-7"] }).next.contains(.honour))
    }

    @Test func `what ended by another item is neither found nor presented, and ends the case`() {
        let sold = LostCertificate(
            id: .b("S-3"), shares: 900, standing: .ended(cause: "SURRENDERED"), stop: nil)
        let over = machine(.missing.but { $0.certificates = [sold] })
        #expect(over.word == "ENDED" && over.next == [.report, .close])
        let sentence = "Certificate S-3 has ended by another item: surrendered."
        #expect(over.obstacle(toFinding: "S-3") == sentence)
        #expect(over.obstacle(toPresenting: "S-3") == sentence)
        #expect(machine(.complete.but { $0.certificates.append(sold) }).next.contains(.issue))
    }

    @Test func `reports are made once each, of what was reported before it was recovered`() {
        #expect(machine(.missing).refusal(of: .recoveryReport) != nil)
        let reported = machine(.missing.but { $0.reportedOn = "2026-11-20" })
        #expect(reported.refusal(of: .report) != nil)
        #expect(reported.refusal(of: .recoveryReport) != nil)
        let back = machine(
            .missing.but {
                $0.reportedOn = "2026-11-20"
                $0.appearances = [.of("S-2", .denied)]
            })
        #expect(back.refusal(of: .recoveryReport) == nil)
    }
}
