import JSON
import Ledger
import LedgerStore
import Postgres
import TestSupport
import Testing

/// Options on a class that an event takes: each is on as many of the new shares, exactly.
@Suite struct EventOptionTests {
    /// `COM 150 from 2026-11-20` of each option that is in force today.
    private func options(_ desk: Desk, _ person: PersonID) throws -> [String] {
        try desk.superuser().run(
            """
            SELECT format('%s %s', r.security, r.units) AS option
            FROM ledger.relations_of('TMA', \([person.text]), ledger.today('TMA')) AS r
            WHERE r.kind = 'option'
            ORDER BY r.relation
            """
        ).map { try $0.text("option") }
    }

    @Test func `an option goes over at the event's rate, and what is on it goes with it`()
        async throws
    {
        let desk = try await Desk.alphaWithA()
        for name in ["H", "G", "F"] { try desk.holder(name) }
        let today = CalendarDate.of(try desk.today())
        let first = try desk.relate(
            .option, "H", "HA", security: "A", shares: 100, from: today.adding(days: -5))
        try desk.relate(.option, "G", security: "A", shares: 40, underlying: first.number)
        try desk.relate(
            .option, "F", security: "A", shares: 6, from: today.adding(days: 3),
            until: today.adding(days: 9))
        let posted = try desk.event(.convert, into: "COM", rate: 3, for: 2)
        #expect(posted.word == .posted)
        #expect(posted.codes == [])
        #expect(try options(desk, "H") == ["COM 150"])
        #expect(try options(desk, "G") == ["COM 60"])
        #expect(try options(desk, "F") == [])
        #expect(
            try desk.store.capStanding(of: "G", issuer: "TMA").answer.positions.first?.heldAfter
                == 60)
        let rows = try desk.superuser().run(
            """
            SELECT r.units, r.effective_from - ledger.today('TMA') AS begins,
                r.effective_until - ledger.today('TMA') AS ends,
                e.ends_on - ledger.today('TMA') AS ended, r.underlying IS NULL AS stands
            FROM ledger.relation AS r
            LEFT JOIN ledger.relation_end AS e USING (issuer, relation)
            ORDER BY r.relation
            """)
        #expect(try rows.map { try $0.int64("units") } == [100, 40, 6, 150, 60, 9])
        #expect(rows.map { $0["begins"] } == ["-5", "0", "3", "0", "0", "3"])
        #expect(rows.map { $0["ended"] } == ["-1", "-1", "2", nil, nil, nil])
        #expect(rows.map { $0["ends"] } == [nil, nil, "9", nil, nil, "9"])
        #expect(try rows.map { try $0.bool("stands") } == [true, false, true, true, false, true])
    }

    @Test func `an option that would be on a part of a share holds the event until it is settled`()
        async throws
    {
        let desk = try await Desk.alphaWithA()
        try desk.holder("H")
        let option = try desk.relate(.option, "H", security: "A", shares: 7)
        let written = try desk.written {
            let held = try desk.event(.convert, into: "COM", rate: 3, for: 2, key: "K-1")
            #expect(held.word == .held)
            #expect(held.codes == ["OPTION_UNSETTLED"])
            #expect(
                held.findings.first?["subject"]?["option"]?.text == String(option.number))
            #expect(try desk.event(.redeem, price: "25").codes == ["OPTION_UNSETTLED"])
        }
        #expect(written == ["item": 2, "verdict": 2])
        let today = CalendarDate.of(try desk.today())
        try desk.store.endRelation(
            option.number, on: today.adding(days: -1), paper: "Specimen", issuer: "TMA")
        let posted = try desk.event(.convert, into: "COM", rate: 3, for: 2, key: "K-1")
        #expect(posted.word == .posted)
        #expect(posted.codes == [])
    }

    @Test func `an option whose end is on file stays until then, and is told`() async throws {
        let desk = try await Desk.alphaWithA()
        try desk.holder("H")
        try desk.holder("G")
        let today = CalendarDate.of(try desk.today())
        let option = try desk.relate(.option, "H", security: "A", shares: 7)
        try desk.relate(.option, "G", security: "A", shares: 2, underlying: option.number)
        try desk.store.endRelation(
            option.number, on: today.adding(days: 4), paper: "Specimen", issuer: "TMA")
        let posted = try desk.event(.redeem, price: "25")
        #expect(posted.word == .posted)
        #expect(posted.codes == ["OPTION_LEFT", "OPTION_LEFT"])
        #expect(try options(desk, "H") == ["A 7"])
    }

    @Test func `a part of a class leaves the options on it as they are`() async throws {
        let desk = try await Desk.alphaWithA()
        try desk.holder("H")
        try desk.relate(.option, "H", security: "A", shares: 7)
        #expect(try desk.event(.redeem, .proRata(.of(760_000)), price: "25").codes == [])
        #expect(try options(desk, "H") == ["A 7"])
    }

    @Test(arguments: [true, false])
    func `an option counts before and after as the preview said`(keeps: Bool) async throws {
        let desk = try await Desk.register()
        for name in ["S", "T", "U", "V"] { try desk.holder(name, holding: 2_000) }
        try desk.holder("X", holding: 500)
        try desk.holder("W")
        try desk.relate(.option, "W", "S", security: "COM", shares: 900)
        let terms = EventTerms.event(.split, of: "COM", rate: 3, for: 2, keeps: keeps)
        let preview = try desk.preview(terms)
        #expect(preview.persons.contains { $0.hasPrefix("W ") })
        let posted = try desk.event(.split, of: "COM", rate: 3, for: 2, keeps: keeps)
        #expect(posted.word == .posted)
        #expect(posted.persons == preview.persons)
        #expect(try options(desk, "W") == ["COM 1350"])
        let standing = try desk.store.capStanding(of: "W", issuer: "TMA").answer
        #expect(standing.positions.first?.heldAfter == 1_350)
        let told = posted.document["persons"]?.array?.first { $0["person"]?.text == "W" }
        #expect(told?["held_after"]?.int64 == 1_350)
        let headroom = standing.positions.first.map { Int64(max(0, $0.headroom)) }
        #expect(told?["headroom"]?.int64 == headroom)
    }
}
