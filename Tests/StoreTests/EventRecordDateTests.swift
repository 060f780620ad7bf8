import JSON
import Ledger
import LedgerStore
import Postgres
import TestSupport
import Testing

/// An event for the holders of a day, and one that waits for something.
@Suite struct EventRecordDateTests {
    /// Two days ago HA took 1,760,000 of A and HB 1,000,000, which is all of it.
    private func desk() async throws -> Desk {
        let desk = try await Desk.alphaWithA()
        try desk.age(days: 2)
        return desk
    }

    private func day(_ desk: Desk, _ days: Int) throws -> CalendarDate {
        CalendarDate.of(try desk.today()).adding(days: days)
    }

    @Test func `an event is for the holders of a past day as long as they are those of now`()
        async throws
    {
        let desk = try await desk()
        let yesterday = try day(desk, -1)
        let sale = ItemRequest.transfer(
            100, of: "HB-1", security: "A", signed: "HB", to: "HA", key: "T-1")
        #expect(try desk.post(sale).word == .posted)
        let terms = EventTerms.event(.redeem, .proRata(.of(760_000)), price: "25", on: yesterday)
        #expect(try desk.preview(terms).codes == ["RECORD_DATE_PASSED"])
        let refused = try desk.event(
            .redeem, .proRata(.of(760_000)), price: "25", on: yesterday, key: "R-1")
        #expect(refused.word == .refused)
        let finding = try #require(refused.findings.first)
        #expect(finding["subject"]?["account"]?.text == "HA")
        #expect(finding["subject"]?["on"]?.text == (try desk.today()))
        #expect(finding["subject"]?["kind"]?.text == "transfer")
        // What was undone since has changed nobody's shares.
        #expect(try desk.post(.reverse("T-1")).word == .posted)
        let posted = try desk.event(
            .redeem, .proRata(.of(760_000)), price: "25", on: yesterday, key: "R-2")
        #expect(posted.word == .posted)
        #expect(posted.document["event"]?["record_date"]?.text == yesterday.description)
        let again = try desk.event(
            .redeem, .proRata(.of(760_000)), price: "25", on: yesterday, key: "R-2")
        #expect(again.isReplay && again.word == .posted)
        let events = try desk.store.listEvents("TMA", limit: 10)
        #expect(events.first?["event"]?["record_date"]?.text == yesterday.description)
        // The event itself has changed what its holders have.
        #expect(
            try desk.event(.redeem, price: "25", on: yesterday).codes == ["RECORD_DATE_PASSED"])
        #expect(try desk.event(.redeem, price: "25", on: try day(desk, 0)).word == .posted)
    }

    @Test func `a day before the register began had other holders`() async throws {
        let desk = try await desk()
        let refused = try desk.event(.redeem, price: "25", on: try day(desk, -3))
        #expect(refused.codes == ["RECORD_DATE_PASSED"])
        #expect(refused.findings.first?["subject"]?["kind"]?.text == "open")
    }

    @Test func `what waits for its record date is kept, and sent again by its number`()
        async throws
    {
        let desk = try await desk()
        let tomorrow = try day(desk, 1)
        let written = try desk.written {
            let held = try desk.event(
                .redeem, .byLot(.of(50), seed: "drawn in public"), price: "25", on: tomorrow,
                key: "R-1")
            #expect(held.word == .held)
            #expect(held.codes == ["RECORD_DATE_AHEAD"])
        }
        #expect(written == ["item": 1, "verdict": 1])
        let request = try #require(try desk.kept())
        #expect(request.key == "R-1")
        #expect(
            request.terms
                == .event(
                    .redeem, .byLot(.of(50), seed: "drawn in public"), price: "25", on: tomorrow,
                    authority: .order))
        var outcome: EventOutcome?
        let again = try desk.written { outcome = try desk.store.post(request, issuer: "TMA") }
        #expect(outcome?.word == .held)
        #expect(again == ["verdict": 1])
    }

    @Test func `officers allow what is a matter of judgment, and nobody allows a fact`()
        async throws
    {
        let desk = try await desk()
        func allow(_ item: Int64, by store: LedgerStore) throws -> JSONObject {
            try store.decide(
                DecisionRequest(
                    item: item, ruling: .allow, codes: [], reason: "a reason", paper: "a paper",
                    nextOn: nil), issuer: "TMA")
        }
        _ = try desk.event(.redeem, price: "25", on: try day(desk, 1), key: "R-1")
        let ahead = try desk.lastItem()
        #expect(throws: StoreError.self) { _ = try allow(ahead, by: desk.store) }

        try desk.state("SERB", authorised: 22_000, outstanding: 22_000, maximumAgeDays: 1)
        let tender = EventSelection.tendered([.init("HB-1", shares: .of(700))])
        let held = try desk.event(.convert, into: "COM", rate: 2, tender, key: "K-1")
        #expect(held.codes == ["CAP_INPUT_STALE"] && held.word == .held)
        let stale = try desk.lastItem()
        #expect(try allow(stale, by: desk.store)["is_ready"] == false)
        #expect(try allow(stale, by: try desk.secondApprover())["is_ready"] == true)
        let posted = try desk.event(.convert, into: "COM", rate: 2, tender, key: "K-1")
        #expect(posted.word == .posted)
        #expect(posted.codes == ["HOLD_DECIDED"])
    }

    @Test func `a held event posts on what was wanting, once`() async throws {
        let desk = try await desk()
        try desk.addSecurity("NEW", prefix: "N-")
        var terms = EventTerms.event(
            .convert, into: "NEW", rate: 1, for: 7,
            .tendered([.init("HB-1", shares: .of(700)), .init("HA-1")]), price: "7",
            authority: .order)
        terms.endorsements = ["HA", "HB"].map { .specimen($0, serial: "kept \($0)") }
        terms.marketPrice = "1"
        let held = try desk.store.post(
            EventRequest(
                key: "K-1", terms: terms,
                execution: Execution(countersigner: "FIRST", registrar: "SECOND"),
                receivedAt: "2020-01-03T11:30:00-05:00", presentor: "Specimen", ticket: "W-1"),
            issuer: "TMA")
        #expect(held.codes.contains("AUTHORISED_MISSING") && held.word == .held)
        let request = try #require(try desk.kept())
        try desk.state("NEW", authorised: 1_000_000, outstanding: nil)
        let posted = try desk.store.post(request, issuer: "TMA")
        #expect(posted.word == .posted)
        #expect(try desk.held("HB", "NEW") == 100)
        #expect(try desk.store.post(request, issuer: "TMA").isReplay)
        // It is held no more, so that nothing is left to be sent again.
        #expect(throws: StoreError.self) { _ = try desk.kept() }
    }
}

extension Desk {
    /// The request of the item that came last, which is held.
    fileprivate func lastItem() throws -> Int64 {
        try superuser().run("SELECT max(item) AS item FROM ledger.item")[0].int64("item")
    }

    fileprivate func kept() throws -> EventRequest? {
        try store.keptEvent(try lastItem(), issuer: issuer)
    }
}
