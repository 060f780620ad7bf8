import JSON
import Ledger
import LedgerStore
import Testing

/// Exceptions, kin and options through the store: `domain.md` §7, C17, C18, C24 and C25.
@Suite struct OwnersScenarioTests {
    private func today(_ desk: Desk) throws -> CalendarDate {
        try #require(CalendarDate(desk.today()))
    }

    @Test(arguments: [(960_000, true), (960_001, false)] as [(Int64, Bool)])
    func `C17 an excepted holder is bound by his own percentage while it runs`(
        units: Int64, passes: Bool
    ) async throws {
        let desk = try await Desk.alpha()
        try desk.holder("X", holding: 3_000_000)
        try desk.holder("S", holding: 1_000_000)
        let today = try today(desk)
        let request = ItemRequest.transfer(units, security: "COM", to: "X")
        #expect(try desk.check(request).word == .refused)
        try desk.except("X", .of(12, 100), from: today.adding(days: 1))
        #expect(try desk.check(request).word == .refused)
        try desk.except("X", .of(12, 100), until: today)
        #expect(try desk.post(request).word == (passes ? .posted : .refused))
        guard passes else { return }
        // An exception of the same day that has lapsed leaves the plain limit.
        let lapsed = try desk.except(
            "X", .of(12, 100), from: today.adding(days: -2), until: today.adding(days: -1))
        #expect(lapsed.over.isEmpty)
        let smaller = try desk.except("X", .of(11, 100))
        #expect(smaller.over.map { $0.number("excess") } == [330_000])
    }

    @Test func `C18 an exception is checked against four others`() async throws {
        let desk = try await Desk.alpha()
        for name in ["P", "Q", "R", "T"] { try desk.holder(name, holding: 3_267_000) }
        try desk.holder("X")
        let counted = try desk.except("X", .of(12, 100))
        #expect(counted.notes.map(\.code) == [.fiveFifty])
        let note = try #require(counted.notes.first)
        #expect(note.text("actual") == "129/250")
        #expect(note.text("possible") == "129/250")
        #expect(note.text("basis") == "NUMBER")
        for security in ["COM", "A", "SERB"] as [SecurityID] {
            try desk.price("10.00", of: security)
        }
        let valued = try desk.except("X", .of(12, 100))
        #expect(valued.notes.first?.text("actual") == "129/250")
        #expect(valued.notes.first?.text("basis") == nil)
        #expect(try desk.except("X", .of(10, 100)).notes.isEmpty)
    }

    @Test func `C24 a brother's wife is no relative, a wife is`() async throws {
        let desk = try await Desk.alpha()
        try desk.holder("A", holding: 200_000)
        try desk.holder("C", holding: 1_000_000)
        try desk.holder("W", holding: 2_000_000)
        try desk.relate(.sibling, "C", "A")
        try desk.relate(.spouse, "W", "A")
        #expect(try desk.standing("C")?.heldAfter == 1_200_000)
        #expect(try desk.standing("A")?.heldAfter == 3_200_000)
        let why = try desk.store.capAttribution(of: "A", issuer: "TMA").document
        #expect(why["totals"]?["COM"]?.int64 == 3_200_000)
        #expect(why["paths"]?.array?.count == 3)
        let kinds = (why["paths"]?.array ?? []).compactMap {
            $0["steps"]?.array?.last?["kind"]?.text
        }
        #expect(kinds == ["sibling", "spouse"])
    }

    @Test func `C25 a part of a corporation counts without a threshold`() async throws {
        let desk = try await Desk.alpha()
        try desk.holder("A")
        try desk.holder("XCORP", isEntity: true, holding: 1_000_000)
        let (_, recount) = try desk.relate(.stake, "A", "XCORP", part: .of(40, 100))
        #expect(recount.findings.isEmpty)
        #expect(try desk.standing("A")?.heldAfter == 400_000)
        try desk.holder("B")
        #expect(throws: StoreError.self) {
            try desk.relate(.stake, "B", "XCORP", part: .of(61, 100))
        }
        try desk.relate(.stake, "B", "XCORP", part: .of(1, 3))
        let why = try desk.store.capAttribution(of: "B", issuer: "TMA").document
        #expect(why["totals"]?["COM"]?.text == "333333 1/3")
        let shown = try desk.store.capStanding(of: "B", issuer: "TMA").answer.positions[0]
        #expect(shown.exactlyAfter.mixed == "333333 1/3")
    }

    @Test func `an option counts until its last day`() async throws {
        let desk = try await Desk.alpha()
        try desk.holder("H", holding: 3_200_000)
        let today = try today(desk)
        let over = try desk.relate(
            .option, "H", security: "COM", shares: 100_000, from: today.adding(days: -5),
            until: today)
        #expect(over.recount.told == ["OVER_PASSIVE H 33000"])
        try desk.store.endRelation(
            over.number, on: today.adding(days: -1), paper: "Specimen", issuer: "TMA")
        #expect(try desk.over().isEmpty)
        let past = try desk.relate(
            .option, "H", security: "COM", shares: 100_000, from: today.adding(days: -9),
            until: today.adding(days: -1))
        #expect(past.recount.told.isEmpty)
        #expect(try desk.standing("H")?.heldAfter == 3_200_000)
    }

    @Test func `an option on an option ends with it`() async throws {
        let desk = try await Desk.alpha()
        try desk.holder("W", holding: 1_000_000)
        try desk.holder("H")
        try desk.holder("G")
        let first = try desk.relate(
            .option, "H", "W", security: "COM", shares: 500_000,
            from: today(desk).adding(days: -5))
        try desk.relate(
            .option, "G", security: "COM", shares: 200_000, underlying: first.number)
        #expect(try desk.standing("G")?.heldAfter == 200_000)
        #expect(throws: StoreError.self) {
            try desk.relate(
                .option, "G", security: "COM", shares: 500_001, underlying: first.number)
        }
        let yesterday = try today(desk).adding(days: -1)
        try desk.store.endRelation(
            first.number, on: yesterday, paper: "Specimen", issuer: "TMA")
        let answer = try desk.store.capStanding(of: "G", issuer: "TMA").answer
        #expect(answer.findings.isEmpty)
        #expect(answer.positions.first?.heldAfter == 0)
    }

    @Test func `the amounts of the paths add up to the figure, whoever asks`() async throws {
        let desk = try await Desk.alpha()
        try desk.holder("A", holding: 100)
        try desk.holder("B", holding: 70)
        try desk.holder("E", isEntity: true, holding: 1_000)
        try desk.relate(.spouse, "A", "B")
        try desk.relate(.stake, "A", "E", part: .of(1, 3))
        try desk.relate(.stake, "B", "E", part: .of(1, 7))
        try desk.relate(.option, "B", "A", security: "COM", shares: 30)
        for person in ["A", "B", "E"] as [PersonID] {
            let (answer, why) = try desk.store.capAttribution(of: person, issuer: "TMA")
            let shown = try desk.store.capStanding(of: person, issuer: "TMA").answer
            let total = why["totals"]?["COM"]
            let text = total?.text ?? total?.int64.map { String($0) }
            #expect(text == shown.positions.first?.exactlyAfter.mixed)
            #expect(answer.positions == shown.positions)
        }
    }

    @Test func `an account's name stands for its one owner`() async throws {
        let desk = try await Desk.alpha()
        let person = try desk.store.addPerson(
            "PX", name: "PX SPECIMEN", isEntity: false, number: nil, issuer: "TMA")
        try desk.account("AX", "PX SPECIMEN", owners: [(person, .owner)])
        let document = try desk.store.capStanding(of: "AX", issuer: "TMA").document
        #expect(document["person"]?.text == "PX")
        try desk.holder("PY")
        try desk.account(
            "AJ", "PX SPECIMEN AND PY SPECIMEN JT TEN", form: .jointTenants,
            owners: [("PX", .jointOwner), ("PY", .jointOwner)])
        #expect(throws: StoreError.self) { try desk.store.capStanding(of: "AJ", issuer: "TMA") }
    }

    @Test func `persons are found by part of the name`() async throws {
        let desk = try await Desk.alpha()
        try desk.holder("X", number: "000-12-3456")
        try desk.holder("Y")
        let found = try desk.store.persons(matching: "x spec", limit: 10, issuer: "TMA")
        #expect(found.count == 1)
        #expect(found.first?["tin_last_four"]?.text == "3456")
        #expect(found.first?["accounts"]?.int64 == 1)
        #expect(try desk.store.persons(matching: nil, limit: 1, issuer: "TMA").count == 1)
    }

    @Test func `a policy takes what it can have and a trust that is exempt`() async throws {
        let desk = try await Desk.alpha()
        func set(_ name: PolicyName, _ value: String) throws {
            try desk.store.setPolicy(
                name, to: value, from: nil, until: nil, authority: "Specimen", issuer: "TMA")
        }
        #expect(throws: StoreError.self) { try set(.adverseClaimDays, "31") }
        #expect(throws: StoreError.self) { try set(.excess, "TO_TRUST:NOBODY") }
        try desk.holder("TR")
        #expect(throws: StoreError.self) { try set(.excess, "TO_TRUST:TR") }
        try desk.store.setStanding(
            AccountStanding(kind: .exempt, evidence: "Specimen", from: nil, until: nil), of: "TR",
            issuer: "TMA")
        try set(.excess, "TO_TRUST:TR")
        try set(.resolutionAge, "3m")
        let policies = try desk.store.listPolicies("TMA")
        #expect(policies.count == PolicyName.allCases.count)
        let values = policies.map { "\($0["policy"]?.text ?? "") \($0["value"]?.text ?? "")" }
        #expect(values.contains("excess TO_TRUST:TR"))
        #expect(values.contains("resolution_age 3m"))
        #expect(values.contains("court_certificate_age 60d"))
    }

    @Test func `limits and exceptions are listed with their state`() async throws {
        let desk = try await Desk.alpha()
        try desk.holder("X")
        let today = try today(desk)
        try desk.limit(.of(98, 1000), from: today.adding(days: 5))
        try desk.except("X", .of(12, 100), until: today.adding(days: 1))
        let list = try desk.store.listLimits("TMA")
        let states = (list["limits"]?.array ?? []).compactMap { $0["state"]?.text }
        #expect(states == ["in force", "to come"])
        #expect(list["exceptions"]?.array?.first?["state"]?.text == "in force")
        let ties = try desk.store.ties(of: "X", issuer: "TMA")
        #expect(ties["exceptions"]?.array?.count == 1)
        #expect(ties["relations"]?.array?.isEmpty == true)
    }
}
