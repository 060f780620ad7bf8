import JSON
import Ledger
import LedgerStore
import Testing

/// A certificate from the blank to the cancelled paper, by two persons: `domain.md` §7, L01, L15.
@Suite struct LifeScenarioTests {
    private func desk() async throws -> Desk {
        let desk = try await Desk.alpha()
        try desk.state("SERB", authorised: nil, outstanding: 21_000, authority: .order)
        try desk.holder("S", holding: 300, of: "SERB")
        try desk.holder("X", holding: 10, of: "SERB")
        return desk
    }

    private func replace(
        _ number: Int64, on desk: Desk, paper: CertificatePaper = .definitive
    ) throws -> ItemOutcome {
        let replacement = try desk.store.replacement(of: number, numbers: [], issuer: "TMA")
        let execution = Execution(
            paper: paper, countersigner: "A CLERK", registrar: "A REGISTRAR")
        return try desk.post(ItemRequest(key: nil, action: .replace(replacement, execution)))
    }

    private func standing(_ number: String, _ desk: Desk) throws -> String? {
        try desk.store.showCertificate(.serb(.named(number)), issuer: "TMA")["standing"]?.text
    }

    @Test func `L01 a certificate's whole life is two persons' work, and nobody's twice`()
        async throws
    {
        let desk = try await desk()
        let registrar = try desk.secondOfficer()
        try desk.stock("B-0100", "B-0109", atDesk: 6)
        let outstanding = try #require(try desk.outstanding("SERB"))
        #expect(try desk.post(.prepare(100, to: "S", number: "B-0100")).word == .posted)
        #expect(try registrar.post(.register(.serb("B-0100"))).codes == ["NOT_COUNTERSIGNED"])
        #expect(throws: StoreError.self) { try desk.open(["B-0100"]) }
        #expect(try desk.post(.countersign(.serb("B-0100"))).word == .posted)
        #expect(try desk.post(.transfer(100, of: "B-0100", to: "X")).codes == ["NOT_VALID"])
        #expect(
            try desk.post(.exchange(["B-0100"], reason: .mutilated)).codes.contains("NOT_VALID"))
        #expect(throws: StoreError.self) { try desk.open(["B-0100"]) }
        #expect(try desk.outstanding("SERB") == outstanding)
        #expect(try registrar.post(.register(.serb("B-0100"))).word == .posted)
        #expect(try desk.outstanding("SERB") == outstanding + 100)
        let number = try desk.complete(["B-0100"])
        #expect(try desk.post(.transfer(100, of: "B-0100", to: "X")).codes == ["STOP_ACTIVE"])
        let replaced = try replace(number, on: registrar)
        #expect(replaced.numbers == ["B-0101"] && replaced.ended == ["B-0100"])
        #expect(try desk.outstanding("SERB") == outstanding + 100)
        #expect(try desk.post(.transfer(100, of: "B-0101", to: "X")).word == .posted)
        #expect(try standing("B-0100", desk) == "REPLACED")
        #expect(try standing("B-0101", desk) == "SURRENDERED")
        #expect(try desk.held("S", "SERB") == 300 && desk.held("X", "SERB") == 110)
        // What was lost is in nobody's hand, so nobody marks or destroys it.
        let marked = try desk.store.notePaper(
            PaperNote(.marked, method: "perforated"), on: ["B-0100"], of: "SERB",
            issuer: "TMA")
        #expect(marked.refusals.count == 1)
        #expect(try desk.standing(ofBlank: "B-0100") == "USED")
        #expect(
            try desk.differences().map(\.name).filter { $0 != "register_is_control_book" } == [])
    }

    @Test(arguments: [CertificatePaper.temporary, .definitive])
    func `L15 a lost temporary certificate is replaced by either kind of paper`(
        paper: CertificatePaper
    ) async throws {
        let desk = try await desk()
        let issued = try desk.post(
            .issue(200, of: "SERB", to: "S", number: "T-1", paper: .temporary))
        #expect(issued.word == .posted)
        let outstanding = try desk.outstanding("SERB")
        let number = try desk.complete(["T-1"])
        #expect(
            try desk.post(.exchange(["T-1"], reason: .definitive)).codes == ["STOP_ACTIVE"])
        let outcome = try replace(number, on: desk, paper: paper)
        #expect(outcome.word == .posted && outcome.certificates.map(\.units) == [200])
        let new = try #require(outcome.numbers.first)
        let shown = try desk.store.showCertificate(.serb(new), issuer: "TMA")
        #expect(shown["paper"]?.text == paper.rawValue)
        #expect(try desk.outstanding("SERB") == outstanding)
        #expect(try desk.held("S", "SERB") == 500)
        #expect(
            try desk.post(.exchange(["T-1"], reason: .definitive)).codes.contains("CERT_ENDED"))
        // A temporary successor is still exchangeable for the definitive one.
        let exchange = try desk.post(.exchange([new], reason: .definitive))
        #expect(exchange.codes == (paper == .temporary ? [] : ["NOT_TEMPORARY"]))
        #expect(try desk.outstanding("SERB") == outstanding)
    }

    @Test func `L20 what is exchanged ends as exchanged and cannot end again as anything else`()
        async throws
    {
        let desk = try await desk()
        #expect(
            try desk.post(.exchange(["S-1"], into: [100, 200], reason: .split, key: "split"))
                .word == .posted)
        #expect(try standing("S-1", desk) == "EXCHANGED")
        for item in [
            ItemRequest.transfer(300, to: "X"), .exchange(["S-1"], reason: .mutilated),
        ] {
            #expect(try desk.post(item).codes.contains("CERT_ENDED"))
        }
        #expect(try desk.open(["S-1"]).document == nil)
        #expect(
            try desk.store.voidCertificate(
                .serb("S-1"), reason: "paid", paper: "memo", issuer: "TMA"
            ).refusals.count == 1)
        #expect(try standing("S-1", desk) == "EXCHANGED")
    }
}
