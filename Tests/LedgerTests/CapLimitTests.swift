import Ledger
import Testing

/// The cap under other limits, scales, owners and denominators.
struct CapLimitTests {
    @Test(arguments: [
        (70, 100, 1001, 700), (70, 100, 1000, 700), (1, 3, 9, 3), (1, 3, 10, 3), (1, 3, 11, 3),
        (1, 3, 12, 4), (1, 1, 12, 12), (99, 1000, 11, 1), (99, 1000, 10, 0), (99, 1000, 1, 0),
        (1, 1_000_000_000, 1_000_000_000, 1),
    ])
    func `any ratio is a limit, and equality is lawful`(
        numerator: Int64, denominator: Int64, outstanding: Int64, most: Int64
    ) throws {
        let book = BookFacts.single(
            try #require(ShareCount(units: outstanding)), limit: .of(numerator, denominator))
        if most > 0 {
            let judgment = judge(.transfer(ShareCount(units: most), to: "X"), in: book)
            #expect(judgment.codes == [.atLimit])
        }
        guard most < outstanding else { return }
        let judgment = judge(.transfer(ShareCount(units: most + 1), to: "X"), in: book)
        #expect(judgment.codes == [.capExceeded])
        let finding = try #require(judgment.finding(.capExceeded))
        #expect(finding.number("excess") == 1)
        #expect(finding.number("max_allowed") == Int128(most))
    }

    @Test func `of the first share of all nobody may own any`() {
        var book = BookFacts.single(0, limit: .of(99, 1000))
        let first = judge(.issue(1, of: "B", to: "X"), in: book)
        #expect(first.codes == [.capExceeded])
        #expect(first.finding(.capExceeded)?.number("limit_shares") == 0)
        #expect(first.finding(.capExceeded)?.number("max_allowed") == 0)
        let many = judge(.issue(1_000_000, of: "B", to: "X"), in: book)
        #expect(many.finding(.capExceeded)?.number("max_allowed") == 0)
        book.limits = [.number(1, 1)]
        #expect(judge(.issue(1, of: "B", to: "X"), in: book).codes == [.atLimit])
    }

    @Test func `whoever owns all is not raised by owning all of more`() {
        var book = BookFacts.single(100, limit: .of(99, 1000))
        book.persons["X"]?.held = ["B": 100]
        #expect(judge(.issue(50, of: "B", to: "X"), in: book).codes == [.stillOver])
        book.securities["B"]?.capital.outstanding = 101
        let raised = judge(.issue(50, of: "B", to: "X"), in: book)
        #expect(raised.codes == [.capExceeded])
        #expect(raised.finding(.capExceeded)?.number("max_allowed") == 0)
    }

    @Test(
        arguments: [
            // 10 whole shares and 9.999 of the other: one thousandth fills the limit of 20.
            (9999, 1, [.atLimit], 1), (9999, 2, [.capExceeded], 1),
            (0, 10_001, [.capExceeded], 10_000),
        ] as [(Int128, ShareCount, [FindingCode], Int128)])
    func `classes of different scales add up in the finest unit`(
        fraction: Int128, units: ShareCount, codes: [FindingCode], most: Int128
    ) throws {
        let judgment = judge(
            .transfer(units, of: "FRAC", to: "X"), in: .mixed(fraction: fraction))
        #expect(judgment.codes == codes)
        let finding = try #require(judgment.verdict.findings.first)
        #expect(finding.number("max_allowed") == most)
        #expect(finding.number("limit_shares") == 20_000)
        #expect(finding.number("scale") == 3)
    }

    @Test(
        arguments: [
            (9000, 1, [.atLimit], 1), (9001, 1, [.capExceeded], 0), (8001, 2, [.capExceeded], 1),
        ] as [(Int128, ShareCount, [FindingCode], Int128)])
    func `whole shares that would pass are counted whole, the rest being of no use`(
        fraction: Int128, shares: ShareCount, codes: [FindingCode], most: Int128
    ) throws {
        let judgment = judge(
            .transfer(shares, of: "COM", to: "X"), in: .mixed(fraction: fraction))
        #expect(judgment.codes == codes)
        let finding = try #require(judgment.verdict.findings.first)
        #expect(finding.number("max_allowed") == most)
    }

    @Test func `the message shows shares, not units`() {
        let judgment = judge(.transfer(2, of: "FRAC", to: "X"), in: .mixed(fraction: 9999))
        let message = judgment.finding(.capExceeded)?.message
        #expect(
            message == """
                XENIA EXAMPLE would hold 20.001 of 200.000; 1/10 allows 20.000: \
                0.001 too many. 0.001 would pass.
                """)
    }

    @Test func `joint owners own each in full`() {
        var book = BookFacts.alpha(x: 3_266_900, y: 3_266_950)
        book.addAccount(
            .registered(
                "XY", "XENIA EXAMPLE & YURI EXAMPLE JT TEN", form: .jointTenants,
                owners: ["X", "Y"]))
        #expect(judge(.transfer(50, to: "XY"), in: book).codes == [.atLimit])
        let one = judge(.transfer(100, to: "XY"), in: book)
        #expect(one.codes == [.atLimit, .capExceeded])
        #expect(one.finding(.capExceeded)?.text("person") == "Y")
        #expect(one.finding(.capExceeded)?.number("max_allowed") == 50)
        let both = judge(.transfer(101, to: "XY"), in: book)
        #expect(both.codes == [.capExceeded, .capExceeded])
        #expect(both.verdict.findings.map { $0.text("person") } == ["X", "Y"])
    }

    @Test func `an owner named twice on one account is counted once`() {
        var book = BookFacts.alpha(x: 3_266_900)
        book.addAccount(.registered("XX", "XENIA EXAMPLE", owners: ["X", "X"]))
        #expect(judge(.transfer(100, to: "XX"), in: book).codes == [.atLimit])
        let second = Item.transfer(50, of: .b("S-2"), signed: "SAM SELLER", to: "XX")
        let judgments = judge([.transfer(50, to: "XX"), second], in: book, .itemByItem)
        #expect(judgments.map(\.codes) == [[], [.atLimit]])
    }

    @Test func `an exempt account has no limit`() {
        var book = BookFacts.alpha(x: 3_267_000)
        book.addAccount(
            .registered(
                "TRUST", "EXCESS TRUST", form: .corporation, standing: .exempt, owners: ["X"]))
        #expect(judge(.transfer(3_000_000, of: "COM", to: "TRUST"), in: book).codes == [])
    }

    @Test func `every limit in force is judged, and each is reported`() {
        var book = BookFacts.alpha(x: 3_266_900)
        book.exempt("S")
        book.limits = [.number(99, 1000), .number(1, 220, of: .security("B"))]
        let judgment = judge(.transfer(101, to: "X"), in: book)
        #expect(judgment.codes == [.capExceeded, .capExceeded])
        #expect(judgment.verdict.findings.map { $0.text("scope") } == ["ALL_EQUITY", "B"])
        #expect(judgment.verdict.findings.map { $0.number("max_allowed") } == [100, 100])
    }

    @Test func `what is not equity stock has no limit`() {
        var book = BookFacts.alpha(x: 3_267_000)
        book.addSecurity("NOTE", isEquity: false, outstanding: 1000, authorised: 1000)
        book.addCertificate(
            CertificateID(security: "NOTE", number: "S-1"), of: "S", 1000)
        #expect(judge(.transfer(1000, of: "NOTE", to: "X"), in: book).codes == [])
        book.limits = []
        #expect(judge(.transfer(1000, of: "NOTE", to: "X"), in: book).codes == [])
    }

    @Test func `without a limit on file nobody may acquire, but anybody may split`() {
        var book = BookFacts.alpha()
        book.limits = []
        #expect(judge(.transfer(1, to: "X"), in: book).codes == [.limitMissing])
        #expect(judge(.issue(1, to: "X"), in: book).codes == [.limitMissing])
        #expect(judge(.transfer(1, to: "S"), in: book).codes == [])
    }

    @Test func `a class without its figures holds every acquisition of equity stock`() {
        var book = BookFacts.alpha()
        book.securities["A"]?.capital.outstanding = nil
        #expect(judge(.transfer(1, to: "X"), in: book).codes == [.capInputMissing])
        #expect(judge(.transfer(1, to: "S"), in: book).codes == [])
    }

    @Test func `an issue that nobody counts still needs the outstanding shares`() {
        var book = BookFacts.alpha()
        book.addAccount(
            .registered(
                "CEDE", "CEDE & CO", form: .nominee, standing: .intermediary, owners: ["Y"]))
        book.securities["A"]?.capital.outstanding = nil
        let judgment = judge(.issue(1, of: "A", to: "CEDE"), in: book)
        #expect(judgment.codes == [.capInputMissing])
        #expect(judge(.issue(1, of: "A", to: "X"), in: book).codes == [.capInputMissing])
    }

    @Test func `a holding below nothing is taken for nothing`() {
        let book = BookFacts.alpha(x: -500)
        let judgment = judge(.transfer(100, to: "X"), in: book)
        #expect(judgment.codes == [])
        #expect(judgment.positions.first { $0.person == "X" }?.heldBefore == 0)
    }
}

extension BookFacts {
    /// 100 whole shares and 100.000 of the other, a tenth of all for each; X has 10 whole ones.
    fileprivate static func mixed(fraction: Int128) -> Self {
        var book = BookFacts.alpha(x: 10)
        book.securities = [:]
        book.addSecurity("COM", outstanding: 100, authorised: 100)
        book.addSecurity("FRAC", places: 3, outstanding: 100_000, authorised: 100_000)
        book.limits = [.number(1, 10)]
        book.persons["S"]?.held = ["COM": 10, "FRAC": 10_000]
        book.persons["X"]?.held["FRAC"] = fraction
        book.addCertificate(.com("S-1"), of: "S", 5)
        book.addCertificate(
            CertificateID(security: "FRAC", number: "S-1"), of: "S", 10_001)
        if fraction == 0 { book.persons["X"]?.held["FRAC"] = 0 }
        return book
    }
}
