import Ledger
import LedgerStore
import Testing

/// The past stays as it was reported; and the audit says what the guard does.
@Suite struct CapAuditReplayTests {
    /// One thing after the other that changes where somebody stands.
    private static func steps(_ desk: Desk) -> [() throws -> Void] {
        [
            { try desk.holder("X", holding: 3_000_000) },
            { try desk.holder("Y", holding: 2_000_000) },
            { try desk.holder("S", holding: 10_000, of: "SERB") },
            { _ = try desk.post(.transfer(500, to: "X")) },
            { try desk.relate(.spouse, "X", "S", from: "2020-01-02") },
            { _ = try desk.stateAgain("COM", outstanding: 30_000_000) },
            { try desk.price("19.49", of: "COM") },
            { try desk.except("Y", .of(12, 100)) },
            { _ = try desk.post(.issue(100_000, to: "Y", number: "Y-2")) },
            { try desk.limit(.of(6, 100), from: nil) },
            { _ = try desk.post(.transfer(1, of: "Y-2", security: "COM", signed: "Y", to: "X")) },
            { _ = try desk.stateAgain("A", outstanding: 0) },
        ]
    }

    @Test func `what was reported at a time is reported for ever as known at that time`()
        async throws
    {
        let desk = try await Desk.alpha()
        var told: [(at: String, document: String)] = []
        for step in Self.steps(desk) {
            try step()
            let at = try desk.now()
            told.append((at, try desk.audit(thresholds: .low).document))
        }
        #expect(Set(told.map(\.document)).count > 8)
        for (at, document) in told {
            #expect(try desk.audit(knownOn: at, thresholds: .low).document == document)
        }
    }

    @Test func `replaying the journal to a day gives the report of that day`() async throws {
        let desk = try await Desk.alpha()
        var told: [CapAudit] = []
        for step in Self.steps(desk) {
            try step()
            told.append(try desk.audit(thresholds: .low))
            try desk.age(days: 1)
        }
        let today = try #require(CalendarDate(desk.today()))
        for (index, audit) in told.enumerated() {
            let day = today.adding(days: index - told.count)
            let replayed = try desk.audit(asOf: day, thresholds: .low)
            #expect(replayed.told == audit.told, "\(day)")
            #expect(replayed.measures == audit.measures, "\(day)")
            #expect(replayed.count.persons == audit.count.persons, "\(day)")
            #expect(
                replayed.holders.map(\.counted) == audit.holders.map(\.counted), "\(day)")
            #expect(
                replayed.stopped.map(\.key) == audit.stopped.map(\.key), "\(day)")
        }
    }

    @Test func `a past day has the shares that a later event ended`() async throws {
        let desk = try await Desk.alphaWithA()
        let before = try desk.audit()
        try desk.age(days: 1)
        #expect(try desk.event(.redeem, price: "25").word == .posted)
        let today = try #require(CalendarDate(desk.today()))
        let replayed = try desk.audit(asOf: today.adding(days: -1))
        #expect(replayed.measures == before.measures)
        #expect(try desk.audit().measures != before.measures)
        let asKnownNow = try desk.audit(asOf: today.adding(days: -1), knownOn: "now")
        #expect(asKnownNow.measures == before.measures)
    }

    @Test func `the headroom of the report is what a transfer check allows`() async throws {
        let desk = try await Desk.alpha()
        try desk.holder("S", holding: 3_300_000)
        try desk.holder("X", holding: 3_266_000)
        try desk.holder("Y", holding: 1_700_000)
        try desk.holder("Z", holding: 1_800_000)
        try desk.relate(.spouse, "Y", "Z", from: "2020-01-02")
        try desk.holder("W", isEntity: true, holding: 700)
        try desk.relate(.stake, "X", "W", part: .of(1, 3), from: "2020-01-02")
        for holder in try desk.audit().holders where holder.person != "S" {
            let headroom = try #require(holder.tightest).position.headroom
            let room = try desk.store.capRoom(
                of: holder.person, taking: "COM", issuer: "TMA"
            ).room
            let allowed = try #require(room.allowed)
            #expect(allowed <= max(0, headroom))
            for units in [1, allowed, allowed + 1, max(0, headroom) + 1] where units > 0 {
                let shares = try #require(Int64(exactly: units))
                let check = try desk.check(
                    .transfer(
                        shares, of: "S-1", security: "COM", signed: "S",
                        to: AccountID(unchecked: holder.person.text)))
                #expect(
                    (check.word == .approved) == (units <= allowed), "\(holder.person) \(units)")
            }
        }
    }
}

extension AuditThresholds {
    /// So that small holdings have their lines too.
    fileprivate static let low = Self(near: .of(5, 100), watch: .of(1, 10_000))
}
