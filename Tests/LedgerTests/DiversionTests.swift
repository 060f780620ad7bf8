import Ledger
import Testing

/// C26 of domain.md §7: the excess goes to the charter's trust, and not a share more.
struct DiversionTests {
    private func alpha(x: Int128 = 3_266_900, y: Int128 = 0) -> BookFacts {
        var book = BookFacts.alpha(x: x, y: y)
        book.addAccount(
            .registered(
                "TRUST", "CHARTER TRUST", form: .corporation, standing: .exempt, owners: []))
        book.policies.excess = .toTrust("TRUST")
        return book
    }

    private func shares(_ judgment: Judgment) -> [String] {
        (judgment.approval?.movement.created ?? []).map { "\($0.account) \($0.shares.units)" }
    }

    @Test func `C26: what would pass is the assignee's, the rest is the trust's`() throws {
        let judgment = judge(.transfer(500, to: "X"), in: alpha())
        #expect(judgment.codes == [.atLimit, .excessToTrust])
        #expect(shares(judgment) == ["X 100", "TRUST 400", "S 9500"])
        let finding = try #require(judgment.finding(.excessToTrust))
        #expect(finding.number("shares") == 400)
        #expect(finding.text("trust") == "TRUST")
        // The prohibited owner has nothing of it, and the denominator stays.
        let position = try #require(judgment.positions.first { $0.person == "X" })
        #expect(position.heldAfter == 3_267_000)
        #expect(position.outstandingAfter == 33_000_000)
        #expect(judge(.transfer(100, to: "X"), in: alpha()).codes == [.atLimit])
    }

    @Test func `C26: of nothing that would pass no certificate is made`() {
        let judgment = judge(
            .transfer { $0.assignments = [.line(500, to: "X", number: "B-9")] },
            in: alpha(x: 3_400_000))
        #expect(shares(judgment) == ["TRUST 500", "S 9500"])
        #expect(judgment.approval?.movement.created.map(\.number) == [nil, nil])
    }

    @Test func `an assignee in nobody's way keeps everything`() {
        let item = Item.transfer {
            $0.assignments = [.line(500, to: "X"), .line(10, to: "Y")]
        }
        #expect(
            shares(judge(item, in: alpha())) == ["X 100", "TRUST 400", "Y 10", "S 9490"])
        let reversed = Item.transfer {
            $0.assignments = [.line(10, to: "Y"), .line(500, to: "X")]
        }
        #expect(
            shares(judge(reversed, in: alpha())) == ["Y 10", "X 100", "TRUST 400", "S 9490"])
    }

    @Test func `of two lines to one person the first keeps what would pass`() {
        let item = Item.transfer { $0.assignments = [.line(70, to: "X"), .line(70, to: "X")] }
        #expect(
            shares(judge(item, in: alpha())) == ["X 70", "X 30", "TRUST 40", "S 9860"])
    }

    @Test func `items posted as one divert only what is too much for all of them`() {
        var book = alpha(x: 3_267_000)
        book.addCertificate(.com("X-1"), of: "X", 1000)
        let receives = Item.transfer(501, of: "COM", to: "X")
        let delivers = Item.transfer(500, of: .com("X-1"), signed: "XENIA EXAMPLE", to: "Y")
        for items in [[receives, delivers], [delivers, receives]] {
            let judgments = judge(items, in: book, .together)
            #expect(judgments.areApproved)
            let diverted = judgments.flatMap(\.verdict.findings)
                .filter { $0.code == .excessToTrust }
            #expect(diverted.map { $0.number("shares") } == [1])
        }
        let each = judge([receives, delivers], in: book, .itemByItem)
        #expect(each[0].finding(.excessToTrust)?.number("shares") == 501)
    }

    @Test func `what no trust can cure is refused as it was presented`() {
        // New shares are the issuer's own act; and a trust that is not in the book takes nothing.
        #expect(judge(.issue(4_000_000, to: "X"), in: alpha()).codes == [.capExceeded])
        var book = alpha()
        book.accounts["TRUST"] = nil
        #expect(judge(.transfer(500, to: "X"), in: book).codes == [.capExceeded])
    }

    @Test func `an excess of somebody related is diverted from the line that makes it`() {
        var book = alpha(y: 0)
        book.marry("X", "Y")
        let judgment = judge(.transfer(500, to: "Y"), in: book)
        #expect(judgment.codes == [.atLimit, .atLimit, .excessToTrust])
        #expect(shares(judgment) == ["Y 100", "TRUST 400", "S 9500"])
    }
}
