import JSON
import Ledger
import LedgerStore
import Postgres
import Testing

/// What goes down the road under a case: `domain.md` §7, L15, L16, L18, L19.
@Suite struct CaseIssueTests {
    private func desk() async throws -> Desk {
        let desk = try await Desk.alpha()
        try desk.holder("S", holding: 100, of: "SERB")
        try desk.takeOver("S-2", of: "SERB", 200, for: "S")
        try desk.holder("X", holding: 10, of: "SERB")
        return desk
    }

    private func replace(_ number: Int64, on desk: Desk, key: String? = nil) throws -> ItemOutcome {
        let replacement = try desk.store.replacement(of: number, numbers: [], issuer: "TMA")
        return try desk.post(ItemRequest(key: key, action: .replace(replacement, .plain)))
    }

    @Test func `L15 every missing certificate has its successor, and nothing else moves`()
        async throws
    {
        let desk = try await desk()
        let number = try desk.complete(["S-1", "S-2"])
        let before = (try desk.held("S", "SERB"), try desk.outstanding("SERB"))
        let outcome = try replace(number, on: desk, key: "L-1")
        #expect(outcome.word == .posted && outcome.ended == ["S-1", "S-2"])
        #expect(outcome.certificates.map(\.units) == [100, 200])
        #expect(try desk.held("S", "SERB") == before.0)
        #expect(try desk.outstanding("SERB") == before.1)
        let shown = try desk.store.showCase(number, issuer: "TMA")
        #expect(shown.state == "REPLACED")
        #expect(shown.texts("certificates", "cause") == ["REPLACED", "REPLACED"])
        #expect(try replace(number, on: desk, key: "L-1").isReplay)
        #expect(try replace(number, on: desk).codes.contains("CASE_CLOSED"))
        #expect(try desk.differences().map(\.name) == ["register_is_control_book"])
    }

    @Test func `the same item sent again is answered again, whatever else was found`()
        async throws
    {
        let desk = try await desk()
        let number = try desk.open(["S-1", "S-2"]).number
        try desk.note(number, .found("S-1", on: nil, authority: "specimen letter"))
        try desk.note(number, try desk.affidavit())
        try desk.note(number, try desk.bond(of: nil))
        try desk.note(number, .approve(note: nil))
        try desk.note(number, .approve(note: nil), by: try desk.secondApprover())
        let outcome = try replace(number, on: desk, key: "L-1")
        #expect(outcome.word == .posted && outcome.ended == ["S-2"])
        let again = try replace(number, on: desk, key: "L-1")
        #expect(again.isReplay && again.numbers == outcome.numbers)
    }

    @Test func `more new numbers than certificates are no replacement`() async throws {
        let desk = try await desk()
        let number = try desk.complete(["S-1"])
        #expect(throws: StoreError.self) {
            try desk.store.replacement(of: number, numbers: ["R-1", "R-2"], issuer: "TMA")
        }
    }

    @Test func `no notice came before there was an office to take it`() async throws {
        let desk = try await desk()
        for time in ["0001-01-01T00:00:00Z", "1899-12-31T23:59:59Z"] {
            for isReceipt in [true, false] {
                let error = #expect(throws: StoreError.self) {
                    try desk.open(
                        ["S-1"], receivedAt: isReceipt ? time : nil,
                        noticeAt: isReceipt ? nil : time)
                }
                guard case .unacceptable = error else {
                    Issue.record("\(time): \(String(describing: error))")
                    continue
                }
            }
        }
    }

    @Test func `L15 the stop on a replaced certificate stays for ever`() async throws {
        let desk = try await desk()
        let number = try desk.complete(["S-1"])
        #expect(try replace(number, on: desk).word == .posted)
        try desk.note(number, .close(reason: "issued"))
        let stops = try desk.store.listStops(kind: .lost, all: true, issuer: "TMA")
        let stop = try #require(stops.first?["stop"]?.int64)
        let answer = try desk.store.noteStop(
            stop, StopNote(.released, authority: "a letter"), issuer: "TMA")
        #expect(answer.refusal?.reason == .replaced)
        let rogue = #expect(throws: PostgresError.self) {
            try desk.superuser().run(
                "SELECT FROM ledger.release_stop('TMA', \(stop), 'a letter')")
        }
        #expect(rogue?.constraint == "stop_is_permanent")
    }

    @Test func `a restriction of the issuer's own goes over to the new certificate`()
        async throws
    {
        let desk = try await desk()
        let placement = try desk.store.enterStop(
            StopOrder(
                kind: .issuerRestriction, certificate: .serb("S-1"), reason: "affiliate's shares",
                demandedBy: nil, receivedAt: nil), issuer: "TMA")
        _ = try #require(placement.stop)
        let outcome = try replace(try desk.complete(["S-1"]), on: desk)
        #expect(outcome.word == .posted)
        let new = try #require(outcome.numbers.first)
        let shown = try desk.store.showCertificate(.serb(new), issuer: "TMA")
        let stops = shown["stops"]?.array ?? []
        #expect(stops.map { $0["kind"]?.text } == ["ISSUER_RESTRICTION"])
        #expect(
            stops.first?["reason"]?.text
                == "carried over from certificate S-1: affiliate's shares")
        #expect(
            try desk.post(.transfer(100, of: new, to: "X")).codes.contains("STOP_ACTIVE"))
    }

    @Test func `L16 an incomplete case issues nothing`() async throws {
        let desk = try await desk()
        let number = try desk.open(["S-1"]).number
        let outcome = try replace(number, on: desk)
        #expect(outcome.word == .refused)
        #expect(
            outcome.codes == [
                "AFFIDAVIT_REQUIRED", "VALUATION_MISSING", "BOND_REQUIRED", "APPROVAL_REQUIRED",
            ])
    }

    @Test func `L18 a finder's original is refused, retained and reported`() async throws {
        let desk = try await desk()
        let number = try desk.complete(["S-1"])
        #expect(try replace(number, on: desk).word == .posted)
        #expect(try desk.post(.transfer(100, to: "X")).codes.contains("CERT_ENDED"))
        let seen = OriginalAppearance(
            certificate: "S-1", presentor: "A FINDER", on: .of(try desk.today()),
            standing: .denied, reason: "found it, and gave nothing")
        #expect(try desk.note(number, .presented(seen)).refusal == nil)
        let refused = try desk.store.honour(
            "S-1", of: number, for: "X", as: nil, key: nil, execution: .plain, issuer: "TMA")
        #expect(refused.codes.contains("PURCHASER_DENIED"))
    }

    @Test(arguments: [(21_900, "posted"), (21_901, "refused")])
    func `L19 a protected purchaser's original is honoured whole or is an over-issue`(
        outstanding: Int64, word: String
    ) async throws {
        let desk = try await desk()
        _ = try desk.stateAgain("SERB", outstanding: outstanding)
        let number = try desk.complete(["S-1"])
        #expect(try replace(number, on: desk).word == .posted)
        let seen = OriginalAppearance(
            certificate: "S-1", presentor: "X SPECIMEN", on: .of(try desk.today()),
            standing: .found, reason: "value, no notice, control", authority: .order)
        try desk.note(number, .presented(seen))
        let outcome = try desk.store.honour(
            "S-1", of: number, for: "X", as: nil, key: nil, execution: .plain, issuer: "TMA")
        #expect(outcome.word.rawValue == word)
        let steps = try desk.store.showCase(number, issuer: "TMA").texts("events", "step")
        #expect(steps.last == (word == "posted" ? "honoured" : "over_issue"))
    }
}
