import JSON
import Ledger
import LedgerStore
import Reporting
import Testing

/// An original that its owner finds after it was replaced: `domain.md` §7, L15, L18 and R12.
@Suite struct CaseReturnTests {
    private func replaced() async throws -> (desk: Desk, number: Int64) {
        let desk = try await Desk.alpha()
        try desk.holder("S", holding: 100, of: "SERB")
        try desk.takeOver("S-2", of: "SERB", 200, for: "S")
        try desk.holder("X")
        let number = try desk.complete(["S-1", "S-2"])
        let replacement = try desk.store.replacement(of: number, numbers: [], issuer: "TMA")
        let outcome = try desk.post(
            ItemRequest(key: "L-1", action: .replace(replacement, .plain)))
        guard outcome.word == .posted else { throw Desk.NotPosted(outcome: outcome) }
        return (desk, number)
    }

    private func seen(
        _ standing: OriginalAppearance.Standing, on desk: Desk,
        authority: WrittenAuthority? = nil
    ) throws -> CaseNote {
        .presented(
            OriginalAppearance(
                certificate: "S-1", presentor: "S SPECIMEN", on: .of(try desk.today()),
                standing: standing, reason: "found behind a drawer", authority: authority))
    }

    private func note(_ note: PaperNote, on desk: Desk) throws -> [String] {
        try desk.store.notePaper(note, on: ["S-1"], of: "SERB", issuer: "TMA").refusals
    }

    private func acts(_ document: JSONObject) -> [String] {
        (document["papers"]?.array ?? []).compactMap { $0["next"]?.array }.joined()
            .compactMap { $0["act"]?.text }
    }

    @Test func `R12 the original comes back, is marked, stored and destroyed, and frees the bond`()
        async throws
    {
        let (desk, number) = try await replaced()
        #expect(try desk.store.showCase(number, issuer: "TMA")["papers"] == [])
        // Nobody has the paper, so nothing can be done to it.
        #expect(try !note(PaperNote(.marked, method: "stamp"), on: desk).isEmpty)
        let back = try desk.note(number, try seen(.owner, on: desk)).document
        #expect(acts(back) == ["received"])
        #expect(try desk.note(number, try seen(.owner, on: desk)).refusal != nil)
        #expect(try note(PaperNote(.received, party: "S SPECIMEN"), on: desk).isEmpty)
        let received = try desk.store.showCase(number, issuer: "TMA")
        #expect(acts(received).first == "marked")
        #expect(received["papers"]?.array?.first?["state"] == "VOIDED")
        for step in [
            PaperNote(.marked, method: "perforated"), PaperNote(.stored, place: "vault"),
            PaperNote(.destroyed, method: "shredded", witnesses: ["A WITNESS", "B WITNESS"]),
        ] { #expect(try note(step, on: desk).isEmpty, "\(step.act)") }
        let end = try desk.store.showCase(number, issuer: "TMA")
        #expect(end["papers"]?.array?.first?["state"] == "DESTROYED" && acts(end).isEmpty)
        let letter = CaseLetterView(end, .release)
        #expect(letter.trouble == nil)
        #expect(letter.text.contains("came back from the owner"))
        #expect(letter.text.contains("S-1"))
    }

    @Test func `R16 the recovery of what was reported has a clock of its own`() async throws {
        let desk = try await Desk.alpha()
        try desk.store.addSecurity(
            SecurityRequest(
                issuer: "TMA", id: "CUS", title: "Specimen stock with a number", isEquity: true,
                isKeptHere: true, scale: .whole, cusip: CUSIP("885218107"), cusipBase: nil,
                serialPrefix: "K-", serialWidth: 4))
        try desk.state("CUS", authorised: 1_000, outstanding: nil)
        try desk.holder("S")
        try desk.takeOver("K-1", of: "CUS", 10, for: "S")
        let opened = try desk.store.openCase(
            CaseOpening(
                kind: .stolen, security: "CUS", certificates: ["K-1"], reportedBy: "S SPECIMEN",
                capacity: "owner", address: "1 Specimen Street", circumstances: "taken"),
            issuer: "TMA")
        #expect(opened.document?.texts("dues", "clock") == ["STOLEN"])
        #expect(opened.document?.texts("dues", "status") == ["OWED"])
        try desk.note(opened.number, .report(on: nil, to: "the center"))
        let found = try desk.note(
            opened.number, .found("K-1", on: nil, authority: "police report")
        ).document
        #expect(found.texts("dues", "clock") == ["STOLEN", "RECOVERY"])
        #expect(found.texts("dues", "status") == ["SENT", "OWED"])
        let line = try desk.store.listCases(all: true, issuer: "TMA").first
        #expect(line?["dues"] == found["dues"])
    }

    @Test func `the days that the issuer waits are among the dates of the case`() async throws {
        let desk = try await Desk.alpha()
        try desk.holder("S", holding: 100, of: "SERB")
        try desk.policy(.replacementWait, "10")
        let opened = try desk.open(["S-1"])
        let due = opened.document?["dues"]?.array?.last
        let until = CalendarDate.of(try desk.today()).adding(days: 10)
        #expect(due?["clock"] == "WAIT" && due?["status"] == "RUNNING")
        #expect(due?["by"]?.text == until.description)
        let ended = try desk.note(opened.number, .close(reason: "-")).document
        #expect(!ended.texts("dues", "clock").contains("WAIT"))
    }

    @Test func `the chain of title goes from each original to its own successors`() async throws {
        let (desk, number) = try await replaced()
        _ = try desk.stateAgain("SERB", outstanding: 21_900)
        try desk.note(number, try seen(.found, on: desk, authority: .order))
        let honoured = try desk.store.honour(
            "S-1", of: number, for: "X", as: "H-1", key: "H", execution: .plain, issuer: "TMA")
        #expect(honoured.word == .posted)
        let history = try desk.store.certificateHistory(.serb("S-1"), issuer: "TMA")
        let chain = (history["chain"]?.array ?? []).compactMap(\.object)
        let shown = try desk.store.showCase(number, issuer: "TMA")
        let successor = try #require(shown.texts("certificates", "replacement").first)
        #expect(chain.count == 3)
        #expect(
            chain.first?["into"]?.array?.compactMap(\.text).sorted()
                == [successor, "H-1"].sorted())
        let own = try desk.store.showCertificate(.serb("H-1"), issuer: "TMA")
        #expect(own["from"] == ["S-1"] && own["into"] == [])
        let tree = HistoryTree(history)
        #expect(tree.paths.map(\.cause).sorted() == ["honoured", "replaced"])
    }
}
