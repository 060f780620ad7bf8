import JSON
import Ledger
import LedgerStore
import Testing

/// The calendar of the book, and the clock of rejected guarantees: `domain.md` §7, L11.
@Suite struct PaperClockTests {
    private func desk() async throws -> Desk {
        let desk = try await Desk.alpha()
        try desk.holder("S", holding: 10, of: "SERB")
        try desk.holder("X")
        return desk
    }

    /// The clocks that run on the latest item of the list.
    private func dues(_ desk: Desk) throws -> [JSONValue] {
        try desk.store.itemQueue(onlyHeld: false, kind: nil, limit: 1, issuer: "TMA")
            .first?["dues"]?.array ?? []
    }

    /// The law's own calendar of the years that a new book has.
    private func calendar(around year: Int) throws -> BusinessCalendar {
        let days = ((year - 1)...(year + 2)).flatMap {
            (BusinessCalendar.usualClosures(year: $0) ?? []).map(\.date)
        }
        let first = try #require(CalendarDate(year: year - 1, month: 1, day: 1))
        let last = try #require(CalendarDate(year: year + 2, month: 12, day: 31))
        return try #require(BusinessCalendar(coverage: first...last, closures: days))
    }

    @Test func `L11 both are told of a rejected guarantee within two business days`() async throws {
        let desk = try await desk()
        let standard = try desk.store.setStandard(
            wording: "Specimen standards", programs: [.stamp], from: nil,
            authority: "Specimen edition", issuer: "TMA")
        #expect(standard == 1)
        let outcome = try desk.post(
            .transfer {
                $0.assignments = [.line(1, to: "X")]
                $0.guarantee = .stamp(program: "SEMP")
            })
        #expect(outcome.codes == ["GUAR_PROGRAM"])
        let item = try #require(outcome.item)
        let today = try #require(CalendarDate(try desk.today()))
        let due = try RejectionNotice(rejectedOn: today)
            .due(try calendar(around: today.components.year))
        let row = try #require(
            try desk.store.listRejections(onlyDue: true, issuer: "TMA").first)
        #expect(row["notify_by"]?.text == due.description)
        #expect(row["standard"] == 1 && row["status"] == "OWED")
        #expect(row["owed_to"]?.array?.count == 2)
        #expect(
            try dues(desk) == [
                ["clock": "GUAR_REJ", "by": .string(due.description), "status": "OWED"]
            ])
        let half = try desk.store.noteNotice(
            item: item, to: .presentor, method: "mail", on: nil, issuer: "TMA")
        #expect(half.first?["owed_to"]?.array?.compactMap(\.text) == ["guarantor"])
        let whole = try desk.store.noteNotice(
            item: item, to: .guarantor, method: "mail", on: today, issuer: "TMA")
        #expect(whole.first?["status"] == "SENT")
        #expect(try dues(desk) == [])
        #expect(try desk.store.listRejections(onlyDue: true, issuer: "TMA").isEmpty)
        #expect(try desk.store.listRejections(onlyDue: false, issuer: "TMA").count == 1)
        #expect(throws: StoreError.self) {
            _ = try desk.store.noteNotice(
                item: item, to: .guarantor, method: "mail", on: today.adding(days: 1),
                issuer: "TMA")
        }
        #expect(throws: StoreError.self) {
            _ = try desk.store.noteNotice(
                item: 99_999, to: .guarantor, method: "mail", on: nil, issuer: "TMA")
        }
    }

    @Test func `a new book knows the closures of four years, and learns of others`() async throws {
        let desk = try await desk()
        let today = try #require(CalendarDate(try desk.today()))
        let year = today.components.year
        for year in (year - 1)...(year + 2) {
            let closures = try #require(BusinessCalendar.usualClosures(year: year))
            let shown = try desk.store.showCalendar(year, issuer: "TMA")
            #expect(
                shown["days"]?.array?.compactMap { $0["day"]?.text }
                    == closures.map(\.date.description))
            #expect(shown["business_days"]?.int64.map { (249...254).contains($0) } == true)
        }
        #expect(throws: StoreError.self) {
            _ = try desk.store.showCalendar(year + 3, issuer: "TMA")
        }
        _ = try desk.store.loadCalendar(
            year + 3, includingGoodFriday: true, source: nil, issuer: "TMA")
        for wrong in [year, 1990] {
            #expect(throws: StoreError.self) {
                _ = try desk.store.loadCalendar(
                    wrong, includingGoodFriday: false, source: nil, issuer: "TMA")
            }
        }
    }

    @Test func `a day that is closed after all moves the clock of the next item`() async throws {
        let desk = try await desk()
        let today = try #require(CalendarDate(try desk.today()))
        let calendar = try calendar(around: today.components.year)
        let next = try calendar.adding(businessDays: 1, to: today)
        try desk.store.setDay(next, isOpen: false, name: "specimen storm", issuer: "TMA")
        let outcome = try desk.post(
            .transfer {
                $0.assignments = [.line(1, to: "X")]
                $0.guarantee = .stamp(program: "NOTARY")
            })
        #expect(outcome.word == .refused)
        let row = try desk.store.listRejections(onlyDue: false, issuer: "TMA").first
        #expect(
            row?["notify_by"]?.text
                == (try calendar.adding(businessDays: 3, to: today)).description)
        try desk.store.setDay(next, isOpen: true, name: "thaw", issuer: "TMA")
        let shown = try desk.store.showCalendar(next.components.year, issuer: "TMA")
        let day = shown["days"]?.array?.first { $0["day"]?.text == next.description }
        #expect(day?["is_open"] == true && day?["changes"] == 1)
        for wrong in ["2026-11-21", "2098-01-02"] as [CalendarDate] {
            #expect(throws: StoreError.self) {
                try desk.store.setDay(wrong, isOpen: true, name: "-", issuer: "TMA")
            }
        }
    }
}
