import Ledger
import Testing

/// Shares that pass between a depository and those for whom it holds are counted once.
struct OtherLegsTests {
    /// CEDE holds certificate S-9 of the common, and discloses that 3,000 of it are X's.
    private func book(x: Int128) -> BookFacts {
        var book = BookFacts.alpha(x: x)
        book.addAccount(
            .registered("CEDE", "CEDE & CO", form: .nominee, standing: .intermediary, owners: []))
        book.addCertificate(.com("S-9"), of: "CEDE", 10_000)
        book.addCertificate(.com("X-1"), of: "X", 1000)
        book.disclosed = [
            DisclosedPosition(account: "CEDE", person: "X", security: "COM", units: 3000)
        ]
        return book
    }

    private func withdrawal(_ shares: ShareCount, leaving after: ShareCount?) -> Item {
        .transfer {
            $0.security = "COM"
            $0.certificates = ["S-9"]
            $0.signatures = ["CEDE & CO"]
            $0.assignments = [.line(shares, to: "X")]
            $0.positions = positions(after)
        }
    }

    private func deposit(_ shares: ShareCount, leaving after: ShareCount?) -> Item {
        .transfer {
            $0.security = "COM"
            $0.certificates = ["X-1"]
            $0.signatures = ["XENIA EXAMPLE"]
            $0.assignments = [.line(shares, to: "CEDE")]
            $0.positions = positions(after)
        }
    }

    private func positions(_ after: ShareCount?) -> [PositionAfter] {
        after.map {
            [PositionAfter(account: "CEDE", person: "X", shares: $0, source: "statement 7")]
        } ?? []
    }

    @Test func `shares drawn out of a depository raise nobody for whom it held them`() {
        let book = book(x: 3_267_000)
        #expect(judge(withdrawal(500, leaving: 2500), in: book).codes == [])
        #expect(judge(withdrawal(500, leaving: 2501), in: book).codes == [.capExceeded])
        #expect(
            judge(withdrawal(500, leaving: nil), in: book).codes
                == [.otherLegMissing, .capExceeded])
        // A leg takes away no more than the item gives.
        #expect(judge(withdrawal(500, leaving: 2499), in: book).codes == [.otherLegMissing])
    }

    @Test func `shares put into a depository leave whoever put them where he was`() {
        let book = book(x: 3_267_000)
        #expect(judge(deposit(1000, leaving: 4000), in: book).codes == [])
        // Nor does it give more than was put in.
        #expect(
            judge(deposit(1000, leaving: 4001), in: book).codes
                == [.otherLegMissing, .capExceeded])
        #expect(judge(deposit(1000, leaving: nil), in: book).codes == [.otherLegMissing])
    }

    @Test func `the next item of a batch starts from the leg of the one before`() {
        var book = book(x: 3_267_000)
        book.addCertificate(.com("S-8"), of: "CEDE", 10_000)
        var second = TransferForm(security: "COM", certificates: ["S-8"])
        second.signatures = ["CEDE & CO"]
        second.guarantee = .stamp(serial: "Z-2")
        second.assignments = [.line(500, to: "X")]
        second.positions = positions(2000)
        let items = [withdrawal(500, leaving: 2500), second.item]
        #expect(judge(items, in: book, .itemByItem).map(\.codes) == [[], []])
        second.positions = positions(1999)
        let judgments = judge([items[0], second.item], in: book, .itemByItem)
        #expect(judgments.map(\.codes) == [[], [.otherLegMissing]])
    }

    @Test func `a position behind a depository counts for the family as well`() {
        var book = book(x: 3_264_000)
        let disclosed = KinLot(
            id: .disclosed("CEDE", "X"), claims: [.full("X")], units: ["COM": 3000])
        book.relate([.family(id: 1, "X", "Y", kind: .spouse)], lots: [disclosed])
        #expect(judge(withdrawal(500, leaving: 2500), in: book).codes == [])
        #expect(
            judge(withdrawal(500, leaving: 2501), in: book).codes == [.capExceeded, .capExceeded])
    }
}
