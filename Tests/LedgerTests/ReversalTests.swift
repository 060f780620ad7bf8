import Ledger
import Testing

struct ReversalTests {
    @Test func `a reversal ends what the transfer issued and restores what it ended`() throws {
        let judgment = judge(.reverse("T-1"), in: .posted())
        let movement = try #require(judgment.approval?.movement)
        #expect(movement.ended.map(\.id) == [.b("B-1"), .b("B-2")])
        #expect(movement.created.map(\.shares) == [300])
        #expect(movement.created.map(\.account) == ["S"])
        #expect(movement.created.map(\.role) == [.restored])
        // A number is never used again, so the restored shares get a new one.
        #expect(movement.created.map(\.number) == [nil])
        #expect(!movement.isIssuance)
    }

    @Test func `only a transfer can be reversed`() {
        var book = BookFacts.posted()
        book.postings["T-1"] = .transferOfB(isReversed: false, isTransfer: false)
        #expect(judge(.reverse("T-1"), in: book).codes == [.reversalUnknown])
    }

    @Test(arguments: EventKind.allCases)
    func `an event is not reversed, and its contrary is named`(kind: EventKind) {
        var book = BookFacts.posted()
        book.postings["T-1"] = PostedItemFacts(
            ended: [], created: [], isReversed: false, isTransfer: false, event: kind)
        let judgment = judge(.reverse("T-1"), in: book)
        #expect(judgment.codes == [.reversalUnknown])
        let finding = judgment.finding(.reversalUnknown)
        #expect(
            finding?.message
                == "The item T-1 was posted, but is a \(kind.noun) and not a transfer.")
        #expect(finding?.cure.contains("on the issuer's written authority") == true)
        #expect(finding?.cure != FindingCode.reversalUnknown.definition.cure)
    }

    @Test func `a transfer is reversed once in a batch as well`() {
        let twice: [Item] = [.reverse("T-1"), .reverse("T-1")]
        for judging in [Judging.itemByItem, .together] {
            let judgments = judge(twice, in: .posted(), judging)
            #expect(judgments.map(\.isApproved) == [true, false])
        }
    }

    @Test func `a certificate that the book does not give up cannot be reversed away`() {
        var book = BookFacts.posted()
        book.certificates[.b("B-2")] = nil
        #expect(judge(.reverse("T-1"), in: book).codes == [.certificateUnknown])
    }

    @Test func `an excess that a reversal restores is recorded, not judged`() {
        var book = BookFacts.posted()
        book.persons["S"]?.held = ["COM": 3_267_000]
        let judgment = judge(.reverse("T-1"), in: book)
        #expect(judgment.isApproved)
        #expect(judgment.codes == [.overRecorded])
        #expect(judgment.finding(.overRecorded)?.number("excess") == 100)
    }

    @Test func `figures that are missing do not stop the undoing of a mistake`() {
        var book = BookFacts.posted()
        book.securities["A"]?.capital.outstanding = nil
        book.limits = []
        #expect(judge(.reverse("T-1"), in: book).codes == [])
    }
}
