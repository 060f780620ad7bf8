import Ledger
import Testing

/// Each defect of an event has an event that earns it, and what the desk reads of it.
struct SpoiledEventTests {
    private func refusal(
        _ code: FindingCode, _ message: String, of terms: EventTerms, in book: EventBook = .alpha(),
        _ word: String = "refused", at location: SourceLocation = #_sourceLocation
    ) {
        let judgment = book.judged(terms)
        #expect(judgment.codes == [code], sourceLocation: location)
        #expect(judgment.finding(code)?.message == message, sourceLocation: location)
        #expect(judgment.verdict.word == word, sourceLocation: location)
        if case .approved = judgment.verdict { #expect(word == "approved") }
    }

    @Test func `C29: an event without the issuer's written authority is refused`() {
        refusal(
            .controlBookAuthority,
            "The issuer's written authority for the redemption of A is not named.",
            of: .event(.redeem, price: "25", authority: nil))
        refusal(
            .controlBookAuthority,
            "The issuer's written authority for the split of A is not named.",
            of: .event(.split, authority: WrittenAuthority(document: " ", signer: "Secretary")))
        // Before there is a document it can be seen all the same.
        let seen = EventBook.alpha().judged(
            .event(.redeem, price: "25", authority: nil), .toSee)
        #expect(seen.codes == [])
    }

    @Test func `classes that the book does not have or does not keep`() {
        refusal(
            .securityUnknown, "The book has no security ZZZ.",
            of: .event(.redeem, of: "ZZZ", price: "25"))
        refusal(
            .securityUnknown, "The book has no security ZZZ.", of: .event(.convert, into: "ZZZ"))
        var book = EventBook.alpha()
        book.facts.book.securities["OUT"] = SecurityFacts(
            id: "OUT", scale: .whole, isEquity: true, isKeptHere: false,
            capital: CapitalFacts(
                authorised: nil, outstanding: 5, statedAsOf: nil, maximumAgeDays: nil))
        refusal(
            .keptElsewhere, "The register of OUT is kept by another agent.",
            of: .event(.convert, into: "OUT"), in: book)
    }

    @Test func `a class without holders, and a register that is not the whole of it`() {
        refusal(
            .eventEmpty, "No certificate of A is outstanding.", of: .event(.redeem, price: "25"),
            in: EventBook(.alpha()))
        var book = EventBook.alpha()
        book.facts.book.securities["A"]?.capital.outstanding = 2_760_001
        refusal(
            .registerDiffers,
            """
            The register of A has 2,760,000 shares at hand and its control book 2,760,001.
            """, of: .event(.redeem, price: "25"), in: book)
        book.facts.waiting = [UnpostedDebit(line: 12, certificate: "A-9", units: 1)]
        refusal(
            .registerDiffers,
            """
            The register of A has 2,760,000 shares at hand and its control book 2,760,001. Line \
            12 of the subsidiary file, a debit of 1 under certificate A-9, is not posted.
            """, of: .event(.redeem, price: "25"), in: book)
        let advice = book.judged(.event(.redeem, price: "25")).finding(.registerDiffers)?.cure
        #expect(advice?.hasPrefix("Post each debit that waits (book post-debit)") == true)
        refusal(
            .eventBeyondClass,
            "2,760,001 shares of A are called; 2,760,000 are registered.",
            of: .event(.redeem, .proRata(2_760_001), price: "25"))
    }

    @Test func `certificates that cannot be tendered`() {
        var book = EventBook.alpha()
        book.facts.certificates[1].standing = .ended(cause: "REDEEMED")
        func tender(_ tenders: EventSelection.Tender...) -> EventTerms {
            .event(.buyback, .tendered(tenders), price: "1")
        }
        refusal(
            .certificateEnded, "Certificate A A-2 has ended: redeemed.", of: tender(.init("A-2")),
            in: book)
        refusal(
            .certificateUnknown, "Certificate A A-9 is not in the book.", of: tender(.init("A-9")))
        refusal(
            .certificateRepeated, "Certificate A A-1 is presented more than once.",
            of: tender(.init("A-1"), .init("A-1", shares: 5)))
        refusal(
            .sharesExceedCertificate,
            """
            1,760,001 shares of certificate A A-1 are tendered; it represents 1,760,000.
            """, of: tender(.init("A-1", shares: 1_760_001)))
        book.facts.certificates[1].standing = .countersigned
        refusal(
            .certificateNotValid,
            """
            Certificate A A-2 is countersigned only; it is not valid until countersigned and \
            registered.
            """, of: tender(.init("A-2")), in: book)
    }

    @Test func `a stop keeps a certificate from being tendered, and goes over by what takes all`() {
        var book = EventBook(.alpha())
        book.add("A-1", 2_760_000, for: "HA", stops: ["LOST"])
        let tendered = book.judged(.event(.buyback, .tendered([.init("A-1")]), price: "1"))
        #expect(tendered.codes == [.stopActive])
        refusal(
            .stopCarried,
            """
            Certificate A A-1 is under stop 7 (LOST), which holds the cash back until it is settled.
            """, of: .event(.redeem, price: "25"), in: book, "approved")
        refusal(
            .stopCarried,
            """
            Certificate A A-1 is under stop 7 (LOST), which goes over to what takes its place.
            """, of: .event(.convert, into: "COM"), in: book, "approved")
    }

    @Test func `no more is given than is authorised`() {
        refusal(
            .overAuthorised,
            """
            2,760,000 outstanding and 2,760,000 more exceed the 2,760,000 authorised; 0 would pass.
            """, of: .event(.split, rate: 2))
        var book = EventBook.alpha()
        book.facts.book.securities["COM"]?.capital.authorised = nil
        refusal(
            .authorisedMissing, "The authorised shares of COM are not on file.",
            of: .event(.convert, into: "COM"), in: book, "held")
    }

    @Test func `new certificates need blanks where there is blank stock`() {
        var book = EventBook.alpha()
        book.facts.book.stock["COM"] = StockFacts(free: [.definitive: 1])
        refusal(
            .stockExhausted, "2 definitive blanks are needed; the desk has 1 of COM.",
            of: .event(.convert, into: "COM"), in: book)
        book.facts.book.stock["COM"] = StockFacts(free: [.definitive: 2])
        #expect(book.judged(.event(.convert, into: "COM")).codes == [])
    }

    @Test func `a tender is held where nobody is known to own or a figure is old`() {
        var book = EventBook.alpha()
        book.facts.owners["HB"] = nil
        let terms = EventTerms.event(.convert, into: "COM", rate: 2, .tendered([.init("A-2")]))
        refusal(
            .attributionUnresolved,
            "Nobody is on file who owns in fact what account HB holds.", of: terms, in: book,
            "held")
        var stale = EventBook.alpha()
        stale.facts.book.securities["B"]?.capital.statedAsOf = "2026-01-01"
        stale.facts.book.securities["B"]?.capital.maximumAgeDays = 30
        #expect(stale.judged(terms).codes == [.capInputStale])
        // What takes everybody's shares asks nobody's leave.
        #expect(stale.judged(.event(.convert, into: "COM", rate: 2)).codes == [])
    }
}
