import JSON
import Ledger
import LedgerStore
import Postgres
import Testing

/// What is on record as the cause of an excess: the act or the day that made it.
@Suite struct ExcessCauseTests {
    private func causes(_ desk: Desk) throws -> [String] {
        try (desk.store.excess("TMA")["over"]?.array ?? []).map { row in
            "\(row["person"]?.text ?? "") since \(row["since"]?.text ?? "?"): "
                + "\(row["cause"]?.text ?? "?")"
        }
    }

    /// Everything on file was recorded so many days ago.
    private func age(_ desk: Desk, days: Int) throws {
        let session = try desk.superuser()
        for table in [
            "capital_statement", "ownership_limit", "account_standing", "outside_position",
            "relation", "relation_end", "limit_exception", "price", "disclosed_position",
            "policy",
        ] {
            try session.script(
                """
                ALTER TABLE ledger.\(table) DISABLE TRIGGER USER;
                UPDATE ledger.\(table) SET recorded_at = recorded_at - interval '\(days) days';
                ALTER TABLE ledger.\(table) ENABLE TRIGGER USER;
                """)
        }
    }

    @Test func `an opening records whom it puts over, in its own transaction`() async throws {
        let desk = try await Desk.alpha()
        let written = try desk.written { try desk.holder("X", holding: 3_267_001) }
        #expect(written["excess"] == 1)
        let today = try desk.today()
        let entry = try desk.superuser().run("SELECT max(entry) AS entry FROM ledger.entry")[0]
            .int64("entry")
        let cause = "X since \(today): entry \(entry): opening "
        #expect(try causes(desk).map { $0.hasPrefix(cause) } == [true])
        #expect(try desk.over() == ["X OVER_PASSIVE 1"])
        // A share more is another figure of the same excess.
        try desk.takeOver("X-2", 1, for: "X")
        #expect(try causes(desk).map { $0.hasPrefix(cause) } == [true])
        #expect(try desk.over() == ["X OVER_PASSIVE 2"])
    }

    @Test func `an opening for one records his spouse, who is over by it`() async throws {
        let desk = try await Desk.alpha()
        try desk.holder("A", holding: 2_000_000)
        try desk.holder("B")
        try desk.relate(.spouse, "A", "B")
        try desk.takeOver("B-1", 1_500_000, for: "B")
        #expect(try desk.over() == ["A OVER_PASSIVE 233000", "B OVER_PASSIVE 233000"])
    }

    @Test func `nothing is recorded of whom a batch leaves within the limit`() async throws {
        let desk = try await Desk.register()
        for name in (1...12).map({ "H\($0)" }) { try desk.holder(name) }
        let openings = (1...12).map { number -> ItemRequest in
            .open(
                CertificateID(security: "COM", number: .named("H\(number)-1")), 1_000,
                for: .named("H\(number)"))
        }
        let written = try desk.written {
            let outcomes = try desk.post(openings)
            #expect(outcomes.allSatisfy { $0.word == .posted })
        }
        #expect(written["excess"] == nil)
        #expect(try desk.over().isEmpty)
    }

    @Test func `an exception that ran out is the cause, whatever fact is recorded after`()
        async throws
    {
        let desk = try await Desk.alpha()
        try desk.holder("X", holding: 3_000_000)
        try desk.holder("S", holding: 500_000)
        let today = try #require(CalendarDate(desk.today()))
        let last = today.adding(days: -3)
        try desk.except("X", .of(12, 100), from: "2020-01-02", until: today)
        #expect(
            try desk.post(.transfer(500_000, security: "COM", to: "X")).word == .posted)
        try desk.superuser().script(
            """
            ALTER TABLE ledger.limit_exception DISABLE TRIGGER USER;
            UPDATE ledger.limit_exception SET effective_until = '\(last)';
            """)
        try age(desk, days: 9)
        let cause = "X since \(last.adding(days: 1)): exception of X ended \(last)"
        #expect(try causes(desk) == [cause])
        // A price bears on nothing here; it is only the fact after which everybody is counted.
        let recount = try desk.price("19.49", of: "COM")
        #expect(recount.told == ["OVER_PASSIVE X 233000"])
        #expect(recount.over.first?.text("cause") == "exception of X ended \(last)")
        #expect(recount.over.first?.text("since") == last.adding(days: 1).description)
        #expect(try causes(desk) == [cause])
        // Other figures of the same excess have the same cause.
        #expect(try desk.stateAgain("A", outstanding: 0).overCount == 1)
        #expect(try causes(desk) == [cause])
    }

    @Test func `a relation that begins by its day is the cause from that day on`() async throws {
        let desk = try await Desk.alpha()
        try desk.holder("A", holding: 2_000_000)
        try desk.holder("B", holding: 1_500_000)
        let today = try #require(CalendarDate(desk.today()))
        let day = today.adding(days: 5)
        let (number, recount) = try desk.relate(.spouse, "A", "B", from: day)
        #expect(recount.told.isEmpty)
        try desk.superuser().script(
            """
            ALTER TABLE ledger.relation DISABLE TRIGGER USER;
            UPDATE ledger.relation SET effective_from = '\(today.adding(days: -2))';
            """)
        try age(desk, days: 9)
        let exempt = try desk.except("A", .of(12, 100))
        #expect(exempt.over.map { $0.text("person") } == ["B"])
        #expect(
            exempt.over.first?.text("cause")
                == "relation \(number): spouse began \(today.adding(days: -2))")
        #expect(exempt.within == ["A"])
    }
}
