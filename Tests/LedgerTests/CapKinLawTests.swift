import Ledger
import Testing

/// Kinship through the whole law, beyond the scenarios.
struct CapKinLawTests {
    private func alpha(x: Int128 = 0, y: Int128 = 0) -> BookFacts {
        var book = BookFacts.alpha(x: x, y: y)
        book.addCertificate(.com("S-9"), of: "S", 4_000_000)
        return book
    }

    private func fromS(
        _ shares: ShareCount, of id: CertificateID = .com("S-9"), to account: AccountID
    ) -> Item {
        .transfer(shares, of: id, signed: "SAM SELLER", to: account)
    }

    /// E may own a fifth by the board's exception, and X owns three fifths of E.
    private func company(_ held: Int128, stake: Fraction = .of(3, 5)) -> BookFacts {
        var book = alpha()
        book.addHolder("E", "E CORP", form: .corporation, owning: ["COM": held])
        book.exceptions["E"] = [
            LimitException(
                person: "E", scope: .allEquity, ratio: .of(1, 5), authority: "resolution 4")
        ]
        book.relate([.stake(id: 1, owner: "X", entity: "E", stake)])
        return book
    }

    @Test func `shares of a company raise the owner of three fifths of it`() throws {
        #expect(judge(fromS(100, to: "E"), in: company(5_444_900)).codes == [.atLimit])
        let judgment = judge(fromS(101, to: "E"), in: company(5_444_900))
        #expect(judgment.codes == [.capExceeded])
        let finding = try #require(judgment.finding(.capExceeded))
        let numbers = finding.numbers.map { "\($0.name)=\($0.value)" }
        #expect(
            numbers == [
                "held_before=3266940", "held_after=3267000", "outstanding=33000000",
                "limit_numerator=99", "limit_denominator=1000", "limit_shares=3267000",
                "headroom=0", "excess=1", "max_allowed=100", "scale=0",
            ])
        #expect(finding.text("name") == "XENIA EXAMPLE")
    }

    @Test(
        arguments: [
            (3, .of(5, 6), "approved"), (4, .of(5, 6), "refused"),
            (3, .of(500_000_001, 600_000_000), "refused"),
            (3, .of(499_999_999, 600_000_000), "approved"),
            (5, .of(1, 2), "approved"), (5, .of(50_000_000_001, 100_000_000_000), "refused"),
        ] as [(ShareCount, Fraction, String)])
    func `parts of a share are compared exactly with a limit of two and a half`(
        shares: ShareCount, stake: Fraction, word: String
    ) throws {
        var book = BookFacts.single(5, limit: .of(1, 2))
        book.addHolder("E", "E CORP", form: .corporation, owning: [:])
        book.exceptions["E"] = [
            LimitException(person: "E", scope: .allEquity, ratio: .of(1, 1), authority: "board")
        ]
        book.relate([.stake(id: 1, owner: "X", entity: "E", stake)])
        let judgment = judge(.transfer(shares, to: "E"), in: book)
        #expect(judgment.verdict.word == word)
        let own = judgment.verdict.findings.filter { $0.text("person") == "X" }
        #expect(own.count == 1)
        #expect(own.allSatisfy { ($0.number("excess") ?? 0) > 0 } == (word == "refused"))
    }

    @Test func `items of a batch see what those before them gave the family`() {
        var book = alpha(x: 3_266_900)
        book.addCertificate(.com("S-8"), of: "S", 1000)
        book.marry("X", "Y")
        func items(_ second: ShareCount) -> [Item] {
            [fromS(60, to: "X"), fromS(second, of: .com("S-8"), to: "Y")]
        }
        #expect(
            judge(items(40), in: book, .itemByItem).map(\.codes) == [[], [.atLimit, .atLimit]])
        let over = judge(items(41), in: book, .itemByItem)
        #expect(over.map(\.verdict.word) == ["approved", "refused"])
        #expect(over[1].finding(.capExceeded)?.number("max_allowed") == 40)
        #expect(judge(items(40), in: book, .together).areApproved)
        let together = judge(items(41), in: book, .together)
        #expect(together.map(\.verdict.word) == ["refused", "refused"])
        #expect(together[1].finding(.capExceeded)?.number("max_allowed") == 100)
    }

    @Test func `an account opened by one item counts for the family in the next`() {
        var book = alpha(x: 3_266_900)
        book.addCertificate(.com("S-8"), of: "S", 1000)
        book.marry("X", "Y")
        let account = AccountFacts.registered("Y2", "YURI EXAMPLE", owners: ["Y"])
        let first = Item.transfer {
            $0.security = "COM"
            $0.assignments = [.line(60, opening: account)]
        }
        let second = fromS(41, of: .com("S-8"), to: "Y2")
        let judgments = judge([first, second], in: book, .itemByItem)
        #expect(judgments.map(\.codes) == [[], [.capExceeded, .capExceeded]])
        #expect(judgments[1].finding(.capExceeded)?.number("max_allowed") == 40)
    }

    @Test func `stakes over the whole hold whatever could raise those above them`() throws {
        var book = alpha()
        book.addHolder("E", "E CORP", form: .corporation, owning: ["COM": 1000])
        book.addCertificate(.com("X-1"), of: "X", 1000)
        book.relate([
            .stake(id: 1, owner: "X", entity: "E", .of(3, 5)),
            .stake(id: 2, owner: "Y", entity: "E", .of(1, 2)),
        ])
        for account in ["X", "Y", "E"] as [AccountID] {
            let judgment = judge(fromS(1, to: account), in: book)
            #expect(judgment.verdict.word == "held", "\(account)")
            #expect(judgment.codes == [.attributionUnresolved], "\(account)")
            #expect(
                judgment.finding(.attributionUnresolved)?.message == """
                    Who owns in fact cannot be told. E: the recorded stakes come to 11/10 of the \
                    whole.
                    """)
        }
        // Whoever only gives shares away is raised by nothing, whatever the records say.
        let sale = judge(
            .transfer(100, of: .com("X-1"), signed: "XENIA EXAMPLE", to: "S"), in: book)
        #expect(sale.codes == [])
        #expect(capStanding(of: "X", in: book).findings.map(\.code) == [.attributionUnresolved])
        #expect(capStanding(of: "S", in: book).findings.isEmpty)
    }

    @Test func `owners in part have their parts, and joint owners in equal ones theirs`() throws {
        var book = alpha(x: 3_266_900, y: 3_266_900)
        let halves: [PersonID: Fraction] = ["X": .of(1, 2), "Y": .of(1, 2)]
        let joint = AccountFacts(
            id: "XY", inscription: "XENIA EXAMPLE & YURI EXAMPLE JT TEN", form: .jointTenants,
            address: .complete, taxpayer: .given(lastFour: "6789"), standing: .ordinary,
            owners: ["X", "Y"], parts: halves)
        book.addAccount(joint)
        book.relate([], lots: [KinLot(id: .account("XY"), claims: joint.claims, units: [:])])
        #expect(judge(fromS(200, to: "XY"), in: book).codes == [.atLimit, .atLimit])
        let judgment = judge(fromS(201, to: "XY"), in: book)
        #expect(judgment.codes == [.capExceeded, .capExceeded])
        #expect(judgment.finding(.capExceeded)?.number("max_allowed") == 200)
        book.addAccount(
            .registered("XY", joint.inscription, form: .jointTenants, owners: ["X", "Y"]))
        book.kinship = Kinship()
        let full = judge(fromS(200, to: "XY"), in: book)
        #expect(full.finding(.capExceeded)?.number("max_allowed") == 100)
    }

    @Test func `an unproven nominee leaves in doubt whom its owner's spouse is raised by`() {
        var book = alpha(x: 0, y: 3_267_000)
        book.addAccount(
            .registered(
                "ABC", "ABC & CO", form: .nominee, standing: .unprovenNominee, owners: ["X"]))
        book.marry("X", "Y")
        let judgment = judge(fromS(1, to: "ABC"), in: book)
        #expect(judgment.verdict.word == "held")
        #expect(judgment.codes == [.attributionUnresolved, .attributionUnresolved])
        #expect(judge(fromS(1, to: "X"), in: book).codes == [.capExceeded, .capExceeded])
    }

    @Test func `what a limit does not count is no part of what would pass`() {
        var book = BookFacts.beta(x: 2170)
        book.marry("X", "Y")
        let items = [
            fromS(1_000_000, of: .com("S-1"), to: "X"), fromS(10, of: .b("S-1"), to: "X"),
        ]
        let judgments = judge(items, in: book, .together)
        #expect(judgments[1].finding(.capExceeded)?.number("max_allowed") == 8)
    }

    @Test func `new shares to a spouse move the denominator for both`() {
        var book = alpha()
        book.marry("X", "Y")
        let judgment = judge(.issue(10_000_000, to: "Y"), in: book)
        let most = judgment.verdict.findings.map { $0.number("max_allowed") }
        #expect(most == [3_625_971, 3_625_971])
        #expect(judge(.issue(3_625_971, to: "Y"), in: book).isApproved)
    }

    @Test(
        arguments: [
            (10_000, "FRAC", [.atLimit], 10_000), (10_001, "FRAC", [.capExceeded], 10_000),
            (20, "COM", [.atLimit], 20), (21, "COM", [.capExceeded], 20),
        ] as [(ShareCount, SecurityID, [FindingCode], Int128)])
    func `by value, classes of different scales and prices add up`(
        units: ShareCount, security: SecurityID, codes: [FindingCode], most: Int128
    ) throws {
        // $1,000 of the one and $2,000 of the other: a tenth is $300, of which X has $100.
        var book = BookFacts.alpha(x: 10)
        book.exempt("S")
        book.securities = [:]
        book.addSecurity("COM", outstanding: 100, authorised: 100)
        book.addSecurity("FRAC", places: 3, outstanding: 100_000, authorised: 100_000)
        book.prices = [
            "COM": PriceFacts(perShare: "10", asOf: "2026-11-19", source: "NYSE"),
            "FRAC": PriceFacts(perShare: "20", asOf: "2026-11-19", source: "NYSE"),
        ]
        book.addCertificate(.com("S-1"), of: "S", 90)
        book.addCertificate(
            CertificateID(security: "FRAC", number: "S-1"), of: "S", 100_000)
        book.limits = [.number(1, 10, basis: .value)]
        for isKin in [false, true] {
            if isKin { book.marry("X", "Y") }
            let judgment = judge(.transfer(units, of: security, to: "X"), in: book)
            #expect(Set(judgment.codes) == Set(codes))
            let finding = try #require(judgment.verdict.findings.first)
            #expect(finding.number("max_allowed") == most)
            #expect(finding.number("limit_shares") == 3_000_000_000)
            #expect(finding.number("outstanding") == 30_000_000_000)
        }
    }
}
