import Ledger
import Testing

/// Which blanks a certificate may be made out on: 17 CFR 240.17Ad-12.
struct StockLawTests {
    private var book: BookFacts {
        var book = BookFacts.alpha()
        book.addStock()
        return book
    }

    private func line(_ number: CertificateNumber?) -> Item {
        .transfer { $0.assignments = [.line(10_000, to: "X", number: number)] }
    }

    @Test func `a blank at the desk is taken, by its number or by the book`() {
        #expect(judge(line("B-0100"), in: book).codes == [])
        #expect(judge(line(nil), in: book).codes == [])
    }

    @Test func `a number that is chosen leaves one less for the balance`() {
        let item = Item.transfer { $0.assignments = [.line(10, to: "X", number: "B-0100")] }
        let judgment = judge(item, in: book)
        #expect(judgment.codes == [.stockExhausted])
        #expect(judgment.finding(.stockExhausted)?.number("needed") == 1)
        #expect(judgment.finding(.stockExhausted)?.number("at_desk") == 0)
    }

    @Test func `a security without stock on the book goes on as before`() {
        let other = Item.transfer(100, of: "COM", to: "X")
        #expect(judge(other, in: book).codes == [])
    }

    @Test func `what another agent issued is on no blank of ours`() {
        #expect(judge(.open(.b("Q-1"), 10, of: "X"), in: book).codes == [])
    }

    @Test func `a temporary certificate takes a temporary blank`() {
        var book = book
        book.securities["B"]?.capital.outstanding = 20_000
        let item = Item.prepare(10, number: "B-0103")
        #expect(judge(item, in: book).codes == [.blankOtherPaper])
        book.papers[item.key] = .temporary
        #expect(judge(item, in: book).codes == [])
        book.stock["B"]?.free[.temporary] = 0
        let next = Item.prepare(10)
        #expect(judge(next, in: book).codes == [.stockExhausted])
    }

    @Test(arguments: [Judging.itemByItem, .together])
    func `what one item of a batch takes is there for no later one`(judging: Judging) {
        var book = book
        book.securities["B"]?.capital.outstanding = 20_000
        let items = ["P-1", "P-2"].map { key in
            Item(
                key: key,
                action: .prepare(
                    Issue(
                        security: "B", account: "X", shares: 10, number: nil,
                        authority: .order)))
        }
        let codes = judge(items, in: book, judging).map(\.codes)
        #expect(codes == [[], [.stockExhausted]])
        let chosen = [Item.prepare(10, number: "B-0100"), items[1]]
        #expect(judge(chosen, in: book, judging).map(\.codes) == [[], [.stockExhausted]])
    }

    @Test func `a spoiled, missing or used blank is named for what it is`() {
        for (standing, phrase) in [
            (BlankStanding.spoiled, "spoiled"), (.missing, "missing since a count"),
            (.used, "used"),
        ] {
            var book = book
            book.stock["B"]?.blanks["B-0100"]?.standing = standing
            let judgment = judge(line("B-0100"), in: book)
            #expect(judgment.codes == [.blankUnusable])
            #expect(judgment.finding(.blankUnusable)?.message == "Blank B B-0100 is \(phrase).")
        }
    }
}

/// Countersigning and registering are two acts: UCC 8-208 and the certificate's face.
struct TwoActsLawTests {
    private func book(countersignedBy signer: String?) -> BookFacts {
        var book = BookFacts.alpha()
        book.securities["B"]?.capital.outstanding = 21_000
        book.addCertificate(.b("P-1"), of: "X", 10, .countersigned)
        book.certificates[.b("P-1")]?.countersignedBy = signer
        book.actor = "agent_one"
        return book
    }

    @Test func `another person registers, or one whom the policy allows both`() {
        let item = Item.register(.b("P-1"))
        #expect(judge(item, in: book(countersignedBy: "agent_two")).codes == [])
        // Executed as one, as the form prints one line for both.
        #expect(judge(item, in: book(countersignedBy: nil)).codes == [])
        var own = book(countersignedBy: "agent_one")
        #expect(judge(item, in: own).codes == [.onePersonBothActs])
        own.policies.onePersonCountersignsAndRegisters = true
        #expect(judge(item, in: own).codes == [])
    }

    @Test(arguments: [Judging.itemByItem, .together])
    func `both acts in one batch are still by one person`(judging: Judging) {
        var book = book(countersignedBy: nil)
        book.addCertificate(.b("P-2"), of: "X", 10, .prepared)
        let items: [Item] = [.countersign(.b("P-2")), .register(.b("P-2"))]
        #expect(judge(items, in: book, judging).map(\.codes) == [[], [.onePersonBothActs]])
    }
}
