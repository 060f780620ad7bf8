import JSON
import Ledger
import LedgerStore
import Postgres
import Testing

/// Held items: who decides, what comes of it, and what is told.
@Suite struct QueueTests {
    /// A transfer that is held since nobody has looked at the legend on its paper.
    private func held(_ key: String = "T-1") async throws -> (Desk, Int64) {
        let desk = try await Desk.alpha()
        try desk.holder("S", holding: 1_000, of: "SERB")
        try desk.holder("X")
        _ = try desk.store.setLegend(
            LegendRequest(
                security: "SERB", wording: "Specimen restriction", ratio: nil, from: nil,
                authority: "Specimen resolution"), issuer: "TMA")
        let outcome = try desk.post(.transfer(100, to: "X", key: key))
        #expect(outcome.codes == ["LEGEND_MISSING"])
        return (desk, try #require(outcome.item))
    }

    /// Another officer, with a login of his own.
    private func second(_ desk: Desk) throws -> LedgerStore {
        try desk.superuser().script(
            """
            DO $$
            BEGIN
                CREATE ROLE specimen_officer LOGIN IN ROLE countersign_officer;
            EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
            END
            $$;
            """)
        return try LedgerStore(desk.settings.with(user: "specimen_officer"), taxpayerKey: nil)
    }

    private func ruling(
        _ item: Int64, _ ruling: DecisionRequest.Ruling, codes: [String] = [],
        next: CalendarDate? = nil
    ) -> DecisionRequest {
        DecisionRequest(
            item: item, ruling: ruling, codes: codes, reason: "a reason",
            paper: ruling == .allow ? "a paper" : nil, nextOn: next)
    }

    @Test func `two officers let a held item pass, and the same one twice does not count`()
        async throws
    {
        let (desk, item) = try await held()
        let first = try desk.store.decide(ruling(item, .allow), issuer: "TMA")
        #expect(first["is_ready"] == false)
        #expect(first["holds"]?.array?.first?["still_needed"] == 1)
        #expect(throws: StoreError.self) {
            _ = try desk.store.decide(ruling(item, .allow), issuer: "TMA")
        }
        let request = try desk.store.keptRequest(item, issuer: "TMA")
        #expect(try desk.post(request).word == .held)
        let other = try second(desk).decide(ruling(item, .allow), issuer: "TMA")
        #expect(other["is_ready"] == true)
        #expect(other["must_act"]?.array?.compactMap(\.text) == ["desk"])
        let outcome = try desk.post(try desk.store.keptRequest(item, issuer: "TMA"))
        #expect(outcome.word == .posted && outcome.item == item)
        #expect(outcome.codes == ["HOLD_DECIDED"])
        let shown = try desk.store.showItem(number: item, issuer: "TMA")
        let verdicts = try #require(shown["verdicts"]?.array)
        // The desk's own request and the one that was put together from the kept papers.
        #expect(verdicts.compactMap { $0["outcome"]?.text } == ["held", "held", "posted"])
        #expect(verdicts.flatMap { $0["decisions"]?.array ?? [] }.count == 2)
        #expect(throws: StoreError.self) {
            _ = try desk.store.keptRequest(item, issuer: "TMA")
        }
        #expect(try desk.differences().map(\.name) == ["register_is_control_book"])
    }

    @Test func `a refusal ends the matter, and the key answers so`() async throws {
        let (desk, item) = try await held()
        _ = try desk.store.decide(ruling(item, .refuse), issuer: "TMA")
        #expect(try desk.store.itemQueue(onlyHeld: true, kind: nil, limit: 9, issuer: "TMA") == [])
        let again = try desk.post(.transfer(100, to: "X", key: "T-1"))
        #expect(again.word == .refused && again.isReplay)
        #expect(throws: StoreError.self) {
            _ = try desk.store.decide(ruling(item, .allow), issuer: "TMA")
        }
    }

    @Test func `what is put off comes up again on its day, as often as it is put off`()
        async throws
    {
        let (desk, item) = try await held()
        func queued() throws -> JSONValue? {
            try desk.store.itemQueue(onlyHeld: true, kind: .transfer, limit: 9, issuer: "TMA").first
        }
        let before = try #require(try queued())
        #expect(before["must_act"]?.array?.compactMap(\.text) == ["counsel"])
        #expect(before["age_business_days"] == 0)
        #expect(before["next_on"]?.text != nil)
        for day in ["2998-01-02", "2999-01-02"] as [CalendarDate] {
            _ = try desk.store.decide(ruling(item, .wait, next: day), issuer: "TMA")
            #expect(try queued()?["next_on"]?.text == day.description)
        }
        #expect(throws: StoreError.self) {
            _ = try desk.store.decide(ruling(item, .wait, next: "2020-01-02"), issuer: "TMA")
        }
        #expect(throws: StoreError.self) {
            _ = try desk.store.decide(ruling(item, .allow, codes: ["AT_LIMIT"]), issuer: "TMA")
        }
    }

    @Test func `a clerk decides nothing`() async throws {
        let (desk, item) = try await held()
        let clerk = try LedgerStore(
            desk.settings.with(user: "countersign_clerk"), taxpayerKey: nil)
        #expect(throws: StoreError.self) {
            _ = try clerk.decide(ruling(item, .allow), issuer: "TMA")
        }
        #expect(try clerk.keptRequest(item, issuer: "TMA").key == "T-1")
    }

    @Test func `a request is made again of its papers to the letter`() async throws {
        let (desk, _) = try await held()
        let registration = Registration.specimen("NEW", "NEW SPECIMEN")
        let numbered = Registration.specimen(
            "NUM", "NUM SPECIMEN", taxpayer: .number("900-11-0001"))
        func item(_ key: String, _ registration: Registration) -> ItemRequest {
            .transfer {
                $0.key = key
                $0.from = "S"
                $0.assignments = [.line(1, to: "X"), .line(2, opening: registration)]
                $0.papers = [Paper(.deathCertificate, dated: "2020-01-02", concerning: "A B")]
                $0.knowledge = "a letter"
            }
        }
        let plain = try desk.post(item("N-1", registration))
        #expect(plain.word == .held)
        let kept = try desk.store.keptRequest(try #require(plain.item), issuer: "TMA")
        #expect(kept.action == item("N-1", registration).action)
        let hashed = try desk.post(item("N-2", numbered))
        #expect(hashed.word == .held)
        let number = try #require(hashed.item)
        #expect(throws: StoreError.self) {
            _ = try desk.store.keptRequest(number, issuer: "TMA")
        }
    }
}
