import Ledger
import LedgerStore
import Testing

/// The medallion guarantee: `domain.md` §7, L10 and L11.
@Suite struct GuaranteeScenarioTests {
    private func oneShare() async throws -> Desk {
        let desk = try await Desk.alpha()
        try desk.holder("S", holding: 1, of: "SERB")
        try desk.holder("X")
        return desk
    }

    @Test(arguments: [("250000.00", true), ("250000.01", false)] as [(Money, Bool)])
    func `L10 a stamp covers what its prefix covers and not a cent more`(
        value: Money, passes: Bool
    ) async throws {
        let desk = try await oneShare()
        var outcome: ItemOutcome?
        let written = try desk.written {
            outcome = try desk.post(
                .transfer {
                    $0.assignments = [.line(1, to: "X")]
                    $0.guarantee = .stamp(prefix: "D")
                    $0.price = MarketPrice(
                        perShare: value, source: "Specimen exchange", date: "2020-01-02")
                })
        }
        #expect(outcome?.word == (passes ? .posted : .refused))
        guard !passes else { return }
        #expect(outcome?.codes == ["GUAR_COVERAGE"])
        #expect(
            outcome?.number("value_ten_thousandths", of: "GUAR_COVERAGE") == 2_500_000_100)
        #expect(
            outcome?.number("coverage_ten_thousandths", of: "GUAR_COVERAGE") == 2_500_000_000)
        #expect(written == refusalOfTransfer.merging(["guarantee_rejection": 1]) { $1 })
    }

    @Test(arguments: [("STAMP", "G"), ("NOTARY", "Z")])
    func `L11 only a stamp of an approved program guarantees`(
        program: String, prefix: String
    ) async throws {
        let desk = try await oneShare()
        var outcome: ItemOutcome?
        let written = try desk.written {
            outcome = try desk.post(
                .transfer {
                    $0.assignments = [.line(1, to: "X")]
                    $0.guarantee = .stamp(program: program, prefix: prefix)
                })
        }
        #expect(outcome?.word == .refused)
        #expect(outcome?.codes == ["GUAR_PROGRAM"])
        #expect(written == refusalOfTransfer.merging(["guarantee_rejection": 1]) { $1 })
    }

    @Test func `L11 a prefix that the agent files secures from its day`() async throws {
        let desk = try await oneShare()
        let item = ItemRequest.transfer {
            $0.assignments = [.line(1, to: "X")]
            $0.guarantee = .stamp(prefix: "G")
        }
        let coverage = GuaranteeCoverage(
            prefix: "G", maximum: "100", source: "Specimen program notice")
        try desk.store.setCoverage(coverage, from: "2999-01-01", issuer: "TMA")
        #expect(try desk.check(item).codes == ["GUAR_PROGRAM"])
        try desk.store.setCoverage(coverage, from: nil, issuer: "TMA")
        #expect(try desk.check(item).word == .approved)
    }
}
