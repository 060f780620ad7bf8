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

    @Test(
        arguments: [
            ("A. Signer", "a.signer", true), ("Ann  Signer ", "ANN SIGNER", true),
            ("A. Signer", "B. Registrar", false), ("", "", false), (" ", "\t", false),
        ])
    func `one name under both acts is one person, whoever entered them`(
        signer: String, registrar: String, isOne: Bool
    ) {
        let item = Item.register(.b("P-1"))
        var book = book(countersignedBy: "agent_two")
        book.certificates[.b("P-1")]?.countersignerName = signer
        book.signers[item.key] = registrar
        #expect(judge(item, in: book).codes == (isOne ? [.onePersonBothActs] : []))
        book.policies.onePersonCountersignsAndRegisters = true
        #expect(judge(item, in: book).codes == [])
    }

    @Test(arguments: [Judging.itemByItem, .together])
    func `one name under both acts of a batch is one person`(judging: Judging) {
        var book = book(countersignedBy: nil)
        book.actor = nil
        book.addCertificate(.b("P-2"), of: "X", 10, .prepared)
        let items = [
            Item(key: "C-1", action: .countersign(.b("P-2"))),
            Item(key: "R-1", action: .register(.b("P-2"))),
        ]
        for (item, name) in zip(items, ["A. Signer", "A.  SIGNER"]) {
            book.signers[item.key] = name
        }
        #expect(judge(items, in: book, judging).map(\.codes) == [[], [.onePersonBothActs]])
    }

    @Test(
        arguments: [
            CertificateStanding.outstanding, .ended(cause: "SURRENDERED"), .ended(cause: "VOID"),
        ])
    func `what cannot be outstanding again is refused for that, not for the shares authorised`(
        standing: CertificateStanding
    ) {
        var book = BookFacts.alpha()
        let authorised = book.securities["B"]?.capital.authorised
        book.securities["B"]?.capital.outstanding = authorised
        book.addCertificate(.b("P-1"), of: "X", 10, standing)
        for item in [Item.register(.b("P-1")), .countersign(.b("P-1"))] {
            #expect(judge(item, in: book).codes == [.certificateNotPrepared], "\(item.kind)")
        }
        book.addCertificate(.b("P-2"), of: "X", 10, .countersigned)
        #expect(judge(.register(.b("P-2")), in: book).codes == [.overAuthorised])
    }

    @Test(arguments: [Judging.itemByItem, .together])
    func `both acts in one batch are still by one person`(judging: Judging) {
        var book = book(countersignedBy: nil)
        book.addCertificate(.b("P-2"), of: "X", 10, .prepared)
        let items: [Item] = [.countersign(.b("P-2")), .register(.b("P-2"))]
        #expect(judge(items, in: book, judging).map(\.codes) == [[], [.onePersonBothActs]])
    }
}
