import Ledger
import Testing

/// Events that change the capital: domain.md §7, C14, C15, C30, C33.
struct EventScenarioTests {
    @Test func `C14: all of a class redeemed puts over whoever did nothing`() throws {
        let book = EventBook.alpha(x: 3_267_000)
        let judgment = book.judged(.event(.redeem, price: "25.00"))
        #expect(judgment.verdict.word == "approved")
        #expect(judgment.plan.taken == 2_760_000)
        #expect(judgment.plan.cash == 690_000_000_000)
        let row = try #require(book.outlook(judgment, of: "X").rows.first)
        #expect(row.before == .atLimit)
        #expect(row.after == .over)
        #expect(row.position.outstandingBefore == 33_000_000)
        #expect(row.position.outstandingAfter == 30_240_000)
        #expect(row.position.limitShares == 2_993_760)
        #expect(-row.position.headroom == 273_240)
        // The next purchase is refused and a sale passes, in the book as it is then.
        var after = book.after(judgment)
        after.addCertificate(.com("X-1"), of: "X", 1000)
        #expect(judge(.transfer(1, to: "X"), in: after).finding(.capExceeded) != nil)
        #expect(
            judge(.transfer(1000, of: .com("X-1"), signed: "XENIA EXAMPLE", to: "Y"), in: after)
                .codes == [.stillOver])
    }

    @Test func `C15: a class converted one for one leaves everybody where he was`() throws {
        let book = EventBook.alpha(x: 3_267_000)
        let judgment = book.judged(.event(.convert, into: "COM"))
        #expect(judgment.codes == [])
        let row = try #require(book.outlook(judgment, of: "X").rows.first)
        #expect(row.position.outstandingAfter == 33_000_000)
        #expect(row.before == .atLimit)
        #expect(row.after == .atLimit)
        let after = book.after(judgment)
        #expect(after.securities["COM"]?.capital.outstanding == 32_978_000)
        #expect(after.securities["A"]?.capital.outstanding == 0)
        #expect(after.persons["HA"]?.held == ["A": 0, "COM": 1_760_000])
    }

    @Test(
        arguments: [(676_767, .near, 32_323_233), (676_768, .over, 32_323_232)]
            as [(Int64, CapOutlook.Nearness, Int128)])
    func `C30: a buy-back from others decides to the share`(
        bought: Int64, after: CapOutlook.Nearness, outstanding: Int128
    ) throws {
        var book = EventBook(.alpha(x: 3_200_000))
        book.add("C-1", of: "COM", 5_000_000, for: "HA")
        let judgment = book.judged(
            .event(
                .buyback, of: "COM",
                .tendered([.init("C-1", shares: ShareCount(units: bought))]), price: "9.49"))
        #expect(judgment.codes == [])
        #expect(judgment.line("C-1")?.balance == 5_000_000 - Int128(bought))
        let row = try #require(book.outlook(judgment, of: "X").rows.first)
        #expect(row.position.outstandingAfter == outstanding)
        // 3,200,000 of 32,323,233 is the floor of 99 in 1000 exactly, and no share is left.
        #expect(row.after == (after == .near ? .atLimit : after))
        #expect(row.position.headroom == (after == .over ? -1 : 0))
    }

    private func offer(_ tendered: [(CertificateNumber, Int64, String)]) -> EventBook {
        var base = BookFacts(today: "2008-11-21")
        base.addSecurity("COM", outstanding: 260_000_000, authorised: 4_000_000_000)
        base.addSecurity("P", outstanding: 44_014_215, authorised: 44_014_215)
        base.limits = [.number(99, 1000)]
        var book = EventBook(base)
        for (number, units, holder) in tendered { book.add(number, of: "P", units, for: holder) }
        return book
    }

    @Test func `C33: three for one lifts the limit, and a holder of preferred alone is inside`()
        throws
    {
        let book = offer([
            ("P-1", 12_500_000, "HA"), ("P-2", 12_500_000, "HB"), ("P-3", 12_500_000, "HC"),
            ("P-4", 4_586_703, "HD"),
        ])
        let tenders = ["P-1", "P-2", "P-3", "P-4"].map { number in
            EventSelection.Tender(CertificateNumber(stringLiteral: number))
        }
        let judgment = book.judged(
            .event(.exchangeClass, of: "P", into: "COM", rate: 3, .tendered(tenders)))
        #expect(judgment.codes == [])
        #expect(judgment.plan.taken == 42_086_703)
        #expect(judgment.plan.given == 126_260_109)
        let position = try #require(judgment.positions.first { $0.person == "HA" })
        #expect(position.outstandingBefore == 304_014_215)
        #expect(position.outstandingAfter == 388_187_621)
        #expect(position.limit.ratio.floor(of: position.outstandingBefore) == 30_097_407)
        #expect(position.limitShares == 38_430_574)
        #expect(position.heldAfter == 37_500_000)
        #expect(position.status == .ok)
    }

    @Test func `C33: who tenders 12,810,192 would be over by 2, and is told what would pass`()
        throws
    {
        let book = offer([
            ("P-1", 12_810_192, "X"), ("P-2", 12_500_000, "HB"), ("P-3", 12_500_000, "HC"),
            ("P-4", 4_276_511, "HD"),
        ])
        let tenders = book.facts.certificates.map { EventSelection.Tender($0.id.number) }
        let terms = EventTerms.event(
            .exchangeClass, of: "P", into: "COM", rate: 3, .tendered(tenders))
        let judgment = book.judged(terms)
        #expect(judgment.codes == [.capExceeded])
        let finding = try #require(judgment.finding(.capExceeded))
        #expect(finding.number("held_after") == 38_430_576)
        #expect(finding.number("outstanding") == 388_187_621)
        #expect(finding.number("excess") == 2)
        #expect(finding.number("max_allowed") == 12_810_191)
        #expect(
            finding.message == """
                X would hold 38,430,576 of 388,187,621; 99/1000 allows 38,430,574: 2 too many. \
                Of the shares tendered 12,810,191 would pass.
                """)
        let fewer = tenders.map { tender in
            tender.certificate == "P-1" ? .init("P-1", shares: 12_810_191) : tender
        }
        #expect(
            book.judged(.event(.exchangeClass, of: "P", into: "COM", rate: 3, .tendered(fewer)))
                .codes == [.atLimit])
    }

    @Test func `C33: an exchange that takes everybody alike refuses nobody and tells who is over`()
        throws
    {
        var book = offer([
            ("P-1", 12_810_192, "X"), ("P-2", 12_500_000, "HB"), ("P-3", 12_500_000, "HC"),
            ("P-4", 6_204_023, "HD"),
        ])
        book.facts.book.persons["X"]?.held["COM"] = 2
        let judgment = book.judged(.event(.exchangeClass, of: "P", into: "COM", rate: 3))
        #expect(judgment.codes == [])
        let rows = book.outlook(judgment, of: "X", "HD").rows
        #expect(rows.map(\.position.person) == ["X"])
        #expect(rows.map(\.after) == [.near])
    }

    @Test func `a split of one class shifts the number mix`() throws {
        var book = EventBook.alpha(x: 3_200_000)
        book.facts.book.securities["A"]?.capital.authorised = 27_600_000
        let judgment = book.judged(.event(.split, rate: 10))
        #expect(judgment.codes == [])
        let rows = book.outlook(judgment, of: "X", "HA").rows
        #expect(rows.first?.position.outstandingAfter == 57_840_000)
        #expect(rows.map(\.position.person) == ["HA", "X"])
        #expect(rows.map(\.after) == [.over, .ok])
        #expect(rows.map(\.before) == [.ok, .near])
    }
}
