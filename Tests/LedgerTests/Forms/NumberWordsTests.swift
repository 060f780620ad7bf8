import Ledger
import Testing

/// Shares and days as a certificate writes them out.
struct NumberWordsTests {
    @Test(arguments: [
        (1, 0, "ONE"), (50, 0, "FIFTY"), (21, 0, "TWENTY-ONE"), (100, 0, "ONE HUNDRED"),
        (21_500, 0, "TWENTY-ONE THOUSAND FIVE HUNDRED"), (1_000_001, 0, "ONE MILLION ONE"),
        (10_005, 1, "ONE THOUSAND AND 5/10"), (125, 3, "ZERO AND 125/1000"),
        (
            Int64.max, 0,
            """
            NINE QUINTILLION TWO HUNDRED TWENTY-THREE QUADRILLION THREE HUNDRED SEVENTY-TWO \
            TRILLION THIRTY-SIX BILLION EIGHT HUNDRED FIFTY-FOUR MILLION SEVEN HUNDRED \
            SEVENTY-FIVE THOUSAND EIGHT HUNDRED SEVEN
            """
        ),
    ])
    func `shares are written in words`(units: Int64, places: Int, words: String) {
        #expect(
            NumberWords.shares(ShareCount(integerLiteral: units), scale: .places(places)) == words)
    }

    @Test func `a day is written in words`() {
        #expect(NumberWords.day("2026-11-21") == "November 21, 2026")
        #expect(NumberWords.day("2001-02-01") == "February 1, 2001")
    }
}
