import Ledger
import Testing

/// Several items as one, and several items one after the other.
struct CapTogetherTests {
    /// X and Y both stand at the limit and own a certificate X-1 and Y-1 of the common each.
    private func neighbours(x: Int128 = 3_267_000, y: Int128 = 3_267_000) -> BookFacts {
        var book = BookFacts.alpha(x: x, y: y)
        book.addCertificate(.com("X-1"), of: "X", 1000)
        book.addCertificate(.com("Y-1"), of: "Y", 1000)
        return book
    }

    private func fromX(_ shares: ShareCount) -> Item {
        .transfer(shares, of: .com("X-1"), signed: "XENIA EXAMPLE", to: "Y")
    }

    private func fromY(_ shares: ShareCount) -> Item {
        .transfer(shares, of: .com("Y-1"), signed: "YURI EXAMPLE", to: "X")
    }

    @Test func `a swap at the limit passes as one and fails item by item`() {
        let swap = [fromX(500), fromY(500)]
        let together = judge(swap, in: neighbours(), .together)
        #expect(together.map(\.codes) == [[], []])
        let itemByItem = judge(swap, in: neighbours(), .itemByItem)
        #expect(itemByItem.map(\.codes) == [[.capExceeded], [.capExceeded]])
    }

    @Test func `an unequal swap is refused to the one whom it raises`() {
        let together = judge([fromX(500), fromY(499)], in: neighbours(), .together)
        #expect(together.map(\.codes) == [[.capExceeded], [.capExceeded]])
        let finding = together[0].finding(.capExceeded)
        #expect(finding?.text("person") == "Y")
        #expect(finding?.number("held_after") == 3_267_001)
        #expect(finding?.number("max_allowed") == 499)
    }

    @Test func `each item sees what the accepted ones before it did`() {
        let numbers: [CertificateNumber] = ["S-5", "S-6", "S-7"]
        var book = BookFacts.alpha(x: 3_266_920)
        for number in numbers {
            book.addCertificate(.b(number), of: "S", 100)
        }
        let numbered = numbers.map { number in
            Item.transfer(
                number == "S-6" ? 60 : 40, of: .b(number), signed: "SAM SELLER", to: "X")
        }
        let judgments = judge(numbered, in: book, .itemByItem)
        // 40 pass, 60 more would be 20 too many and leave no trace, 40 more fill the limit.
        #expect(judgments.map(\.codes) == [[], [.capExceeded], [.atLimit]])
        #expect(judgments[1].finding(.capExceeded)?.number("max_allowed") == 40)
        #expect(judge(numbered, in: book, .together).areApproved == false)
    }

    @Test func `a person whom an earlier item brings in is counted by the next`() {
        var book = BookFacts.alpha()
        book.addCertificate(.com("S-3"), of: "S", 3_000_000)
        let account = AccountFacts.registered("N", "NEW HOLDER", owners: ["N"])
        var first = TransferForm(security: "COM")
        first.assignments = [.line(3_000_000, opening: account)]
        let second = { (shares: ShareCount) in
            Item.transfer(shares, of: .com("S-3"), signed: "SAM SELLER", to: "N")
        }
        let lawful = judge([first.item, second(267_000)], in: book, .itemByItem)
        #expect(lawful.map(\.codes) == [[], [.atLimit]])
        let judgments = judge([first.item, second(267_001)], in: book, .itemByItem)
        #expect(judgments.map(\.codes) == [[], [.capExceeded]])
        #expect(judgments[1].finding(.capExceeded)?.number("held_before") == 3_000_000)
    }

    @Test func `a balance that comes back to its owner is no part of what would pass`() {
        let book = neighbours(x: 3_266_950)
        // X gives 100 of a certificate for 1000 and takes 400: 250 too many, so 150 would pass.
        let together = judge([fromX(100), fromY(400)], in: book, .together)
        let finding = together[1].finding(.capExceeded)
        #expect(finding?.number("excess") == 250)
        #expect(finding?.number("max_allowed") == 150)
        #expect(judge([fromX(100), fromY(150)], in: book, .together).areApproved)
        #expect(!judge([fromX(100), fromY(151)], in: book, .together).areApproved)
    }

    @Test func `shares issued to others let an owner over the limit take a part`() {
        let book = neighbours(x: 3_400_000)
        let judged = { (shares: ShareCount) in
            judge([.issue(330_000, to: "S"), fromY(shares)], in: book, .together)[1]
        }
        // 3,400,000 of 33,000,000 is the same share as 3,434,000 of 33,330,000; Y has 1000.
        #expect(judged(1000).codes == [.stillOver])
        let small = judge([.issue(330, to: "S"), fromY(35)], in: book, .together)[1]
        #expect(small.codes == [.capExceeded])
        #expect(small.finding(.capExceeded)?.number("max_allowed") == 34)
        #expect(
            judge([.issue(330, to: "S"), fromY(34)], in: book, .together)[1].codes
                == [.stillOver])
    }

    @Test func `new shares to an owner who delivers others are counted exactly`() throws {
        let book = neighbours(x: 3_400_000)
        let judged = { (shares: ShareCount) in
            judge([fromX(500), .issue(shares, to: "X")], in: book, .together)[1]
        }
        let refusal = try #require(judged(700).finding(.capExceeded))
        // (3,400,000 − 500 + x) · 33,000,000 ≤ 3,400,000 · (33,000,000 + x), so x ≤ 557.4….
        #expect(refusal.number("max_allowed") == 557)
        #expect(judged(557).codes == [.stillOver])
        #expect(judged(558).codes == [.capExceeded])
    }

    @Test func `one certificate can be surrendered once in a batch`() {
        let items = [
            Item.transfer(100, to: "X"),
            Item.transfer(100, of: .b("S-1"), signed: "SAM SELLER", to: "Y"),
        ]
        for judging in [Judging.itemByItem, .together] {
            let judgments = judge(items, in: .alpha(), judging)
            #expect(judgments.map(\.codes) == [[], [.certificateEnded]])
        }
    }

    @Test func `a refused item ends no certificate`() {
        let unsigned = Item.transfer { $0.signatures = [] }
        let judgments = judge([unsigned, .transfer(100, to: "X")], in: .alpha(), .itemByItem)
        #expect(judgments.map(\.codes) == [[.signatureMissing], []])
    }

    @Test func `a number can be chosen once in a batch, whatever for`() {
        let items: [Item] = [
            .prepare(10, number: "B-9"), .prepare(10, number: "B-9"),
            .issue(10, of: "COM", to: "X", number: "C-9"),
            .transfer {
                $0.security = "COM"
                $0.assignments = [.line(10, to: "X", number: "C-9")]
            },
        ]
        for judging in [Judging.itemByItem, .together] {
            let judgments = judge(items, in: .alpha(), judging)
            #expect(
                judgments.map(\.codes)
                    == [[], [.certificateNumberUsed], [], [.certificateNumberUsed]])
        }
    }

    @Test func `a certificate goes through its acts once each, in order`() {
        var book = BookFacts.alpha()
        book.securities["B"]?.capital.outstanding = 21_000
        let acts: [Item] = [
            .prepare(10, number: "B-9"), .countersign(.b("B-9")), .countersign(.b("B-9")),
            .register(.b("B-9")), .register(.b("B-9")),
        ]
        let judgments = judge(acts, in: book, .itemByItem)
        #expect(
            judgments.map(\.codes)
                == [[], [], [.certificateNotPrepared], [], [.certificateNotPrepared]])
    }

    @Test func `what a batch issues adds up against the authorised shares`() {
        var book = BookFacts.alpha()
        book.securities["B"]?.capital.outstanding = 21_950
        let items: [Item] = [.issue(30, of: "B", to: "X"), .issue(21, of: "B", to: "Y")]
        for judging in [Judging.itemByItem, .together] {
            let judgments = judge(items, in: book, judging)
            #expect(judgments.map(\.codes) == [[], [.overAuthorised]])
            #expect(judgments[1].finding(.overAuthorised)?.number("max_allowed") == 20)
        }
    }

    @Test func `an item that lifts the limit on others by new shares is seen by the next`() {
        let book = neighbours()
        let items: [Item] = [.issue(1000, to: "S"), fromY(99)]
        #expect(judge(items, in: book, .itemByItem).map(\.codes) == [[], [.atLimit]])
        let more: [Item] = [.issue(1000, to: "S"), fromY(100)]
        #expect(judge(more, in: book, .itemByItem).map(\.codes) == [[], [.capExceeded]])
    }

    @Test func `figures that are missing are never passed over beside a net of nothing`() {
        var book = neighbours()
        book.addCertificate(.b("X-1"), of: "X", 100)
        book.persons["X"]?.held = ["B": 100]
        book.securities["A"]?.capital.outstanding = nil
        book.limits = [.number(99, 1000), .number(99, 1000, of: .security("B"))]
        // Nobody is raised in Series B, whose limit can be judged; X is raised in the common.
        let items: [Item] = [
            .transfer(1, of: .b("S-2"), signed: "SAM SELLER", to: "X"),
            .transfer(1, of: .b("X-1"), signed: "XENIA EXAMPLE", to: "S"),
            .transfer(500, of: "COM", to: "X"),
        ]
        let judgments = judge(items, in: book, .together)
        #expect(judgments[2].codes == [.capInputMissing])
        #expect(judgments[2].verdict.word == "held")
    }

    @Test func `everything that keeps the limit from being judged is said at once`() {
        var book = BookFacts.alpha()
        book.securities["A"]?.capital.outstanding = nil
        book.securities["B"]?.capital.statedAsOf = "2026-01-01"
        book.securities["B"]?.capital.maximumAgeDays = 30
        book.limits = [.number(99, 1000, basis: .moreRestrictive)]
        let judgment = judge(.transfer(1, to: "X"), in: book)
        #expect(
            judgment.codes == [
                .capInputMissing, .priceMissing, .capInputStale, .priceMissing, .priceMissing,
            ])
    }

    @Test func `an empty batch has no judgment`() {
        #expect(judge([], in: .alpha(), .together).isEmpty)
        #expect(judge([], in: .alpha(), .itemByItem).isEmpty)
    }
}
