import Ledger
import Testing

/// What an event owes to others than the holders of today, and what the desk reads of it.
struct SpoiledOwedTests {
    private func expect(
        _ code: FindingCode, _ message: String, _ word: String, of terms: EventTerms,
        in book: EventBook, at location: SourceLocation = #_sourceLocation
    ) {
        let judgment = book.judged(terms)
        #expect(judgment.codes == [code], sourceLocation: location)
        #expect(judgment.finding(code)?.message == message, sourceLocation: location)
        #expect(judgment.verdict.word == word, sourceLocation: location)
    }

    private func redemption(on day: CalendarDate) -> EventTerms {
        EventTerms(
            kind: .redeem, security: "A", price: "25", recordDate: day, authority: .board)
    }

    @Test func `a record date that is to come, and one since which somebody holds otherwise`() {
        var book = EventBook.alpha()
        #expect(book.judged(redemption(on: "2026-11-20")).codes == [])
        expect(
            .recordDateAhead,
            """
            The record date 2026-11-21 is yet to come, and with it who holds A at its end.
            """, "held", of: redemption(on: "2026-11-21"), in: book)
        book.facts.laterChange = LaterChange(
            entry: 12, kind: "transfer", day: "2026-11-19", account: "HB")
        expect(
            .recordDatePassed,
            """
            Account HB does not hold what it held of A at the end of 2026-11-18: entry 12 \
            (transfer) of 2026-11-19 is the first that changed it.
            """, "refused", of: redemption(on: "2026-11-18"), in: book)
        // Nobody who names no day asks who held before.
        #expect(book.judged(.event(.redeem, price: "25")).codes == [])
    }

    @Test func `options that come to no whole share, and those that end by themselves`() {
        var book = EventBook.alpha()
        book.facts.options = [OptionFacts(id: 5, holder: "X", units: 7)]
        expect(
            .optionUnsettled,
            "Option 5 of X is on 7 shares of A, which 3 for 2 makes no whole number of.", "held",
            of: .event(.convert, into: "COM", rate: 3, for: 2), in: book)
        expect(
            .optionUnsettled, "Option 5 of X is on 7 shares of A, no share of which is left.",
            "held", of: .event(.redeem, price: "25"), in: book)
        #expect(book.judged(.event(.convert, into: "COM", rate: 3)).codes == [])
        // What takes a part of the class leaves an option what it is.
        #expect(book.judged(.event(.redeem, .proRata(7), price: "25")).codes == [])
        book.facts.options = [
            OptionFacts(id: 5, holder: "X", units: 7, endsOn: "2026-12-01")
        ]
        expect(
            .optionLeft,
            "Option 5 of X stays on 7 old shares of A until its end on 2026-12-01.", "approved",
            of: .event(.redeem, price: "25"), in: book)
        book.facts.options.append(OptionFacts(id: 6, holder: "X", units: 2, underlying: 5))
        let judgment = book.judged(.event(.redeem, price: "25"))
        #expect(judgment.codes == [.optionLeft, .optionLeft])
        #expect(
            judgment.verdict.findings.last?.message
                == "Option 6 of X stays on 2 old shares of A with the one it is on.")
    }

    @Test func `a certificate that is missing under a case takes its case along`() {
        var book = EventBook.alpha()
        book.facts.cases["A-1"] = 3
        expect(
            .caseCarried,
            """
            Certificate A A-1 is missing under case 3, which goes on for what the event gives \
            for it.
            """, "approved", of: .event(.redeem, price: "25"), in: book)
        // Beside certificates that stay, the missing one is still what is replaced.
        book.facts.book.securities["A"]?.capital.authorised = 50_000_000
        #expect(book.judged(.event(.split, rate: 2, keeps: true)).codes == [])
    }
}
