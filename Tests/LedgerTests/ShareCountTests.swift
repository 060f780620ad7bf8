import Ledger
import Testing

struct ShareCountTests {
    @Test func `a count is never negative`() {
        #expect(ShareCount(units: -1) == nil)
        #expect(ShareCount(units: .min) == nil)
        #expect(ShareCount(units: 0) == .zero)
    }

    @Test func `counts add and subtract`() throws {
        let sum = try ShareCount(2).adding(3)
        #expect(sum == 5)
        #expect(try sum.subtracting(5) == .zero)
        #expect(sum.description == "5")
        #expect(ShareCount(2) < 3)
    }

    @Test func `more than there is cannot be taken`() {
        #expect(throws: ShareArithmeticError.shortfall(have: 300, need: 301)) {
            try ShareCount(300).subtracting(301)
        }
    }

    @Test func `a sum beyond 64 bits is an error, not a wrapped number`() throws {
        let most = try #require(ShareCount(units: .max))
        #expect(throws: ShareArithmeticError.tooLarge) { try most.adding(1) }
        #expect(throws: ShareArithmeticError.tooLarge) { try ShareCount.sum([1, most]) }
        #expect(try ShareCount.sum([most, 0]) == most)
        #expect(try ShareCount.sum([]) == .zero)
    }
}
