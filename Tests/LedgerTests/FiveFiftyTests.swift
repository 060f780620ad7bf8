import Ledger
import Testing

struct FiveFiftyTests {
    private let plain = Ratio.of(99, 1000)

    @Test func `C18: a waiver of 12 % beside four others at 9.9 % passes one half`() throws {
        let four = Array(repeating: Fraction.of(99, 1000), count: 4)
        let test = FiveFifty(waived: .of(12, 100), others: four, limit: plain)
        #expect(test.actual == .of(516, 1000))
        #expect(test.possible == .of(516, 1000))
        #expect(test.isActualOverHalf && test.isPossibleOverHalf)
        let finding = try #require(test.finding(for: "X", name: "XENIA EXAMPLE"))
        #expect(finding.code == .fiveFifty)
        #expect(finding.severity == .note)
        #expect(
            finding.message == """
                XENIA EXAMPLE and the four largest other individuals would own 129/250 of the \
                value of the outstanding stock, more than one half.
                """)
    }

    @Test func `C18: who could own too much is warned of before anybody does`() throws {
        let test = FiveFifty(waived: .of(12, 100), others: [.of(1, 100)], limit: plain)
        #expect(test.actual == .of(13, 100))
        #expect(!test.isActualOverHalf && test.isPossibleOverHalf)
        #expect(
            test.finding(for: "X", name: "XENIA EXAMPLE")?.message == """
                XENIA EXAMPLE and four others at the limit could own 129/250 of the value of the \
                outstanding stock, more than one half.
                """)
    }

    @Test func `R20: five at exactly 9.9 % own 49.5 %, which is lawful`() {
        let others = Array(repeating: Fraction.of(99, 1000), count: 7)
        let test = FiveFifty(waived: plain, others: others, limit: plain)
        #expect(test.actual == .of(495, 1000))
        #expect(test.possible == .of(495, 1000))
        #expect(test.finding(for: "X", name: "XENIA EXAMPLE") == nil)
    }

    @Test func `one half itself is lawful, and the least bit more is not`() {
        let ratio = Ratio.of(104, 1000)
        let half = FiveFifty(waived: ratio, others: [], limit: plain)
        #expect(half.possible == .of(1, 2))
        #expect(!half.isPossibleOverHalf)
        let others = [Fraction.of(396, 1000), .of(1, 1_000_000_000_000), 0, -5]
        let more = FiveFifty(waived: ratio, others: others, limit: plain)
        #expect(more.isActualOverHalf && !more.isPossibleOverHalf)
    }

    @Test func `the four largest count, in whatever order they come`() {
        let others = [1, 9, 3, 7, 5, 2].map { Fraction.of($0, 100) }
        let test = FiveFifty(waived: .of(1, 10), others: others, limit: plain)
        #expect(test.actual == .of(34, 100))
    }
}
