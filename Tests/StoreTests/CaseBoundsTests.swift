import JSON
import Ledger
import LedgerStore
import Testing

/// What several cases of one owner come to, and what becomes of a case meanwhile: L15, L16, L19.
@Suite struct CaseBoundsTests {
    /// S has ten certificates of 10 shares, at $100: each is worth $1,000.
    private func desk() async throws -> Desk {
        let desk = try await Desk.alpha()
        try desk.holder("S", holding: 10, of: "SERB")
        for number in 2...10 {
            try desk.takeOver(Self.number(number), of: "SERB", 10, for: "S")
        }
        try desk.holder("X", holding: 10, of: "SERB")
        try desk.store.setPrice(
            PriceFacts(
                perShare: "100.00", asOf: .of(try desk.today()), source: "Specimen exchange",
                maximumAgeDays: 5),
            of: "SERB", issuer: "TMA")
        return desk
    }

    private static func number(_ number: Int) -> CertificateNumber {
        CertificateNumber(stringLiteral: "S-\(number)")
    }

    private func replace(_ number: Int64, on desk: Desk) throws -> ItemOutcome {
        let replacement = try desk.store.replacement(of: number, numbers: [], issuer: "TMA")
        return try desk.post(ItemRequest(key: nil, action: .replace(replacement, .plain)))
    }

    /// Everything but a bond.
    private func file(_ number: Int64, on desk: Desk) throws {
        try desk.note(number, try desk.affidavit())
        try desk.note(number, .approve(note: nil))
    }

    @Test func `L16 ten small cases of one owner are no small value`() async throws {
        let desk = try await desk()
        try desk.policy(.bondWaiver, "3000.00")
        try desk.policy(.singleApproval, "3000.00")
        // Three are issued one by one, without a bond and by one officer.
        for certificate in 1...3 {
            let number = try desk.open([Self.number(certificate)]).number
            try file(number, on: desk)
            #expect(try replace(number, on: desk).word == .posted)
            try desk.note(number, .close(reason: "issued"))
        }
        let fourth = try desk.open(["S-4"])
        #expect(
            fourth.document?.lacking == [
                "AFFIDAVIT_REQUIRED", "BOND_REQUIRED", "APPROVAL_REQUIRED",
            ])
        let first = try #require(
            (try desk.store.listCases(all: true, issuer: "TMA")).first?["case"]?.int64)
        #expect(
            fourth.document?["counted_with"]
                == [.integer(first), .integer(first + 1), .integer(first + 2)])
        let outcome = try replace(fourth.number, on: desk)
        #expect(outcome.word == .refused && outcome.codes.contains("BOND_REQUIRED"))
        let told = outcome.findings.compactMap { $0["message"]?.text }
        let sum = "$4,000.00 together with cases \(first), \(first + 1) and \(first + 2)"
        #expect(told.filter { $0.contains(sum) }.count == 2)
        // Another owner's case is counted by itself.
        let other = try desk.open(["X-1"])
        #expect(other.document?.lacking == ["AFFIDAVIT_REQUIRED", "APPROVAL_REQUIRED"])
        #expect(other.document?["counted_with"] == [])
        // What is open is counted too, until it is over.
        try desk.policy(.bondWaiver, "4500.00")
        let fifth = try desk.open(["S-5"])
        #expect(fifth.document?.lacking.contains("BOND_REQUIRED") == true)
        try desk.note(fourth.number, .withdraw(reason: "found"))
        let alone = try desk.store.showCase(fifth.number, issuer: "TMA")
        #expect(!alone.lacking.contains("BOND_REQUIRED"))
    }

    @Test func `L16 a bond on a price of long ago, or of tomorrow, is not taken`() async throws {
        let desk = try await desk()
        let number = try desk.open(["S-1"]).number
        let today = CalendarDate.of(try desk.today())
        for (days, code) in [
            (1, FindingCode.bondPriceAhead), (-6, .bondPriceStale),
        ] {
            let bond = CaseNote.bond(
                IndemnityBond(
                    surety: "Specimen Surety", number: "SB-1", penalty: .open,
                    effectiveOn: today,
                    valuation: PriceFacts(
                        perShare: "100.00", asOf: today.adding(days: days), source: "specimen")))
            var told: [FindingCode] = []
            let written = try desk.written {
                told = try desk.note(number, bond).findings.map(\.code)
            }
            #expect(told == [code] && written.isEmpty)
        }
        #expect(try desk.note(number, try desk.bond(of: nil)).findings.isEmpty)
    }

    @Test func `R12 the paper of a mutilated certificate is marked as soon as it is replaced`()
        async throws
    {
        let desk = try await desk()
        let number = try desk.complete(["S-1"], .mutilated)
        #expect(try replace(number, on: desk).word == .posted)
        let marked = try desk.store.notePaper(
            PaperNote(.marked, method: "perforated"), on: ["S-1"], of: "SERB", issuer: "TMA")
        #expect(marked.refusals.isEmpty)
        #expect(marked.document["papers"]?.array?.first?["state"] == "MARKED")
        // Nobody can bring what is at the desk already.
        let lost = try desk.complete(["S-2"])
        #expect(try replace(lost, on: desk).word == .posted)
        let refused = try desk.store.notePaper(
            PaperNote(.marked, method: "perforated"), on: ["S-2"], of: "SERB", issuer: "TMA")
        #expect(!refused.refusals.isEmpty)
    }

    @Test func `L15 what was transferred meanwhile is left out, and the rest is replaced`()
        async throws
    {
        let desk = try await desk()
        let number = try desk.complete(["S-1", "S-2"], .mutilated)
        #expect(try desk.post(.transfer(10, to: "X", key: "T-1")).word == .posted)
        let shown = try desk.store.showCase(number, issuer: "TMA")
        #expect(shown.state == "READY" && shown["missing"] == ["S-2"])
        let outcome = try replace(number, on: desk)
        #expect(outcome.word == .posted && outcome.ended == ["S-2"])
        #expect(try desk.held("S", "SERB") == 90)
        // Of a case whose certificates have all ended, nothing is left but to close it.
        let gone = try desk.open(["S-3"], .mutilated).number
        let sale = ItemRequest.transfer(10, of: "S-3", to: "X")
        #expect(try desk.post(sale).word == .posted)
        let ended = try desk.store.showCase(gone, issuer: "TMA")
        #expect(ended.state == "ENDED" && ended.texts("next", "step") == ["close"])
        #expect(try replace(gone, on: desk).codes.contains("CASE_CLOSED"))
        #expect(try desk.note(gone, .close(reason: "sold")).document.state == "CLOSED")
    }

    @Test func `L19 a case that owes an honouring is not closed, and says so`() async throws {
        let desk = try await desk()
        _ = try desk.stateAgain("SERB", outstanding: 21_900)
        let number = try desk.complete(["S-1"])
        #expect(try replace(number, on: desk).word == .posted)
        func seen(_ authority: WrittenAuthority?) throws -> CaseNote {
            .presented(
                OriginalAppearance(
                    certificate: "S-1", presentor: "X SPECIMEN", on: .of(try desk.today()),
                    standing: .found, reason: "value, no notice", authority: authority))
        }
        let bare = try desk.note(number, try seen(nil)).document
        #expect(bare.texts("next", "step").contains("honour"))
        #expect(bare.lacking == ["CONTROL_BOOK_AUTHORITY"])
        let owed = try desk.note(number, try seen(.order)).document
        #expect(owed.lacking.isEmpty && owed.texts("next", "step").contains("honour"))
        let refusal = try desk.note(number, .close(reason: "-")).refusal
        #expect(refusal?.allowed.contains(.honour) == true)
        let honoured = try desk.store.honour(
            "S-1", of: number, for: "X", as: nil, key: nil, execution: .plain, issuer: "TMA")
        #expect(honoured.word == .posted)
        let closed = try desk.note(number, .close(reason: "honoured"))
        #expect(closed.refusal == nil && closed.document.state == "CLOSED")
    }

    @Test func `L17 a clerk takes the notice and the papers, and decides nothing`() async throws {
        let desk = try await desk()
        let clerk = try desk.clerk()
        let number = try clerk.open(["S-1"]).number
        #expect(try desk.post(.transfer(10, to: "X")).codes == ["STOP_ACTIVE"])
        #expect(try clerk.note(number, try desk.affidavit()).refusal == nil)
        let filed = try clerk.note(number, try desk.bond(of: nil)).document
        #expect(filed.state == "FILED")
        #expect(filed["actor"] == "countersign_clerk")
        for note in [
            CaseNote.approve(note: nil), .found("S-1", on: nil, authority: "letter"),
            .withdraw(reason: "found"), .close(reason: "over"),
        ] {
            let written = try desk.written {
                #expect(throws: StoreError.self) { try clerk.note(number, note) }
            }
            #expect(written.isEmpty)
        }
    }
}
