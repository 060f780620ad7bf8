import JSON
import Ledger
import LedgerStore
import Postgres
import Testing

/// Facts that move no shares and put somebody over the limit: `domain.md` §7, C14, C15, C30, C31.
@Suite struct PassiveExcessTests {
    @Test func `C14 a class redeemed for cash puts a holder over, and buys are refused`()
        async throws
    {
        let desk = try await Desk.alpha()
        try desk.holder("X", holding: 3_267_000)
        try desk.holder("S", holding: 1_000, of: "SERB")
        try desk.holder("Y")
        let recount = try desk.stateAgain("A", outstanding: 0)
        #expect(recount.told == ["OVER_PASSIVE X 273240"])
        let finding = try #require(recount.over.first)
        #expect(finding.number("outstanding") == 30_240_000)
        #expect(finding.number("limit_shares") == 2_993_760)
        #expect(finding.text("since") == (try desk.today()))
        #expect(try desk.over() == ["X OVER_PASSIVE 273240"])
        #expect(try desk.post(.transfer(1, to: "X")).codes == ["CAP_EXCEEDED"])
        let sale = try desk.post(
            .transfer(50_000, of: "X-1", security: "COM", signed: "X", to: "Y"))
        #expect(sale.word == .posted)
        #expect(sale.codes == ["STILL_OVER"])
        #expect(try desk.over() == ["X OVER_PASSIVE 223240"])
    }

    @Test func `C15 a class converted one for one leaves the holder at the limit`() async throws {
        let desk = try await Desk.alpha()
        try desk.holder("X", holding: 3_267_000)
        #expect(try desk.stateAgain("COM", outstanding: 32_978_000).told.isEmpty)
        #expect(try desk.stateAgain("A", outstanding: 0).told.isEmpty)
        let position = try #require(try desk.standing("X"))
        #expect(position.status == .atLimit)
        #expect(position.outstandingAfter == 33_000_000)
        #expect(try desk.over().isEmpty)
    }

    @Test(arguments: [(676_767, []), (676_768, ["OVER_PASSIVE X 1"])] as [(Int64, [String])])
    func `C30 a purchase by the issuer from others decides to the share`(
        bought: Int64, told: [String]
    ) async throws {
        let desk = try await Desk.alpha()
        try desk.holder("X", holding: 3_200_000)
        #expect(try desk.stateAgain("COM", outstanding: 30_218_000 - bought).told == told)
        #expect(try desk.standing("X")?.isOver == !told.isEmpty)
    }

    @Test func `C31 a marriage puts both over, and its end puts both within`() async throws {
        let desk = try await Desk.alpha()
        try desk.holder("A", holding: 2_000_000)
        try desk.holder("B", holding: 1_500_000)
        try desk.holder("S", holding: 1_000, of: "SERB")
        let entries = try desk.counts()["entry"]
        let (number, recount) = try desk.relate(
            .spouse, "A", "B", from: "2020-01-02")
        #expect(recount.told == ["OVER_PASSIVE A 233000", "OVER_PASSIVE B 233000"])
        #expect(recount.over.first?.number("held") == 3_500_000)
        #expect(try desk.counts()["entry"] == entries)
        for person in ["A", "B"] as [AccountID] {
            let codes = try desk.post(.transfer(1, to: person)).codes
            #expect(codes == ["CAP_EXCEEDED", "CAP_EXCEEDED"])
        }
        let yesterday = try #require(CalendarDate(desk.today())).adding(days: -1)
        let ended = try desk.store.endRelation(
            number, on: yesterday, paper: "Specimen decree", issuer: "TMA")
        #expect(ended.findings.isEmpty)
        #expect(ended.within == ["A", "B"])
        #expect(try desk.over().isEmpty)
        #expect(try desk.post(.transfer(1, to: "A")).word == .posted)
    }

    @Test func `what was told once is not told again, and since stays the first day`()
        async throws
    {
        let desk = try await Desk.alpha()
        try desk.holder("X", holding: 3_267_000)
        #expect(try desk.stateAgain("A", outstanding: 0).overCount == 1)
        #expect(try desk.stateAgain("A", outstanding: 0).overCount == 0)
        try desk.superuser().script(
            """
            ALTER TABLE ledger.excess DISABLE TRIGGER USER;
            UPDATE ledger.excess SET since = '2026-01-05';
            """)
        let again = try desk.stateAgain("COM", outstanding: 30_217_000)
        #expect(again.over.first?.text("since") == "2026-01-05")
        #expect(try desk.stateAgain("A", outstanding: 2_760_000).over.first?.number("excess") == 99)
        #expect(try desk.stateAgain("COM", outstanding: 30_218_000).within == ["X"])
        #expect(try desk.over().isEmpty)
    }

    @Test func `a price that moves puts a holder over by value`() async throws {
        let desk = try await Desk.alpha()
        try desk.holder("Z", holding: 5_520, of: "SERB")
        try desk.limit(.of(99, 1000), basis: .value, from: nil)
        try desk.price("19.49", of: "COM")
        try desk.price("25.00", of: "A")
        #expect(try desk.price("19490.00", of: "SERB").told.isEmpty)
        let position = try #require(try desk.standing("Z"))
        #expect(position.basis == .value)
        #expect(position.status == .ok)
        let moved = try desk.price("25000.00", of: "SERB", asOf: "2020-01-03")
        #expect(moved.over.map(\.code) == [.overPassive])
        #expect(moved.over.first?.text("basis") == "VALUE")
        let back = try desk.price("19490.00", of: "SERB", asOf: "2020-01-04")
        #expect(back.within == ["Z"])
        #expect(try desk.over().isEmpty)
    }

    @Test func `a smaller limit, an end of it, and a policy are such facts too`() async throws {
        let desk = try await Desk.alpha()
        try desk.holder("X", holding: 2_000_000)
        let x = try desk.store.setLimit(
            OwnershipLimit(
                ratio: .of(6, 100), basis: .number, scope: .allEquity, authority: "Specimen"),
            from: nil, until: nil, issuer: "TMA")
        #expect(x.told == ["OVER_PASSIVE X 20000"])
        let back = try desk.store.setLimit(
            OwnershipLimit(
                ratio: .of(99, 1000), basis: .number, scope: .allEquity, authority: "Specimen"),
            from: nil, until: nil, issuer: "TMA")
        #expect(back.within == ["X"])
    }

    @Test func `joint owners are over in full and within by equal parts`() async throws {
        let desk = try await Desk.alpha()
        for name in ["H", "W"] as [PersonID] {
            _ = try desk.store.addPerson(
                name, name: "\(name) SPECIMEN", isEntity: false, number: nil, issuer: "TMA")
        }
        try desk.account(
            "J", "H SPECIMEN AND W SPECIMEN JT TEN", form: .jointTenants,
            owners: [("H", .jointOwner), ("W", .jointOwner)])
        try desk.takeOver("J-1", 4_000_000, for: "J")
        #expect(try desk.over() == ["H OVER_PASSIVE 733000", "W OVER_PASSIVE 733000"])
        let equal = try desk.store.setPolicy(
            .jointAttribution, to: "EQUAL", from: nil, until: nil, authority: "Specimen",
            issuer: "TMA")
        #expect(equal.findings.isEmpty)
        #expect(try desk.over().isEmpty)
        #expect(try desk.standing("H")?.heldAfter == 2_000_000)
        let full = try desk.store.setPolicy(
            .jointAttribution, to: "FULL_EACH", from: nil, until: nil, authority: "Specimen",
            issuer: "TMA")
        #expect(full.told == ["OVER_PASSIVE H 733000", "OVER_PASSIVE W 733000"])
    }

    @Test func `a standing, an outside position and a disclosed one are such facts too`()
        async throws
    {
        let desk = try await Desk.alpha()
        try desk.addSecurity("OUT", prefix: "O-", isKeptHere: false)
        try desk.state("OUT", authorised: 1_000_000, outstanding: 1_000_000)
        try desk.holder("X", holding: 3_000_000)
        let outside = try desk.store.reportPosition(
            of: "X", 400_000, of: "OUT", asOf: "2020-01-02", source: "Specimen", issuer: "TMA")
        #expect(outside.told == ["OVER_PASSIVE X 34000"])
        let exempt = try desk.store.setStanding(
            AccountStanding(kind: .exempt, evidence: "Specimen", from: nil, until: nil), of: "X",
            issuer: "TMA")
        #expect(exempt.within == ["X"])
        try desk.holder("N")
        try desk.store.setStanding(
            AccountStanding(kind: .intermediary, evidence: "Specimen", from: nil, until: nil),
            of: "N", issuer: "TMA")
        let disclosed = try desk.store.disclose(
            DisclosedPosition(account: "N", person: "X", security: "COM", units: 3_500_000),
            asOf: "2020-01-02", source: "Specimen", issuer: "TMA")
        #expect(disclosed.told == ["OVER_PASSIVE X 534000"])
        #expect(throws: StoreError.self) {
            try desk.store.disclose(
                DisclosedPosition(account: "X", person: "N", security: "COM", units: 1),
                asOf: "2020-01-02", source: "Specimen", issuer: "TMA")
        }
    }
}
