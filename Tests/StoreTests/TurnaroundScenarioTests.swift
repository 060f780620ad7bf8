import JSON
import Ledger
import LedgerStore
import Testing

/// Turnaround through the store: `domain.md` §7, R03 and R05.
@Suite struct TurnaroundScenarioTests {
    private func desk() async throws -> Desk {
        let desk = try await Desk.alpha()
        try desk.holder("S", holding: 1_000, of: "SERB")
        try desk.holder("X")
        return desk
    }

    private func report(_ desk: Desk, _ day: CalendarDate) throws -> JSONObject {
        try desk.store.turnaround(CalendarMonth(of: day), issuer: "TMA").document
    }

    @Test(arguments: [(9, "MET"), (8, "SHORT")])
    func `R03 nine of ten in time meet the standard, and eight call for a notice`(
        inTime: Int, standing: String
    ) async throws {
        let desk = try await desk()
        // Early in a month that is over, so that all fell due in it.
        let month = CalendarMonth(of: CalendarDate.of(try desk.today()).adding(days: -45))
        let ago = CalendarDate.of(try desk.today()).days(since: month.firstDay) - 4
        let day = try desk.businessDay(ago)
        let items = try desk.transfers(10, on: day)
        try desk.dispatch(Array(items.prefix(inTime)), at: "\(day)T10:00:00-05:00")
        let before = try report(desk, day)
        #expect(before["standing"]?.text == standing)
        #expect(before["routine_received"] == 10 && before["on_time"] == .integer(Int64(inTime)))
        #expect(before["posted_not_made_available"] == .integer(Int64(10 - inTime)))
        #expect(before["late_items"]?.array?.count == 10 - inTime)
        let notices = try desk.dues(of: .performanceNotice)
        #expect(notices.count == (standing == "SHORT" ? 1 : 0))
        #expect(before["notice"]?["is_needed"] == .bool(standing == "SHORT"))
        // The certificates that wait for the mail are one line.
        #expect(try desk.dues(of: .turnaround).count == 1)
        try desk.dispatch(Array(items.suffix(10 - inTime)))
        #expect(try desk.dues(of: .turnaround).isEmpty)
        #expect(try report(desk, day)["standing"]?.text == standing)
        guard standing == "SHORT" else {
            let error = #expect(throws: StoreError.self) {
                try file(.performanceNotice, month.description, desk)
            }
            #expect(
                error.map { "\($0)".contains("\(month) is MET, 9 of 10 in time") } == true)
            return
        }
        try file(.performanceNotice, month.description, desk)
        #expect(try desk.dues(of: .performanceNotice).isEmpty)
        #expect(try report(desk, day)["notice"]?["filed_on"]?.text == (try desk.today()))
    }

    private func file(_ kind: ClockCatalogue, _ period: String, _ desk: Desk) throws {
        try desk.store.noteFiling(
            kind: kind, period: period, to: "agency", on: nil, document: "copy", issuer: "TMA")
    }

    @Test func `nothing is filed of a time that is not over, but for what is told at once`()
        async throws
    {
        let desk = try await desk()
        let today = try desk.today()
        let (month, year) = (String(today.prefix(7)), String(today.prefix(4)))
        let quarter = "\(year)-Q\(((Int(month.suffix(2)) ?? 1) - 1) / 3 + 1)"
        for (kind, period) in [
            (.annualReport, year), (.performanceNotice, month), (.executiveNotice, month),
            (.issuerDifferenceReport, month), (.issuerBuyInReport, month),
            (.regulatorQuarterlyReport, quarter),
        ] as [(ClockCatalogue, String)] {
            let error = #expect(throws: StoreError.self) { try file(kind, period, desk) }
            #expect(
                error.map { "\($0)".contains("\(period) is not over on \(today)") } == true)
        }
        #expect(try desk.written { try file(.unpostedItem, month, desk) } == ["filing": 1])
    }

    @Test func `R05 an item of several certificates is one, and is done when the last one left`()
        async throws
    {
        let desk = try await desk()
        let day = try desk.businessDay(40)
        let item = try desk.transfers(1, on: day)[0]
        let shown = try desk.dispatch([item], ["B-0001"], at: "\(day)T10:00:00-05:00")
        #expect(shown["certificates"]?.array?.count == 1)
        let half = try report(desk, day)
        #expect(half["routine_received"] == 1 && half["on_time"] == 0 && half["late"] == 1)
        try desk.dispatch([item], at: "\(day)T11:00:00-05:00")
        let whole = try report(desk, day)
        #expect(whole["on_time"] == 1 && whole["late"] == 0)
        let left = try desk.store.showItem(number: item, issuer: "TMA")["dispatches"]?.array ?? []
        #expect(left.compactMap { $0["certificates"]?.array?.count } == [1, 1])
        #expect(throws: StoreError.self) { try desk.dispatch([item]) }
        #expect(throws: StoreError.self) {
            try desk.dispatch([item], at: "2999-01-02T00:00:00Z")
        }
    }

    @Test func `nothing was made available before it was posted, however early it was received`()
        async throws
    {
        let desk = try await desk()
        let day = try desk.businessDay(20)
        let outcome = try desk.post(
            ItemRequest(
                key: "LATE",
                action: TransferForm(
                    key: "LATE", certificates: ["S-1"], assignments: [.line(1, to: "X")]
                ).request.action,
                receivedAt: "\(day)T09:00:00-05:00"))
        let item = try #require(outcome.item)
        let error = #expect(throws: StoreError.self) {
            try desk.dispatch([item], at: "\(day)T10:00:00-05:00")
        }
        let words = error.map { "\($0)" } ?? ""
        #expect(words.contains("item \(item) was posted at 20"), "\(words)")
        #expect(words.contains("no certificate of it at \(day)T10:00:00-05:00"), "\(words)")
        let before = try report(desk, day)
        #expect(before["routine_received"] == 1 && before["late"] == 1)
        #expect(before["posted_not_made_available"] == 1)
        try desk.dispatch([item])
        #expect(try report(desk, day)["standing"]?.text == "SHORT")
    }

    @Test func `what is held runs by itself, and what was refused counts as sent back`()
        async throws
    {
        let desk = try await desk()
        let refused = try desk.post(.transfer(100, signed: "Q", to: "X"))
        #expect(refused.word == .refused)
        let today = CalendarDate.of(try desk.today())
        let report = try desk.store.turnaround(
            CalendarMonth(of: today), issuer: "TMA"
        ).document
        // On the last days of a month it may be deemed received in the next one.
        let counted = [0, 1].contains(report["returned"]?.int64)
        #expect(counted && report["routine_received"] == 0)
        #expect(try desk.dues(of: .turnaround).isEmpty)
    }

    @Test func `a month to come is not judged`() async throws {
        let desk = try await desk()
        let month = try #require(CalendarMonth("2999-01"))
        #expect(throws: StoreError.self) {
            _ = try desk.store.turnaround(month, issuer: "TMA")
        }
        #expect(throws: StoreError.self) {
            _ = try desk.store.annualReport(2_999, issuer: "TMA")
        }
    }
}
