import Ledger
import LedgerStore
import Testing

/// Limits, exemptions and evidence hold from a day and until a day.
@Suite struct DatedFactsTests {
    private func desk() async throws -> Desk {
        let desk = try await Desk.alpha()
        try desk.holder("S", holding: 30_000_000)
        try desk.holder("X")
        return desk
    }

    private func days(_ desk: Desk) throws -> (yesterday: CalendarDate, tomorrow: CalendarDate) {
        let today = try #require(CalendarDate(desk.today()))
        return (today.adding(days: -1), today.adding(days: 1))
    }

    /// The codes, but for the note that S is over the limit, which is true of every item here.
    private func codes(_ outcome: ItemOutcome) -> [String] {
        outcome.codes.filter { $0 != "STILL_OVER" }
    }

    private func take(_ units: Int64, _ desk: Desk) throws -> ItemOutcome {
        try desk.check(.transfer(units, security: "COM", to: "X"))
    }

    @Test(
        arguments: [
            (99, 1000, 3_267_000), (70, 100, 23_100_000), (1, 3, 11_000_000), (2, 7, 9_428_571),
            (1, 1, 30_000_000), (7, 1_000_000_000, 0),
        ] as [(Int64, Int64, Int64)])
    func `a limit is two integers, whatever they are`(
        numerator: Int64, denominator: Int64, most: Int64
    ) async throws {
        let desk = try await desk()
        try desk.limit(.of(numerator, denominator), from: nil)
        if most > 0 { #expect(try take(most, desk).word == .approved) }
        guard most < 30_000_000 else { return }
        let outcome = try take(most + 1, desk)
        #expect(outcome.number("max_allowed") == most)
        #expect(outcome.number("limit_denominator") == denominator)
    }

    @Test func `a limit of tomorrow does not bind today`() async throws {
        let desk = try await desk()
        try desk.limit(.of(1, 1000), from: days(desk).tomorrow)
        #expect(try take(3_267_000, desk).word == .approved)
        #expect(try take(3_267_001, desk).number("limit_numerator") == 99)
    }

    @Test func `a limit of today takes the place of the one before`() async throws {
        let desk = try await desk()
        try desk.limit(.of(1, 1000), from: nil)
        #expect(try take(33_001, desk).number("max_allowed") == 33_000)
        // The last that is recorded for a day holds.
        try desk.limit(.of(2, 1000), from: nil)
        #expect(try take(66_001, desk).number("max_allowed") == 66_000)
    }

    @Test func `a limit that ended is no limit and without one nothing passes`() async throws {
        let desk = try await desk()
        let (yesterday, _) = try days(desk)
        try desk.limit(.of(1, 2), from: yesterday, until: yesterday)
        let outcome = try take(1, desk)
        #expect(outcome.word == .refused)
        #expect(codes(outcome) == ["LIMIT_MISSING"])
        // Who gives only may give; a limit through today holds today.
        let today = try #require(CalendarDate(desk.today()))
        try desk.limit(.of(1, 2), from: yesterday, until: today)
        #expect(try take(1, desk).word == .approved)
    }

    @Test(arguments: [OwnershipLimit.Basis.value, .moreRestrictive])
    func `a limit by value is held until there are prices`(
        basis: OwnershipLimit.Basis
    ) async throws {
        let desk = try await desk()
        try desk.limit(.of(99, 1000), basis: basis, from: nil)
        #expect(try take(1, desk).word == .held)
        #expect(
            Set(codes(try take(1, desk))) == ["PRICE_MISSING"],
            "a class without a price leaves the value of the whole unknown")
    }

    @Test func `a limit on a class stands beside the limit on all`() async throws {
        let desk = try await desk()
        try desk.holder("T", holding: 21_000, of: "SERB")
        try desk.limit(.of(1, 10), on: .security("SERB"), from: nil)
        let item = ItemRequest.transfer(2_201, of: "T-1", signed: "T", to: "X")
        #expect(try desk.check(item).number("limit_shares") == 2_200)
        #expect(try take(3_267_000, desk).word == .approved)
    }

    @Test func `an exempt account is outside the limit for as long as it is dated`()
        async throws
    {
        let desk = try await desk()
        let (yesterday, tomorrow) = try days(desk)
        func exempt(from: CalendarDate?, until: CalendarDate?) throws {
            try desk.store.setStanding(
                AccountStanding(
                    kind: .exempt, evidence: "Specimen board resolution", from: from,
                    until: until),
                of: "X", issuer: "TMA")
        }
        #expect(try take(20_000_000, desk).word == .refused)
        try exempt(from: tomorrow, until: nil)
        #expect(try take(20_000_000, desk).word == .refused)
        try exempt(from: nil, until: nil)
        #expect(try take(20_000_000, desk).word == .approved)
        #expect(try desk.post(.transfer(20_000_000, security: "COM", to: "X")).word == .posted)
        try exempt(from: yesterday, until: yesterday)
        let more = ItemRequest.transfer(1, of: "C-0002", security: "COM", to: "X")
        #expect(try desk.check(more).word == .approved)
        // Of two facts from one day the later record holds, and this one has lapsed.
        let today = try #require(CalendarDate(desk.today()))
        try desk.store.setStanding(
            AccountStanding(kind: .ordinary, evidence: nil, from: today, until: nil), of: "X",
            issuer: "TMA")
        #expect(
            codes(try desk.check(more)) == ["CAP_EXCEEDED"])
    }

    @Test func `an exemption without evidence is not recorded`() async throws {
        let desk = try await desk()
        #expect(throws: StoreError.self) {
            try desk.store.setStanding(
                AccountStanding(kind: .exempt, evidence: nil, from: nil, until: nil), of: "X",
                issuer: "TMA")
        }
    }

    @Test func `an intermediary is looked through from the day of its evidence to the last`()
        async throws
    {
        let desk = try await desk()
        let (yesterday, tomorrow) = try days(desk)
        let nominee = try desk.store.addPerson(
            "N", name: "NOM & CO", isEntity: true, number: nil, issuer: "TMA")
        try desk.account("N", "NOM & CO", form: .nominee, owners: [(nominee, .nominee)])
        let item = ItemRequest.transfer(20_000_000, security: "COM", to: "N")
        func file(_ evidence: String?, from: CalendarDate?, until: CalendarDate?) throws {
            try desk.store.setStanding(
                AccountStanding(
                    kind: .intermediary, evidence: evidence, from: from, until: until),
                of: "N", issuer: "TMA")
        }
        #expect(codes(try desk.check(item)) == ["ATTRIBUTION_UNRESOLVED"])
        try file("Broker-dealer registration", from: tomorrow, until: nil)
        #expect(codes(try desk.check(item)) == ["ATTRIBUTION_UNRESOLVED"])
        try file("Broker-dealer registration", from: yesterday, until: yesterday)
        #expect(try desk.check(item).word != .approved)
        try file("Broker-dealer registration", from: nil, until: nil)
        #expect(try desk.check(item).word == .approved)
        try file(nil, from: nil, until: nil)
        #expect(codes(try desk.check(item)) == ["ATTRIBUTION_UNRESOLVED"])
    }

    @Test func `what another agent reports of a person counts for the person`() async throws {
        let desk = try await desk()
        try desk.addSecurity("OUT", prefix: "O-", isKeptHere: false)
        #expect(codes(try take(1, desk)) == ["CAP_INPUT_MISSING"])
        try desk.state("OUT", authorised: nil, outstanding: 1_000_000)
        try desk.store.reportPosition(
            of: "X", 100_000, of: "OUT", asOf: "2020-01-02", source: "Specimen agent",
            issuer: "TMA")
        // 99/1000 of 34,000,000 is 3,366,000.
        #expect(codes(try take(3_266_000, desk)) == ["AT_LIMIT"])
        #expect(try take(3_266_001, desk).number("held_before") == 100_000)
        try desk.store.reportPosition(
            of: "X", 0, of: "OUT", asOf: "2020-01-03", source: "Specimen agent", issuer: "TMA")
        #expect(codes(try take(3_366_000, desk)) == ["AT_LIMIT"])
        #expect(throws: StoreError.self) {
            try desk.store.reportPosition(
                of: "X", 1, of: "COM", asOf: "2020-01-03", source: "nobody", issuer: "TMA")
        }
    }
}
