import Ledger
import LedgerStore
import Testing

/// The control book: `domain.md` §7, C28 and C29.
@Suite struct CapitalScenarioTests {
    /// ALPHA with 21,950 of the 22,000 authorised shares of Series B issued.
    private func fiftyLeft() async throws -> Desk {
        let desk = try await Desk.alpha()
        try desk.state("SERB", authorised: nil, outstanding: 21_950, authority: .order)
        try desk.holder("X")
        return desk
    }

    @Test(arguments: [(50, true), (51, false)] as [(Int64, Bool)])
    func `C28 no more is issued than is authorised`(units: Int64, passes: Bool) async throws {
        let desk = try await fiftyLeft()
        var outcome: ItemOutcome?
        let written = try desk.written {
            outcome = try desk.post(.issue(units, of: "SERB", to: "X"))
        }
        #expect(outcome?.word == (passes ? .posted : .refused))
        #expect(try desk.outstanding("SERB") == (passes ? 22_000 : 21_950))
        guard !passes else { return }
        #expect(outcome?.codes == ["OVER_AUTHORISED"])
        #expect(outcome?.number("authorised", of: "OVER_AUTHORISED") == 22_000)
        #expect(outcome?.number("outstanding", of: "OVER_AUTHORISED") == 21_950)
        #expect(outcome?.number("excess", of: "OVER_AUTHORISED") == 1)
        #expect(outcome?.number("max_allowed", of: "OVER_AUTHORISED") == 50)
        #expect(written == ["item": 1, "verdict": 1])
    }

    @Test func `C28 a countersignature is refused for more than is authorised`() async throws {
        let desk = try await fiftyLeft()
        let prepared = try desk.post(.prepare(51, to: "X", number: "N-51"))
        #expect(prepared.word == .posted)
        let outcome = try desk.post(.countersign(.serb("N-51")))
        #expect(outcome.word == .refused)
        #expect(outcome.codes == ["OVER_AUTHORISED"])
        let written = try desk.written { _ = try desk.post(.countersign(.serb("N-51"))) }
        #expect(written == ["item": 1, "verdict": 1])
    }

    @Test func `C28 shares exist when their certificate is registered and not before`()
        async throws
    {
        let desk = try await fiftyLeft()
        let id = CertificateID.serb("N-50")
        #expect(try desk.post(.prepare(50, to: "X", number: "N-50")).word == .posted)
        #expect(try desk.outstanding("SERB") == 21_950)
        #expect(try desk.post(.register(id)).codes == ["NOT_COUNTERSIGNED"])
        #expect(try desk.post(.countersign(id)).word == .posted)
        #expect(try desk.held("X", "SERB") == 0)
        let registered = try desk.secondOfficer().post(.register(id))
        #expect(registered.word == .posted)
        #expect(registered.numbers == ["N-50"])
        #expect(try desk.held("X", "SERB") == 50)
        #expect(try desk.outstanding("SERB") == 22_000)
        #expect(try desk.post(.register(id)).codes == ["NOT_PREPARED"])
        #expect(try desk.post(.issue(1, of: "SERB", to: "X")).codes == ["OVER_AUTHORISED"])
    }

    @Test func `C28 an issue without the issuer's written order is refused`() async throws {
        let desk = try await fiftyLeft()
        let outcome = try desk.post(.issue(1, of: "SERB", to: "X", authority: nil))
        #expect(outcome.codes == ["ISSUE_AUTHORITY"])
    }

    @Test func `C29 the control book changes only on the issuer's written authority`()
        async throws
    {
        let desk = try await Desk.alpha()
        let written = try desk.written {
            for (authorised, outstanding) in [(nil, 30_218_001), (499_978_001, nil)]
                as [(Int64?, Int64?)]
            {
                let findings = try desk.state(
                    "COM", authorised: authorised, outstanding: outstanding)
                #expect(findings.map(\.code) == [.controlBookAuthority])
            }
        }
        #expect(written.isEmpty)
        #expect(try desk.outstanding("COM") == 30_218_000)
        #expect(
            try desk.state(
                "COM", authorised: nil, outstanding: 30_218_001, authority: .order
            ).isEmpty)
        #expect(try desk.outstanding("COM") == 30_218_001)
    }

    @Test func `C29 the same figures again need no authority`() async throws {
        let desk = try await Desk.alpha()
        #expect(
            try desk.state("COM", authorised: 499_978_000, outstanding: 30_218_000).isEmpty)
    }

    @Test func `what is issued after a statement adds to it and what was before does not`()
        async throws
    {
        let desk = try await Desk.alpha()
        try desk.holder("X")
        #expect(try desk.post(.issue(1_000, to: "X")).word == .posted)
        #expect(try desk.outstanding("COM") == 30_219_000)
        // A statement as of a day before the issue does not know of it.
        try desk.state("COM", authorised: nil, outstanding: 30_218_500, authority: .order)
        #expect(try desk.outstanding("COM") == 30_219_500)
        // One as of the day itself does.
        let today = try #require(CalendarDate(desk.today()))
        try desk.state(
            "COM", authorised: nil, outstanding: 30_219_000, asOf: today, authority: .order)
        #expect(try desk.outstanding("COM") == 30_219_000)
    }
}
