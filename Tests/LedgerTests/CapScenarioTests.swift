import Ledger
import Testing

/// The cap's scenarios of domain.md §7, each on both sides of its boundary.
struct CapScenarioTests {
    @Test func `C01: reaching the limit exactly is lawful`() throws {
        let judgment = judge(.transfer(100, to: "X"), in: .alpha(x: 3_266_900))
        #expect(judgment.isApproved)
        #expect(judgment.codes == [.atLimit])
        let finding = try #require(judgment.finding(.atLimit))
        #expect(finding.number("held_after") == 3_267_000)
        #expect(finding.number("headroom") == 0)
        #expect(finding.number("excess") == 0)
        #expect(judgment.positions.map(\.status).contains(.atLimit))
    }

    @Test func `C02: one share more is refused, and 100 would pass`() throws {
        let judgment = judge(.transfer(101, to: "X"), in: .alpha(x: 3_266_900))
        #expect(judgment.approval == nil)
        #expect(judgment.codes == [.capExceeded])
        let finding = try #require(judgment.finding(.capExceeded))
        let numbers = finding.numbers.map { "\($0.name)=\($0.value)" }
        #expect(
            numbers == [
                "held_before=3266900", "held_after=3267001", "outstanding=33000000",
                "limit_numerator=99", "limit_denominator=1000", "limit_shares=3267000",
                "headroom=0", "excess=1", "max_allowed=100", "scale=0",
            ])
        #expect(finding.text("person") == "X")
        #expect(finding.text("scope") == "ALL_EQUITY")
        #expect(finding.text("authority") == "certificate legend")
    }

    @Test(
        arguments: [
            ("C03", 30_218_001, 3_267_000), ("C04", 30_218_011, 3_267_001),
        ] as [(String, ShareCount, Int128)])
    func `C03, C04: the limit of an odd number of shares is the floor`(
        id: String, common: ShareCount, most: Int128
    ) throws {
        let book = BookFacts.alpha(common: common, x: most - 100)
        #expect(judge(.transfer(100, to: "X"), in: book).codes == [.atLimit])
        let refusal = judge(.transfer(101, to: "X"), in: book)
        #expect(refusal.codes == [.capExceeded])
        #expect(refusal.finding(.capExceeded)?.number("max_allowed") == 100)
    }

    @Test func `C06: a passive excess may be sold from, with a note`() throws {
        var book = BookFacts.alpha(x: 3_400_000)
        book.addCertificate(.com("X-1"), of: "X", 50_000)
        let sale = Item.transfer(50_000, of: .com("X-1"), signed: "XENIA EXAMPLE", to: "Y")
        let judgment = judge(sale, in: book)
        #expect(judgment.isApproved)
        #expect(judgment.codes == [.stillOver])
        #expect(judgment.finding(.stillOver)?.number("held_after") == 3_350_000)
        #expect(judgment.finding(.stillOver)?.number("excess") == 83_000)
    }

    @Test func `C06: a sale down to the limit leaves nothing to note`() {
        var book = BookFacts.alpha(x: 3_400_000)
        book.addCertificate(.com("X-1"), of: "X", 133_000)
        let sale = Item.transfer(133_000, of: .com("X-1"), signed: "XENIA EXAMPLE", to: "Y")
        #expect(judge(sale, in: book).codes == [])
    }

    @Test func `C07: a holder over the limit may not receive even one share`() throws {
        let judgment = judge(.transfer(1, to: "X"), in: .alpha(x: 3_400_000))
        #expect(judgment.codes == [.capExceeded])
        #expect(judgment.finding(.capExceeded)?.number("excess") == 133_001)
        #expect(judgment.finding(.capExceeded)?.number("max_allowed") == 0)
    }

    @Test func `C08: another registration of the same owner is no acquisition`() {
        var book = BookFacts.alpha(x: 3_400_000)
        book.addCertificate(.com("X-1"), of: "X", 3_400_000)
        book.addAccount(
            .registered(
                "XT", "XENIA EXAMPLE TTEE UA DTD 2001-01-02", form: .trust, owners: ["X"]))
        var form = TransferForm(security: "COM", certificates: ["X-1"])
        form.assignments = [.line(3_400_000, to: "XT")]
        form.signatures = ["XENIA EXAMPLE"]
        let judgment = judge(form.item, in: book)
        #expect(judgment.isApproved)
        #expect(judgment.codes == [.stillOver])
        #expect(judgment.finding(.stillOver)?.number("held_after") == 3_400_000)
    }

    @Test func `C08: with one share to somebody else's trust it is an acquisition there`() {
        var book = BookFacts.alpha(x: 3_400_000, y: 3_267_000)
        book.addCertificate(.com("X-1"), of: "X", 3_400_000)
        let item = Item.transfer(1, of: .com("X-1"), signed: "XENIA EXAMPLE", to: "Y")
        let judgment = judge(item, in: book)
        #expect(judgment.codes == [.stillOver, .capExceeded])
        #expect(judgment.finding(.capExceeded)?.text("person") == "Y")
    }

    @Test(arguments: [(150, []), (151, [.capExceeded])] as [(ShareCount, [FindingCode])])
    func `C11: one person under two spellings is one person`(
        second: ShareCount, refusals: [FindingCode]
    ) {
        var book = BookFacts.alpha(x: 3_266_700)
        book.addAccount(.registered("X2", "XENIA Q EXAMPLE", owners: ["X"]))
        var form = TransferForm()
        form.assignments = [.line(150, to: "X"), .line(second, to: "X2")]
        let judgment = judge(form.item, in: book)
        #expect(judgment.codes == (refusals.isEmpty ? [.atLimit] : refusals))
        #expect(judgment.isApproved == refusals.isEmpty)
    }

    @Test func `C12: an intermediary with evidence has no limit on record`() {
        var book = BookFacts.alpha(x: 29_700_000)
        book.addAccount(
            .registered(
                "CEDE", "CEDE & CO", form: .nominee, standing: .intermediary, owners: ["X"]))
        let judgment = judge(.transfer(3_000_000, of: "COM", to: "CEDE"), in: book)
        #expect(judgment.codes == [])
        #expect(judgment.isApproved)
    }

    @Test func `C12: the same person's own account has one`() {
        let judgment = judge(
            .transfer(3_000_000, of: "COM", to: "X"), in: .alpha(x: 29_700_000))
        #expect(judgment.codes == [.capExceeded])
    }

    @Test(
        arguments: [
            (67_000, "approved", [.atLimit]), (67_001, "held", [.attributionUnresolved]),
            (100_000, "held", [.attributionUnresolved]),
        ] as [(ShareCount, String, [FindingCode])])
    func `C13: a nominee without evidence is taken for the owner, and held`(
        shares: ShareCount, word: String, codes: [FindingCode]
    ) {
        var book = BookFacts.alpha(x: 3_200_000)
        book.addAccount(
            .registered(
                "ABC", "ABC & CO", form: .nominee, standing: .unprovenNominee, owners: ["X"]))
        let judgment = judge(.transfer(shares, of: "COM", to: "ABC"), in: book)
        #expect(judgment.verdict.word == word)
        #expect(judgment.codes == codes)
    }

    @Test(
        arguments: [
            (3_625_971, [.atLimit]), (3_625_972, [.capExceeded]),
        ] as [(ShareCount, [FindingCode])])
    func `C16: an issue counts in the denominator as well`(
        shares: ShareCount, codes: [FindingCode]
    ) throws {
        let judgment = judge(.issue(shares, to: "Y"), in: .alpha())
        #expect(judgment.codes == codes)
        let finding = try #require(judgment.verdict.findings.first)
        #expect(finding.number("max_allowed") == 3_625_971)
        #expect(finding.number("outstanding") == 33_000_000 + Int128(shares.units))
    }

    @Test func `C23: figures older than their maximum age hold what raises anybody`() throws {
        var book = BookFacts.alpha()
        book.securities["A"]?.capital.statedAsOf = "2026-10-21"
        book.securities["A"]?.capital.maximumAgeDays = 30
        #expect(judge(.transfer(100, to: "X"), in: book).codes == [])
        book.securities["A"]?.capital.statedAsOf = "2026-10-20"
        let judgment = judge(.transfer(100, to: "X"), in: book)
        #expect(judgment.verdict.word == "held")
        #expect(judgment.codes == [.capInputStale])
        #expect(judgment.finding(.capInputStale)?.number("age_days") == 31)
    }

    @Test func `C23: stale figures do not hold what raises nobody`() {
        var book = BookFacts.alpha()
        book.securities["A"]?.capital.statedAsOf = "2026-10-20"
        book.securities["A"]?.capital.maximumAgeDays = 30
        #expect(judge(.transfer(300, to: "S"), in: book).codes == [])
    }

    @Test(
        arguments: [
            (22_000, 2178, 2178), (21_999, 2177, 2177),
        ] as [(ShareCount, Int128, Int128)])
    func `C27: a limit on one class counts that class alone`(
        outstanding: ShareCount, limit: Int128, most: Int128
    ) {
        let book = BookFacts.beta(outstanding: outstanding, x: most - 10)
        let lawful = judge(.transfer(10, to: "X"), in: book)
        #expect(lawful.codes == [.atLimit])
        #expect(lawful.finding(.atLimit)?.number("limit_shares") == limit)
        #expect(lawful.finding(.atLimit)?.text("scope") == "B")
        #expect(judge(.transfer(11, to: "X"), in: book).codes == [.capExceeded])
    }

    @Test func `C27: and leaves the other classes alone`() {
        let book = BookFacts.beta(x: 2178)
        let judgment = judge(.transfer(3_000_000, of: "COM", to: "X"), in: book)
        #expect(judgment.codes == [])
        #expect(judgment.positions.isEmpty)
    }

    @Test(arguments: [(50, []), (51, [.overAuthorised])] as [(ShareCount, [FindingCode])])
    func `C28: no more is countersigned or registered than is authorised`(
        shares: ShareCount, codes: [FindingCode]
    ) {
        var book = BookFacts.alpha()
        book.securities["B"]?.capital.outstanding = 21_950
        book.addCertificate(.b("B-0112"), of: "X", shares, .prepared)
        let judgment = judge(.countersign(.b("B-0112")), in: book)
        #expect(judgment.codes == codes)
        book.addCertificate(.b("B-0112"), of: "X", shares, .countersigned)
        #expect(judge(.register(.b("B-0112")), in: book).codes == codes)
        #expect(judge(.issue(shares, of: "B", to: "X"), in: book).codes == codes)
        if let finding = judgment.finding(.overAuthorised) {
            #expect(finding.number("excess") == 1)
            #expect(finding.number("max_allowed") == 50)
        }
    }

    @Test func `C32: what is received and delivered in one piece is judged net`() {
        var book = BookFacts.alpha(x: 3_267_000)
        book.addCertificate(.com("X-1"), of: "X", 1000)
        let receives = Item.transfer(500, of: "COM", to: "X")
        let delivers = Item.transfer(500, of: .com("X-1"), signed: "XENIA EXAMPLE", to: "Y")
        let together = judge([receives, delivers], in: book, .together)
        #expect(together.map(\.verdict.word) == ["approved", "approved"])
        let itemByItem = judge([receives, delivers], in: book, .itemByItem)
        #expect(itemByItem.map(\.verdict.word) == ["refused", "approved"])
        let more = Item.transfer(501, of: "COM", to: "X")
        let oneOver = judge([more, delivers], in: book, .together)
        #expect(oneOver[0].codes == [.capExceeded])
        #expect(oneOver[0].finding(.capExceeded)?.number("max_allowed") == 500)
    }
}
