import Ledger
import LedgerStore
import Reporting
import Testing

/// The audit over the whole road: recorded by the desk, read back as of a day.
@Suite struct CapAuditScenarioTests {
    @Test func `C05 3,267,001 shares taken over print 9.90 % and are over`() async throws {
        let desk = try await Desk.alpha()
        try desk.holder("X", holding: 3_267_001)
        let audit = try desk.audit()
        #expect(audit.told == ["X OVER_PASSIVE -1"])
        let standing = try #require(audit.holders.first?.tightest)
        #expect(standing.excess?.cause.contains("opening") == true)
        let text = CapAuditView(audit).text
        #expect(text.hasPrefix("OVER  1 person over the ownership limit"))
        #expect(text.contains("9.90 %, exactly 3267001/33000000"))
    }

    @Test func `C14 C30 the report follows the capital that was stated`() async throws {
        let desk = try await Desk.alpha()
        try desk.holder("X", holding: 3_267_000)
        #expect(try desk.audit().told == ["X AT_LIMIT 0"])
        _ = try desk.stateAgain("A", outstanding: 0)
        let audit = try desk.audit()
        #expect(audit.told == ["X OVER_PASSIVE -273240"])
        #expect(audit.holders[0].tightest?.excess?.cause == "capital of A as of 2020-01-02")
        #expect(audit.measures.map(\.outstanding) == [30_240_000])
        #expect(audit.measures.map(\.allowed) == [2_993_760])
        _ = try desk.stateAgain("A", outstanding: 2_760_000)
        #expect(try desk.audit().told == ["X AT_LIMIT 0"])
    }

    @Test(
        arguments: [(676_767, "X AT_LIMIT 0"), (676_768, "X OVER_PASSIVE -1")]
            as [(Int64, String)])
    func `C30 a purchase by the issuer decides to the share`(
        bought: Int64, told: String
    ) async throws {
        let desk = try await Desk.alpha()
        try desk.holder("X", holding: 3_200_000)
        _ = try desk.stateAgain("COM", outstanding: 30_218_000 - bought)
        // 3,200,000 of 32,323,233 is all that whole shares allow, and so at the limit.
        #expect(try desk.audit().told == [told])
    }

    @Test func `C31 a marriage puts both over, and yesterday's report does not know it`()
        async throws
    {
        let desk = try await Desk.alpha()
        try desk.holder("A", holding: 2_000_000)
        try desk.holder("B", holding: 1_500_000)
        try desk.age(days: 3)
        let day = try #require(CalendarDate(desk.today())).adding(days: -2)
        let old = try desk.audit(asOf: day)
        #expect(old.told == ["A WATCH 1267000"])
        try desk.relate(.spouse, "A", "B", from: "2020-01-02")
        #expect(
            try desk.audit().told == ["A OVER_PASSIVE -233000", "B OVER_PASSIVE -233000"])
        #expect(try desk.audit(asOf: day) == old)
        let known = try desk.audit(asOf: day, knownOn: "now")
        #expect(known.holders.map(\.person) == ["A", "B"])
        #expect(known.isAnybodyOver)
    }

    @Test func `C19 C20 by value and by the stricter of both, as the guard has it`() async throws {
        let desk = try await Desk.alpha()
        try desk.limit(.of(99, 1000), basis: .moreRestrictive, from: nil)
        for (security, price) in [("COM", "19.49"), ("A", "25.00"), ("SERB", "19490.00")]
            as [(SecurityID, Money)]
        {
            try desk.price(price, of: security)
        }
        try desk.holder("Z", holding: 5_520, of: "SERB")
        let holder = try #require(try desk.audit().holders.first)
        #expect(holder.status == .near)
        let value = try #require(holder.standings.first { $0.position.basis == .value })
        #expect(value.position.limitShares == 1_075_861_531_800)
        let number = try #require(holder.standings.first { $0.position.basis == .number })
        #expect(number.status == .within)
        try desk.takeOver("Z-2", of: "SERB", 1, for: "Z")
        #expect(try desk.audit().holders.first?.status == .overPassive)
    }

    @Test func `refusals of the period are listed, and the five, the holders and the days told`()
        async throws
    {
        let desk = try await Desk.alpha()
        try desk.holder("X", holding: 3_267_000)
        try desk.holder("S", holding: 1_000, of: "SERB")
        #expect(try desk.post(.transfer(1, to: "X", key: "T-1")).codes == ["CAP_EXCEEDED"])
        let audit = try desk.audit()
        #expect(audit.stopped.map(\.key) == ["T-1"])
        #expect(audit.stopped.first?.reasons.first?.person == "X")
        #expect(audit.largest?.individuals.map(\.person) == ["X", "S"])
        #expect(audit.count == HolderCount(persons: 2, accounts: 2, personsBefore: nil))
        #expect((audit.days.known, audit.days.below) == (1, 1))
        #expect(audit.changes == nil)
        #expect(audit.holders.first?.isOwedDemandLetter == true)
    }

    @Test func `a report of a day that is not there is refused`() async throws {
        let desk = try await Desk.alpha()
        let today = try #require(CalendarDate(desk.today()))
        for (asOf, knownOn, since, field) in [
            (today.adding(days: 1), nil, nil, "as_of"),
            (today.adding(days: -1), nil, nil, "as_of"),
            (today, "2001-01-01T00:00:00Z", nil, "known_on"),
            (today, "9998-01-01T00:00:00Z", nil, "known_on"),
            (today, nil, today.adding(days: 1), "since"),
        ] as [(CalendarDate, String?, CalendarDate?, String)] {
            let error = #expect(throws: StoreError.self) {
                try desk.audit(asOf: asOf, knownOn: knownOn, since: since)
            }
            guard case .unacceptable(field, _, _) = error else {
                Issue.record("\(asOf) \(knownOn ?? "") \(String(describing: error))")
                continue
            }
        }
        #expect(try desk.audit(asOf: today.adding(days: -1), knownOn: "now").holders.isEmpty)
    }

    @Test func `stale inputs are named beside the figures that rest on them`() async throws {
        let desk = try await Desk.alpha()
        try desk.holder("X", holding: 3_267_000)
        try desk.state(
            "A", authorised: nil, outstanding: 2_760_000, asOf: "2020-01-03",
            maximumAgeDays: 30, authority: .order)
        let audit = try desk.audit()
        // Nor is the register of this desk complete.
        #expect(
            audit.uncertain.map(\.code)
                == [.capInputStale, .registerDiffers, .registerDiffers, .registerDiffers])
        #expect(audit.told == ["X AT_LIMIT 0"])
        #expect(audit.classes.first { $0.id == "A" }?.isStale(on: audit.day) == true)
    }
}
