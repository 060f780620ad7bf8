import Ledger
import Testing

/// A tender is its owner's act, and what it gives is an acquisition of all who gain by it.
struct TenderTests {
    private let buyBack = EventTerms.event(.buyback, .tendered([.init("A-2")]), price: "0.01")

    @Test func `the issuer's authority ends nobody's shares without the owner's endorsement`() {
        let book = EventBook.alpha()
        let unsigned = book.judged(buyBack, signed: [])
        #expect(unsigned.codes == [.signatureMissing, .guaranteeMissing])
        #expect(unsigned.verdict.word == "refused")
        #expect(
            book.judged(buyBack, signed: [.specimen("HB", signed: "HA SPECIMEN")]).codes
                == [.signatureMismatch])
        let unguaranteed = TenderEndorsement(
            signatures: [Endorsement(name: "HB SPECIMEN")], guarantees: [])
        #expect(book.judged(buyBack, signed: [unguaranteed]).codes == [.guaranteeMissing])
        #expect(book.judged(buyBack).codes == [])
        // Before there is a document it can be seen all the same.
        #expect(book.judged(buyBack, .toSee, signed: []).codes == [])
        // What takes everybody's shares is the issuer's own act.
        #expect(book.judged(.event(.redeem, price: "25")).codes == [])
    }

    @Test func `each of several owners signs for his own, and a stamp serves one of them`() {
        let book = EventBook.alpha()
        let both = EventTerms.event(
            .buyback, .tendered([.init("A-1", shares: 5), .init("A-2")]), price: "1")
        #expect(book.judged(both).codes == [])
        let one = book.judged(both, signed: [.specimen("HA")])
        #expect(one.codes == [.signatureMissing, .guaranteeMissing])
        #expect(one.verdict.findings.map { $0.text("account") } == ["HB", "HB"])
        let stamp = TenderEndorsement.specimen("HA").guarantees
        let other = TenderEndorsement(
            account: "HB", signatures: [Endorsement(name: "HB SPECIMEN")], guarantees: stamp)
        #expect(
            book.judged(both, signed: [.specimen("HA"), other]).codes == [.guaranteeSerialUsed])
        #expect(
            book.judged(buyBack, signed: [.specimen("HB"), .specimen("HA")]).codes
                == [.certificateOwner])
    }

    @Test func `a low price does without no guarantee, and a stamp covers what a share is worth`() {
        var book = EventBook.alpha()
        book.facts.book.prices["A"] = PriceFacts(
            perShare: "25", asOf: "2026-11-20", source: "specimen")
        // 1,000,000 shares at 25 dollars: more than any stamp covers.
        #expect(book.judged(buyBack).codes == [.guaranteeCoverage])
        book.facts.tenderers["HB"] = nil
        #expect(book.judged(buyBack).codes == [.accountUnknown])
    }

    @Test func `a draw pro rata is made among holders, whatever paper they hold by`() {
        var base = BookFacts(today: "2026-11-20")
        base.addSecurity("A", outstanding: 20, authorised: 20)
        var book = EventBook(base)
        for number in 1...5 {
            book.add(CertificateNumber(stringLiteral: "A-\(100 + number)"), 2, for: "F1")
        }
        for number in 1...10 {
            book.add(CertificateNumber(stringLiteral: "A-\(200 + number)"), 1, for: "F2")
        }
        for called in Int64(1)...20 {
            let plan = book.judged(
                .event(.redeem, .proRata(ShareCount(integerLiteral: called)), price: "1")
            ).plan
            let taken = Dictionary(grouping: plan.lines) { $0.certificate.account }
                .mapValues { $0.reduce(Int128(0)) { $0 + $1.taken } }
            #expect(taken["F1", default: 0] == Int128(called + 1) / 2)
            #expect(taken["F2", default: 0] == Int128(called) / 2)
        }
    }

    @Test func `who gains by a kinsman's tender is judged like any acquirer`() throws {
        var base = BookFacts(today: "2026-11-20")
        base.addSecurity("COM", outstanding: 1_000_000, authorised: 10_000_000)
        base.addSecurity("A", outstanding: 40_000, authorised: 40_000)
        base.limits = [.number(1, 10)]
        var book = EventBook(base)
        book.add("A-1", of: "A", 10_000, for: "H1")
        book.add("A-2", of: "A", 30_000, for: "H9")
        book.facts.book.persons["H0"] = PersonFacts(id: "H0", name: "H0", held: ["COM": 79_000])
        book.facts.book.kinship = Kinship(
            relations: [.family(id: 1, "H0", "H1", kind: .spouse)],
            lots: [
                KinLot(
                    id: .account("H1"), claims: [Claim("H1", .full)], units: ["A": 10_000]),
                KinLot(
                    id: .account("H0"), claims: [Claim("H0", .full)], units: ["COM": 79_000]),
            ])
        let terms = EventTerms.event(
            .convert, into: "COM", rate: 4, .tendered([.init("A-1")]), price: "1")
        let judgment = book.judged(terms)
        #expect(judgment.codes == [.capExceeded, .capExceeded])
        #expect(
            judgment.verdict.findings.compactMap { $0.text("person") }.sorted() == ["H0", "H1"])
        let finding = try #require(
            judgment.verdict.findings.first { $0.text("person") == "H0" })
        #expect(finding.number("held_after") == 119_000)
        let passing = try #require(finding.number("max_allowed"))
        func fewer(_ units: Int128) -> [FindingCode] {
            book.judged(
                .event(
                    .convert, into: "COM", rate: 4,
                    .tendered([.init("A-1", shares: ShareCount(units: Int64(units)))]),
                    price: "1")
            ).codes.filter { $0 == .capExceeded }
        }
        #expect(fewer(passing) == [])
        #expect(fewer(passing + 1) != [])
    }
}
