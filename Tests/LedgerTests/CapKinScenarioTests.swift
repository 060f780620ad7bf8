import Ledger
import Testing

/// The scenarios of domain.md §7 in which somebody else's shares count, through the whole law.
struct CapKinScenarioTests {
    /// ALPHA, with enough of the common in SAM SELLER's certificate S-9 for any scenario.
    private func alpha(x: Int128 = 0, y: Int128 = 0) -> BookFacts {
        var book = BookFacts.alpha(x: x, y: y)
        book.addCertificate(.com("S-9"), of: "S", 4_000_000)
        return book
    }

    private func fromS(_ shares: ShareCount, to account: AccountID) -> Item {
        .transfer(shares, of: .com("S-9"), signed: "SAM SELLER", to: account)
    }

    private func held(_ person: PersonID, in book: BookFacts) -> Int128? {
        capStanding(of: person, in: book).positions.first?.heldBefore
    }

    @Test(
        arguments: [
            (1_633_500, "approved", [.atLimit, .atLimit]),
            (1_633_501, "refused", [.capExceeded, .capExceeded]),
        ] as [(ShareCount, String, [FindingCode])])
    func `C09, C10: spouses hold together, and the whole item is refused`(
        first: ShareCount, word: String, codes: [FindingCode]
    ) throws {
        var book = alpha()
        book.marry("X", "Y")
        let item = Item.transfer {
            $0.security = "COM"
            $0.certificates = ["S-9"]
            $0.assignments = [.line(first, to: "X"), .line(1_633_500, to: "Y")]
        }
        let judgment = judge(item, in: book)
        #expect(judgment.verdict.word == word)
        #expect(judgment.codes == codes)
        let finding = try #require(judgment.verdict.findings.first)
        #expect(finding.number("held_after") == Int128(first.units) + 1_633_500)
        #expect(finding.number("max_allowed") == 3_267_000)
        #expect(judge([item, item], in: alpha(), .itemByItem)[0].codes == [])
    }

    @Test func `C24: a brother's wife is nobody's sister`() throws {
        var book = alpha()
        book.addHolder("AL", "AL DOE", owning: ["COM": 200_000])
        book.addHolder("CY", "CY DOE", owning: ["COM": 1_000_000])
        book.addHolder("WU", "WU DOE", owning: ["COM": 2_000_000])
        book.relate([
            .family(id: 1, "AL", "CY", kind: .sibling), .family(id: 2, "AL", "WU", kind: .spouse),
        ])
        #expect(held("CY", in: book) == 1_200_000)
        #expect(held("AL", in: book) == 3_200_000)
        #expect(held("WU", in: book) == 2_200_000)
        let lawful = judge(fromS(67_000, to: "CY"), in: book)
        #expect(lawful.codes == [.atLimit])
        #expect(lawful.finding(.atLimit)?.text("person") == "AL")
        let judgment = judge(fromS(67_001, to: "CY"), in: book)
        #expect(judgment.codes == [.capExceeded])
        let finding = try #require(judgment.finding(.capExceeded))
        #expect(finding.text("person") == "AL")
        #expect(finding.number("max_allowed") == 67_000)
        #expect(
            finding.message == """
                AL DOE, others' shares counted, would hold 3,267,001 of 33,000,000; 99/1000 \
                allows 3,267,000: 1 too many. 67,000 would pass.
                """)
    }

    @Test func `C25: of an entity's shares the owner's part counts, however small`() throws {
        var book = alpha(x: 2_866_960)
        book.addHolder("XC", "X CORP", form: .corporation, owning: ["COM": 1_000_000])
        book.relate([.stake(id: 1, owner: "X", entity: "XC", .of(2, 5))])
        #expect(held("X", in: book) == 3_266_960)
        #expect(held("XC", in: book) == 1_000_000)
        let lawful = judge(fromS(100, to: "XC"), in: book)
        #expect(lawful.codes == [.atLimit])
        let judgment = judge(fromS(101, to: "XC"), in: book)
        #expect(judgment.codes == [.capExceeded])
        let finding = try #require(judgment.finding(.capExceeded))
        #expect(finding.text("person") == "X")
        #expect(finding.number("max_allowed") == 100)
        #expect(finding.number("excess") == 1)
        #expect(
            finding.message == """
                XENIA EXAMPLE, others' shares counted, would hold 3,267,000 and a part of \
                33,000,000; 99/1000 allows 3,267,000: 1 too many. 100 would pass.
                """)
    }

    @Test func `C31: a marriage puts both over, refuses nothing past and any purchase to come`() {
        var book = alpha(x: 2_000_000, y: 1_500_000)
        book.addCertificate(.com("X-1"), of: "X", 100_000)
        #expect(judge(fromS(100, to: "X"), in: book).codes == [])
        book.marry("X", "Y")
        for person in ["X", "Y"] as [PersonID] {
            let position = capStanding(of: person, in: book).positions.first
            #expect(position?.heldBefore == 3_500_000)
            #expect(position?.status == .over)
            #expect(position?.headroom == -233_000)
        }
        for account in ["X", "Y"] as [AccountID] {
            let purchase = judge(fromS(1, to: account), in: book)
            #expect(purchase.codes == [.capExceeded, .capExceeded])
            #expect(purchase.finding(.capExceeded)?.number("max_allowed") == 0)
        }
        let sale = judge(
            .transfer(1000, of: .com("X-1"), signed: "XENIA EXAMPLE", to: "S"), in: book)
        #expect(sale.isApproved)
        #expect(sale.codes == [.stillOver])
        #expect(sale.finding(.stillOver)?.number("held_after") == 3_499_000)
        // Between the two of them nothing changes.
        let gift = judge(
            .transfer(1000, of: .com("X-1"), signed: "XENIA EXAMPLE", to: "Y"), in: book)
        #expect(gift.codes == [.stillOver, .stillOver])
        #expect(gift.verdict.findings.map { $0.number("held_after") } == [3_500_000, 3_500_000])
    }
}
