import JSON
import Ledger
import LedgerStore
import Testing

/// Securities with fractions of a share beside those without.
@Suite struct ScaleTests {
    /// COM 999,000 whole shares and FRAC 1,000.000: a million shares, of which a tenth may be held.
    private func mixed() async throws -> Desk {
        let desk = try Desk.open(await Desk.empty(), issuer: "TMA")
        try desk.addSecurity("FRAC", prefix: "F-", scale: .places(3))
        try desk.state("COM", authorised: 2_000_000, outstanding: 999_000)
        try desk.state("SERB", authorised: 22_000, outstanding: 0)
        try desk.state("FRAC", authorised: 2_000_000, outstanding: 1_000_000)
        try desk.limit(.of(1, 10))
        try desk.holder("S", holding: 1_000)
        try desk.takeOver("F-1", of: "FRAC", 10_000, for: "S")
        try desk.holder("X", holding: 99_999)
        return desk
    }

    private func fraction(_ units: Int64) -> ItemRequest {
        .transfer(units, of: "F-1", security: "FRAC", to: "X")
    }

    @Test func `fractions add to whole shares exactly`() async throws {
        let desk = try await mixed()
        let refused = try desk.post(fraction(1_001))
        #expect(refused.codes == ["CAP_EXCEEDED"])
        #expect(refused.number("scale") == 3)
        #expect(refused.number("held_after") == 100_000_001)
        #expect(refused.number("outstanding") == 1_000_000_000)
        #expect(refused.number("limit_shares") == 100_000_000)
        #expect(refused.number("excess") == 1)
        #expect(refused.number("max_allowed") == 1_000)
        #expect(try desk.post(fraction(1_000)).codes == ["AT_LIMIT"])
        #expect(try desk.held("X", "FRAC") == 1_000)
    }

    @Test func `what would pass is said in shares of the security assigned`() async throws {
        let desk = try await mixed()
        #expect(try desk.post(fraction(500)).word == .posted)
        // Half a share of room is room for no whole share.
        let whole = try desk.check(.transfer(1, security: "COM", to: "X"))
        #expect(whole.number("excess") == 500)
        #expect(whole.number("max_allowed") == 0)
        let parts = try desk.check(.transfer(501, of: "F-0002", security: "FRAC", to: "X"))
        #expect(parts.number("max_allowed") == 500)
        #expect(parts.findings.first?["message"]?.text?.hasSuffix("0.500 would pass.") == true)
    }

    @Test func `the standing of a holder counts in the finest units`() async throws {
        let desk = try await mixed()
        let answer = try desk.store.capStanding(
            of: "X", taking: 1_000, of: "FRAC", issuer: "TMA"
        ).answer
        let position = try #require(answer.positions.first)
        #expect(position.heldBefore == 99_999_000)
        #expect(position.heldAfter == 100_000_000)
        #expect(position.status == .atLimit)
        #expect(
            try desk.store.verify("TMA").filter { $0.differences > 0 }.map(\.name)
                == ["register_is_control_book"])
    }

    @Test func `the value of a part of a share is covered to the unit`() async throws {
        let desk = try await mixed()
        func outcome(_ price: Money) throws -> ItemOutcome {
            try desk.check(
                .transfer {
                    $0.security = "FRAC"
                    $0.certificates = ["F-1"]
                    $0.assignments = [.line(500, to: "X")]
                    $0.guarantee = .stamp(prefix: "F")
                    $0.price = MarketPrice(perShare: price, source: nil, date: nil)
                })
        }
        // Half a share at 200,000.00 is worth the 100,000.00 that prefix F covers.
        #expect(try outcome("200000.00").word == .approved)
        #expect(try outcome("200000.0001").codes == ["GUAR_COVERAGE"])
    }
}
