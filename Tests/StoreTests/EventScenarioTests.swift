import JSON
import Ledger
import LedgerStore
import Postgres
import TestSupport
import Testing

/// Corporate events through the store: `domain.md` §7, C14, C15, C16, C30, C33.
@Suite struct EventScenarioTests {
    @Test func `C14 all of a class is redeemed, and the excess is on record with its cause`()
        async throws
    {
        let desk = try await Desk.alphaWithA()
        try desk.holder("X", holding: 3_267_000)
        try desk.holder("S", holding: 1_000, of: "SERB")
        try desk.holder("Y")
        let preview = try desk.preview(.event(.redeem, price: "25"))
        #expect(preview.word == .approved)
        #expect(preview.persons == ["X AT_LIMIT OVER 273240"])
        #expect(try desk.outstanding("A") == 2_760_000)
        let outcome = try desk.event(.redeem, price: "25", key: "R-1")
        #expect(outcome.word == .posted)
        #expect(outcome.codes == ["OVER_PASSIVE"])
        #expect(outcome.persons == preview.persons)
        #expect(outcome.document["cash"]?["amount"]?.text == "69000000.00")
        #expect(outcome.count("certificates", "called_in") == 2)
        #expect(try desk.outstanding("A") == 0)
        #expect(try desk.held("HA", "A") == 0)
        #expect(try desk.standing(of: "HA-1") == "REDEEMED")
        #expect(try desk.over() == ["X OVER_PASSIVE 273240"])
        let entry = try #require(outcome.document["entry"]?.int64)
        let over = try desk.store.excess("TMA")["over"]?.array?.first
        #expect(over?["cause"]?.text == "entry \(entry): redemption R-1")
        #expect(over?["outstanding"]?.int64 == 30_240_000)
        #expect(over?["limit_shares"]?.int64 == 2_993_760)
        #expect(try desk.post(.transfer(1, to: "X")).codes == ["CAP_EXCEEDED"])
        let sale = try desk.post(
            .transfer(50_000, of: "X-1", security: "COM", signed: "X", to: "Y"))
        #expect(sale.word == .posted)
        #expect(sale.codes == ["STILL_OVER"])
        let wrong = try desk.differences().map(\.name)
        #expect(wrong == ["register_is_control_book"])
    }

    @Test func `C15 a conversion one for one leaves the holder at the limit`() async throws {
        let desk = try await Desk.alphaWithA()
        try desk.holder("X", holding: 3_267_000)
        let outcome = try desk.event(.convert, into: "COM")
        #expect(outcome.word == .posted)
        #expect(outcome.codes == [])
        #expect(outcome.persons == ["X AT_LIMIT AT_LIMIT"])
        #expect(try desk.outstanding("COM") == 32_978_000)
        #expect(try desk.outstanding("A") == 0)
        #expect(try desk.held("HA") == 1_760_000)
        #expect(try desk.standing("X")?.outstandingAfter == 33_000_000)
        let shown = try desk.store.showCertificate(
            CertificateID(security: "A", number: "HA-1"), issuer: "TMA")
        let successor = try #require(shown["converted_into"]?.text)
        #expect(successor.hasPrefix("COM C-"))
        let after = try desk.store.showCertificate(
            CertificateID(
                security: "COM", number: .named(String(successor.dropFirst(4)))), issuer: "TMA")
        #expect(after["converted_from"]?.text == "A HA-1")
        #expect(after["standing"]?.text == "OUTSTANDING")
    }

    @Test(arguments: [(3_625_971, true), (3_625_972, false)] as [(Int64, Bool)])
    func `C16 an issue is previewed against what would be outstanding after it`(
        units: Int64, passes: Bool
    ) async throws {
        let desk = try await Desk.alpha()
        try desk.holder("X", holding: 3_267_000)
        try desk.holder("Y")
        let written = try desk.written {
            let preview = try desk.store.previewIssue(
                .of(units), of: "COM", to: "Y", issuer: "TMA")
            #expect(preview.word == (passes ? .approved : .refused))
            #expect(preview.codes == (passes ? ["AT_LIMIT"] : ["CAP_EXCEEDED"]))
            #expect(
                preview.persons
                    == (passes ? ["Y OK AT_LIMIT"] : ["Y OK OVER 1"]) + ["X AT_LIMIT NEAR"])
        }
        #expect(written == [:])
    }

    @Test(
        arguments: [
            (676_767, ["X NEAR AT_LIMIT"], []), (676_768, ["X NEAR OVER 1"], ["OVER_PASSIVE"]),
        ]
            as [(Int64, [String], [String])])
    func `C30 a buy-back decides to the share, and leaves its seller a certificate for the rest`(
        bought: Int64, persons: [String], codes: [String]
    ) async throws {
        let desk = try await Desk.alpha()
        try desk.holder("X", holding: 3_200_000)
        try desk.holder("S", holding: 1_000_000)
        let tender = EventSelection.Tender("S-1", shares: .of(bought))
        let outcome = try desk.event(.buyback, of: "COM", .tendered([tender]), price: "9.49")
        #expect(outcome.word == .posted)
        #expect(outcome.codes == codes)
        #expect(outcome.persons == persons)
        #expect(try desk.held("S") == 1_000_000 - bought)
        #expect(try desk.standing(of: "S-1", "COM") == "BOUGHT_BACK")
        #expect(outcome.count("certificates", "called_in") == 0)
        let history = try desk.store.certificateHistory(.com("S-1"), issuer: "TMA")
        #expect(history["chain"]?.array?.count == 2)
    }

    /// The exchange of 2008, with the holders of the offer; nobody here exists.
    private func offer() async throws -> Desk {
        let settings = try await TestCluster.database(template: "offer") { settings in
            try Desk.migrate(settings)
            let desk = try Desk.open(settings, issuer: "TMA")
            try desk.addSecurity("P", prefix: "P-")
            try desk.state("COM", authorised: 4_000_000_000, outstanding: 260_000_000)
            try desk.state("P", authorised: 44_014_215, outstanding: 44_014_215)
            try desk.limit(.of(99, 1000))
            try desk.holder("HA", holding: 12_500_000, of: "P")
            try desk.holder("HB", holding: 12_500_000, of: "P")
            try desk.holder("HC", holding: 4_276_511, of: "P")
            try desk.holder("X", holding: 12_810_192, of: "P")
        }
        return try Desk(settings, issuer: "TMA")
    }

    @Test func `C33 who tenders over the limit is refused, and one share fewer is accepted`()
        async throws
    {
        let desk = try await offer()
        let all = ["HA-1", "HB-1", "HC-1", "X-1"].map {
            EventSelection.Tender(.named($0))
        }
        let written = try desk.written {
            let refused = try desk.event(
                .exchangeClass, of: "P", into: "COM", rate: 3, .tendered(all), key: "O-1")
            #expect(refused.word == .refused)
            #expect(refused.codes == ["CAP_EXCEEDED"])
            let numbers = refused.findings.first?["numbers"]
            #expect(numbers?["held_after"]?.int64 == 38_430_576)
            #expect(numbers?["outstanding"]?.int64 == 388_187_621)
            #expect(numbers?["excess"]?.int64 == 2)
            #expect(numbers?["max_allowed"]?.int64 == 12_810_191)
        }
        #expect(written == ["item": 1, "verdict": 1, "medallion_guarantee": 4])
        let passing = all.map {
            $0.certificate == "X-1" ? .init("X-1", shares: 12_810_191) : $0
        }
        let outcome = try desk.event(
            .exchangeClass, of: "P", into: "COM", rate: 3, .tendered(passing), key: "O-2")
        #expect(outcome.word == .posted)
        #expect(outcome.codes == ["AT_LIMIT"])
        #expect(try desk.held("HA") == 37_500_000)
        #expect(try desk.held("X", "P") == 1)
        #expect(try desk.outstanding("COM") == 386_260_106)
        #expect(try desk.outstanding("P") == 1_927_513)
        // The refusal keeps its answer under its key.
        let again = try desk.event(
            .exchangeClass, of: "P", into: "COM", rate: 3, .tendered(all), key: "O-1")
        #expect(again.isReplay)
        #expect(again.codes == ["CAP_EXCEEDED"])
    }

    @Test func `C33 what is exchanged of everybody refuses nobody, and tells who is over`()
        async throws
    {
        let desk = try await offer()
        try desk.holder("HD", holding: 1_927_512, of: "P")
        try desk.takeOver("X-2", 1_000_000, for: "X")
        let outcome = try desk.event(.exchangeClass, of: "P", into: "COM", rate: 3)
        #expect(outcome.word == .posted)
        #expect(outcome.codes == ["OVER_PASSIVE"])
        #expect(try desk.over().map { $0.prefix(2) } == ["X "])
        #expect(try desk.outstanding("COM") == 392_042_645)
    }

    @Test func `a class of another agent's is previewed by its figures`() async throws {
        let desk = try await Desk.alpha()
        try desk.holder("X", holding: 3_267_000)
        let preview = try desk.store.previewOutstanding("A", .zero, issuer: "TMA")
        #expect(preview.persons == ["X AT_LIMIT OVER 273240"])
        #expect(preview.document["capital"]?.array?.first?["outstanding"]?.int64 == 0)
        #expect(try desk.outstanding("A") == 2_760_000)
    }
}
