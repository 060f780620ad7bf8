import Ledger
import Testing

/// A split changes nobody's part by value: the price is of a new share from then on.
struct SplitPriceTests {
    @Test(arguments: [(2, 1), (1, 3), (3, 2)] as [(Int64, Int64)])
    func `a split leaves every part by value where it was`(numerator: Int64, denominator: Int64)
        throws
    {
        var facts = BookFacts.alpha(x: 4_600_000)
        facts.limits = [
            OwnershipLimit(
                ratio: .of(99, 1000), basis: .value, scope: .allEquity, authority: "charter")
        ]
        for (security, price) in [("COM", "30"), ("A", "25"), ("B", "19490")]
            as [(SecurityID, Money)]
        {
            facts.prices[security] = PriceFacts(
                perShare: price, asOf: "2026-10-01", source: "specimen")
        }
        let book = EventBook(facts)
        let judgment = book.judged(
            .event(.split, of: "COM", rate: numerator, for: denominator, price: "30.00"))
        let row = try #require(book.outlook(judgment, of: "X").rows.first)
        let position = row.position
        let before = try #require(
            position.exactlyBefore.divided(by: Fraction(position.outstandingBefore)))
        let after = try #require(
            position.exactlyAfter.divided(by: Fraction(position.outstandingAfter)))
        #expect(before == after)
        let price = try #require(book.after(judgment).prices["COM"])
        #expect(price.perShare.tenThousandths == 300_000 * denominator / numerator)
        #expect(price.asOf == "2026-10-01")
    }
}
