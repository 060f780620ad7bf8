import Ledger
import Testing

/// A split changes nobody's part by value: the price is of a new share from then on.
struct SplitPriceTests {
    @Test(arguments: [(2, 1), (1, 5), (5, 2)] as [(Int64, Int64)])
    func `a split leaves every part by value where it was`(numerator: Int64, denominator: Int64)
        throws
    {
        var book = EventBook.alpha()
        book.facts.book.limits = [
            OwnershipLimit(
                ratio: .of(99, 1000), basis: .value, scope: .allEquity, authority: "charter")
        ]
        for (security, price) in [("COM", "1"), ("A", "25"), ("B", "1")]
            as [(SecurityID, Money)]
        {
            book.facts.book.prices[security] = PriceFacts(
                perShare: price, asOf: "2026-10-01", source: "specimen")
        }
        let judgment = book.judged(
            .event(.split, rate: numerator, for: denominator, price: "25"))
        let row = try #require(book.outlook(judgment, of: "HA").rows.first)
        let position = row.position
        let before = try #require(
            position.exactlyBefore.divided(by: Fraction(position.outstandingBefore)))
        let after = try #require(
            position.exactlyAfter.divided(by: Fraction(position.outstandingAfter)))
        #expect(before == after)
        let price = try #require(book.after(judgment).prices["A"])
        #expect(price.perShare.tenThousandths == 250_000 * denominator / numerator)
        #expect(price.asOf == "2026-10-01")
    }
}
