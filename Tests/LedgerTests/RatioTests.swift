import Testing

@testable import Ledger

struct RatioTests {
    @Test(arguments: [(0, 1), (-1, 2), (3, 2), (1, 0), (-1, -1), (1, 1_000_000_001)])
    func `a limit lies above nothing and at most at the whole`(
        numerator: Int64, denominator: Int64
    ) {
        #expect(Ratio(numerator, denominator) == nil)
    }

    @Test func `a ratio is written as it was given`() throws {
        let ratio = try #require(Ratio(99, 1000))
        #expect(ratio.description == "99/1000")
        #expect(Ratio(1, 1) != nil)
        #expect(Ratio(1_000_000_000, 1_000_000_000) != nil)
    }

    @Test(arguments: [
        (99, 1000, 33_000_000, 3_267_000), (99, 1000, 33_000_001, 3_267_000),
        (99, 1000, 33_000_011, 3_267_001), (99, 1000, 22_000, 2178), (99, 1000, 21_999, 2177),
        (99, 1000, 388_187_621, 38_430_574), (99, 1000, 304_014_215, 30_097_407),
        (99, 1000, 1, 0), (99, 1000, 0, 0), (98, 1000, 33_000_000, 3_234_000),
        (70, 100, 1001, 700), (1, 3, 9, 3), (1, 3, 10, 3), (1, 3, 2, 0), (1, 1, 7, 7),
    ])
    func `the most that may be held is the floor, and only one more exceeds`(
        numerator: Int64, denominator: Int64, whole: Int128, most: Int128
    ) {
        let ratio = Ratio.of(numerator, denominator)
        #expect(ratio.floor(of: whole) == most)
        #expect(!ratio.isExceeded(by: most, of: whole))
        #expect(ratio.isExceeded(by: most + 1, of: whole))
    }

    @Test func `comparison and floor are exact at the extremes of 64 bits`() {
        var generator = SeededGenerator(seed: 20_261_120)
        for _ in 0..<500 {
            let denominator = Int64.random(
                in: 1...Ratio.maximumDenominator, using: &generator)
            let ratio = Ratio.of(
                Int64.random(in: 1...denominator, using: &generator), denominator)
            // Five classes of fractional shares beside each other reach this far.
            let whole = Int128(Int64.max - Int64.random(in: 0...9, using: &generator)) * 5000
            let floor = ratio.floor(of: whole)
            let limit = SlowNumber(whole) * SlowNumber(Int128(ratio.numerator))
            for part in [floor, floor + 1, whole] {
                let held = SlowNumber(part) * SlowNumber(Int128(denominator))
                #expect(ratio.isExceeded(by: part, of: whole) == (held > limit))
            }
            #expect(!ratio.isExceeded(by: floor, of: whole))
            #expect(ratio.isExceeded(by: floor + 1, of: whole))
        }
    }

    @Test func `wide products compare as the long multiplication of their factors does`() {
        var generator = SeededGenerator(seed: 7)
        func factor() -> Int128 {
            Int128.random(in: 0...Int128.max, using: &generator)
                >> Int.random(
                    in: 0...126, using: &generator)
        }
        for _ in 0..<500 {
            let (a, b, c) = (factor(), factor(), factor())
            for (d, e) in [(c, factor()), (b, a), (a, b &+ 1 > b ? b &+ 1 : b)] {
                let isLess = SlowNumber(a) * SlowNumber(b) < SlowNumber(d) * SlowNumber(e)
                #expect((WideProduct(a, b) < WideProduct(d, e)) == isLess)
            }
            #expect(WideProduct(a, b) == WideProduct(b, a))
        }
    }

    @Test func `a lone share can be held by nobody under a limit below the whole`() {
        #expect(Ratio.of(999_999_999, 1_000_000_000).floor(of: 1) == 0)
        #expect(Ratio.of(1, 1).floor(of: 1) == 1)
    }
}
