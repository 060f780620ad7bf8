import Ledger
import Testing

/// The scenarios of domain.md §7 about a changed capital, other measures and exceptions.
struct CapCapitalScenarioTests {
    private func standing(_ book: BookFacts) throws -> CapPosition {
        try #require(capStanding(of: "X", in: book).positions.first)
    }

    @Test func `C14: a class redeemed for cash puts a holder over who did nothing`() throws {
        var book = BookFacts.alpha(x: 3_267_000)
        book.addCertificate(.com("X-1"), of: "X", 1000)
        #expect(try standing(book).status == .atLimit)
        book.securities["A"]?.capital.outstanding = 0
        let position = try standing(book)
        #expect(position.outstandingAfter == 30_240_000)
        #expect(position.limitShares == 2_993_760)
        #expect(position.status == .over)
        #expect(position.headroom == -273_240)
        let purchase = judge(.transfer(1, to: "X"), in: book)
        #expect(purchase.codes == [.stillOver, .capExceeded])
        let sale = judge(
            .transfer(1000, of: .com("X-1"), signed: "XENIA EXAMPLE", to: "Y"), in: book)
        #expect(sale.isApproved)
        #expect(sale.codes == [.stillOver])
    }

    @Test func `C15: a conversion one for one changes nothing`() throws {
        var book = BookFacts.alpha(common: 32_978_000, x: 3_267_000)
        book.securities["A"]?.capital.outstanding = 0
        let position = try standing(book)
        #expect(position.outstandingAfter == 33_000_000)
        #expect(position.status == .atLimit)
    }

    @Test(
        arguments: [
            (29_541_233, 32_323_233, .atLimit, 0), (29_541_232, 32_323_232, .over, -1),
        ] as [(ShareCount, Int128, CapPosition.Status, Int128)])
    func `C30: a buy-back from others raises whoever stays`(
        common: ShareCount, outstanding: Int128, status: CapPosition.Status, headroom: Int128
    ) throws {
        #expect(try standing(.alpha(x: 3_200_000)).status == .ok)
        let position = try standing(.alpha(common: common, x: 3_200_000))
        #expect(position.outstandingAfter == outstanding)
        #expect(position.status == status)
        #expect(position.headroom == headroom)
    }

    @Test func `C33: an exchange of three for one lifts the limit for everybody`() throws {
        var book = BookFacts.alpha(common: 260_000_000, x: 12_810_192)
        book.securities["A"] = nil
        book.securities["B"] = nil
        book.addSecurity("P", outstanding: 44_014_215, authorised: 44_014_215)
        #expect(try standing(book).limitShares == 30_097_407)
        book.addSecurity("COM", outstanding: 386_260_109, authorised: 499_978_000)
        book.securities["P"]?.capital.outstanding = 1_927_512
        book.persons["X"]?.held = ["COM": 37_500_000]
        #expect(try standing(book).outstandingAfter == 388_187_621)
        #expect(try standing(book).limitShares == 38_430_574)
        #expect(try standing(book).status == .ok)
        book.persons["X"]?.held = ["COM": 38_430_576]
        #expect(try standing(book).status == .over)
        #expect(try standing(book).headroom == -2)
    }

    @Test(
        arguments: [(100, [.atLimit]), (101, [.capExceeded])] as [(ShareCount, [FindingCode])])
    func `C17: the board's exception has a limit of its own`(
        shares: ShareCount, codes: [FindingCode]
    ) throws {
        var book = BookFacts.alpha(x: 3_959_900, y: 3_266_900)
        book.exceptions["X"] = [
            LimitException(
                person: "X", scope: .allEquity, ratio: .of(12, 100), authority: "resolution 4")
        ]
        let judgment = judge(.transfer(shares, to: "X"), in: book)
        #expect(judgment.codes == codes)
        let finding = try #require(judgment.verdict.findings.first)
        #expect(finding.number("limit_shares") == 3_960_000)
        #expect(finding.number("max_allowed") == 100)
        #expect(finding.text("authority") == "resolution 4")
        #expect(judgment.positions.map(\.isExcepted) == [false, true])
        // It is nobody else's, and of no other scope.
        #expect(judge(.transfer(101, to: "Y"), in: book).codes == [.capExceeded])
        book.limits = [.number(99, 1000, of: .security("B"))]
        book.exempt("S")
        #expect(judge(.transfer(3000, to: "X"), in: book).codes == [.capExceeded])
    }

    @Test(
        arguments: [
            (OwnershipLimit.Basis.value, 5520, []),
            (.value, 5521, [.capExceeded]), (.moreRestrictive, 5520, []),
            (.moreRestrictive, 5521, [.capExceeded]), (.number, 5521, []),
        ] as [(OwnershipLimit.Basis, ShareCount, [FindingCode])])
    func `C19, C20: by value a few dear shares are too many, whatever their number`(
        basis: OwnershipLimit.Basis, shares: ShareCount, codes: [FindingCode]
    ) throws {
        var book = BookFacts.alpha()
        book.exempt("S")
        book.prices = .alpha
        book.limits = [.number(99, 1000, basis: basis)]
        let judgment = judge(.transfer(shares, to: "X"), in: book)
        #expect(judgment.codes == codes)
        guard let finding = judgment.finding(.capExceeded) else { return }
        #expect(finding.text("basis") == "VALUE")
        #expect(finding.number("outstanding") == 10_867_288_200_000)
        #expect(finding.number("limit_shares") == 1_075_861_531_800)
        #expect(finding.number("held_after") == 1_076_042_900_000)
        #expect(finding.number("max_allowed") == 5520)
        #expect(
            finding.message == """
                XENIA EXAMPLE would hold $107,604,290.00 of $1,086,728,820.00; 99/1000 allows \
                $107,586,153.18: $18,136.82 too much. 5,520 would pass.
                """)
    }

    @Test func `C21: the rule in force decides, and a legend that says otherwise is reported`()
        throws
    {
        var book = BookFacts.alpha(x: 3_233_900)
        book.limits = [.number(98, 1000)]
        book.addCertificate(
            .b("S-1"), of: "S", 10_000,
            legend: .bears(LegendFacts(version: 1, ratio: .of(99, 1000))))
        #expect(try standing(book).limitShares == 3_234_000)
        let lawful = judge(.transfer(100, to: "X"), in: book)
        #expect(lawful.codes == [.atLimit, .legendConflict])
        let conflict = try #require(lawful.finding(.legendConflict))
        #expect(conflict.text("legend") == "99/1000")
        #expect(conflict.text("limit") == "98/1000")
        #expect(judge(.transfer(101, to: "X"), in: book).codes == [.capExceeded, .legendConflict])
    }
}
