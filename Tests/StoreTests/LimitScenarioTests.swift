import Ledger
import LedgerStore
import Testing

/// Where exactly the limit lies: `domain.md` §7, C01 to C05, C16 and C27.
@Suite struct LimitScenarioTests {
    /// ALPHA with X at 3,266,900, a hundred short of the limit, and S with Series B to assign.
    private func hundredShort() async throws -> Desk {
        let desk = try await Desk.alpha()
        try desk.holder("X", holding: 3_266_900)
        try desk.holder("S", holding: 1_000, of: "SERB")
        return desk
    }

    @Test func `C01 exactly at the limit is lawful and leaves no headroom`() async throws {
        let desk = try await hundredShort()
        let outcome = try desk.post(.transfer(100, to: "X"))
        #expect(outcome.word == .posted)
        #expect(outcome.codes == ["AT_LIMIT"])
        #expect(outcome.number("held_after", of: "AT_LIMIT") == 3_267_000)
        #expect(outcome.number("headroom", of: "AT_LIMIT") == 0)
        #expect(try desk.held("X", "SERB") == 100)
        let standing = try desk.store.capStanding(of: "X", issuer: "TMA").answer
        #expect(standing.positions.map(\.status) == [.atLimit])
    }

    @Test
    func `C02 one share over the limit is refused with the exact excess and what would pass`()
        async throws
    {
        let desk = try await hundredShort()
        var outcome: ItemOutcome?
        let written = try desk.written { outcome = try desk.post(.transfer(101, to: "X")) }
        #expect(outcome?.word == .refused)
        #expect(outcome?.codes == ["CAP_EXCEEDED"])
        #expect(outcome?.number("held_before") == 3_266_900)
        #expect(outcome?.number("held_after") == 3_267_001)
        #expect(outcome?.number("outstanding") == 33_000_000)
        #expect(outcome?.number("limit_numerator") == 99)
        #expect(outcome?.number("limit_denominator") == 1000)
        #expect(outcome?.number("limit_shares") == 3_267_000)
        #expect(outcome?.number("excess") == 1)
        #expect(outcome?.number("max_allowed") == 100)
        #expect(written == refusalOfTransfer)
    }

    @Test(
        arguments: [
            (30_218_001, 100, true), (30_218_001, 101, false),
            (30_218_011, 101, true), (30_218_011, 102, false),
        ] as [(Int64, Int64, Bool)])
    func `C03 and C04 the part of a share that a limit has is never rounded up`(
        common: Int64, units: Int64, passes: Bool
    ) async throws {
        let desk = try await hundredShort()
        #expect(
            try desk.state(
                "COM", authorised: nil, outstanding: common, authority: .order
            ).isEmpty)
        let outcome = try desk.post(.transfer(units, to: "X"))
        #expect(outcome.word == (passes ? .posted : .refused))
        #expect(outcome.codes == (passes ? ["AT_LIMIT"] : ["CAP_EXCEEDED"]))
        #expect(passes || outcome.number("excess") == 1)
    }

    @Test func `C05 the exact fraction decides where a percentage would show the limit`()
        async throws
    {
        let desk = try await Desk.alpha()
        try desk.holder("X", holding: 3_267_001)
        let position = try #require(
            desk.store.capStanding(of: "X", issuer: "TMA").answer.positions.first)
        #expect(position.status == .over)
        #expect(position.heldAfter == 3_267_001)
        #expect(position.outstandingAfter == 33_000_000)
        #expect(position.limitShares == 3_267_000)
    }

    @Test func `C05 what is taken over is recorded over the limit and noted`() async throws {
        let desk = try await Desk.alpha()
        try desk.holder("X")
        let outcome = try desk.post(.open(.com("X-1"), 3_267_001, for: "X"))
        #expect(outcome.word == .posted)
        #expect(outcome.codes == ["OVER_RECORDED"])
        #expect(outcome.number("excess", of: "OVER_RECORDED") == 1)
    }

    @Test(arguments: [(3_625_971, true), (3_625_972, false)] as [(Int64, Bool)])
    func `C16 an issue moves the denominator that it is measured by`(
        units: Int64, passes: Bool
    ) async throws {
        let desk = try await Desk.alpha()
        try desk.holder("Y")
        var outcome: ItemOutcome?
        let written = try desk.written { outcome = try desk.post(.issue(units, to: "Y")) }
        if passes {
            #expect(outcome?.word == .posted)
            #expect(try desk.outstanding("COM") == 30_218_000 + units)
            #expect(try desk.held("Y") == units)
        } else {
            #expect(outcome?.codes == ["CAP_EXCEEDED"])
            #expect(outcome?.number("outstanding") == 33_000_000 + units)
            #expect(outcome?.number("max_allowed") == 3_625_971)
            #expect(written == ["item": 1, "verdict": 1])
        }
    }

    @Test(arguments: [(22_000, 2_178), (21_999, 2_177)] as [(Int64, Int64)])
    func `C27 a limit on one class counts that class alone`(
        outstanding: Int64, limit: Int64
    ) async throws {
        let desk = try await Desk.beta()
        try desk.state("SERB", authorised: nil, outstanding: outstanding, authority: .order)
        try desk.holder("X", holding: 5_000_000)
        // S is over the class limit itself, and may sell all the same.
        try desk.holder("S", holding: 10_000, of: "SERB")
        let refused = try desk.post(.transfer(limit + 1, to: "X"))
        #expect(refused.word == .refused)
        #expect(refused.codes == ["STILL_OVER", "CAP_EXCEEDED"])
        #expect(refused.number("limit_shares") == limit)
        #expect(refused.number("max_allowed") == limit)
        let posted = try desk.post(.transfer(limit, to: "X"))
        #expect(posted.word == .posted)
        #expect(posted.codes == ["STILL_OVER", "AT_LIMIT"])
    }
}
