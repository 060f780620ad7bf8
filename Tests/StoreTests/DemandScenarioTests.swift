import JSON
import Ledger
import LedgerStore
import Postgres
import Testing

/// Demand letters, Form TA-2 and the list of what is due, through the store: R18.
@Suite struct DemandScenarioTests {
    /// 200 holders of SERB or one more: S has just a two-hundredth of it, or just a hundredth.
    private func desk(others: Int) async throws -> Desk {
        let desk = try await Desk.alpha()
        try desk.holder("S", holding: 100, of: "SERB")
        try desk.holder("L", holding: 99, of: "SERB")
        let rest = 20_000 - 199 - Int64(others - 1)
        for index in 1...others {
            try desk.account(
                "H\(index)", "H\(index) SPECIMEN", owners: [])
            let units: Int64 = index == 1 ? rest : 1
            try desk.takeOver(.named("H\(index)-1"), of: "SERB", units, for: .named("H\(index)"))
        }
        return desk
    }

    @Test func `R18 of 200 holders each with half of one percent is asked, and answers or not`()
        async throws
    {
        let desk = try await desk(others: 198)
        let today = CalendarDate.of(try desk.today())
        let year = today.components.year
        let none = try desk.store.demands(year, issuer: "TMA")
        #expect(none["threshold"] == .null && none["holders"]?.array?.isEmpty == true)
        try desk.store.setRecordDate(
            "SERB", today, purpose: "DIVIDEND", isWithdrawn: false, source: "board",
            issuer: "TMA")
        let demands = try desk.store.demands(year, issuer: "TMA")
        #expect(demands["record_dates"]?.array?.first?["holders"] == 200)
        #expect(demands["threshold"] == "0.5 %" && demands["by"]?.text == "\(year + 1)-01-30")
        let holders = (demands["holders"]?.array ?? []).compactMap(\.object)
        #expect(holders.compactMap { $0["account"]?.text } == ["H1", "S"])
        let stake = holders.last?["stakes"]?.array?.first
        #expect(stake?["shares"] == 100 && stake?["outstanding"] == 20_000)
        // What it holds only since the first half of the year it held in the last half, too.
        let isLastHalf = today.components.month >= 7
        #expect(holders.last?["most"]?["SERB"] == 100 || !isLastHalf)
        try desk.store.noteDemand(
            year: year, accounts: ["S"], isAnswer: false, on: nil, document: "mail",
            issuer: "TMA")
        try desk.store.noteDemand(
            year: year, accounts: ["S"], isAnswer: true, on: nil, document: "statement",
            issuer: "TMA")
        let after = try desk.store.demands(year, issuer: "TMA")["holders"]?.array ?? []
        #expect(after.compactMap { $0["answered_on"]?.text } == [today.description])
        // One holder more, and a hundredth decides; S has only half of that.
        try desk.holder("ONE", holding: 1, of: "SERB")
        let more = try desk.store.demands(year, issuer: "TMA")
        #expect(more["threshold"] == "1 %")
        #expect(more["holders"]?.array?.compactMap { $0["account"]?.text } == ["H1"])
        try desk.store.setRecordDate(
            "SERB", today, purpose: "DIVIDEND", isWithdrawn: true, source: "board",
            issuer: "TMA")
        #expect(try desk.store.demands(year, issuer: "TMA")["threshold"] == .null)
    }

    @Test func `the worksheet of TA-2 counts items, accounts and issues`() async throws {
        let desk = try await Desk.alpha()
        try desk.holder("S", holding: 1_000, of: "SERB")
        try desk.holder("X", holding: 5)
        #expect(try desk.post(.transfer(100, to: "X")).word == .posted)
        let year = CalendarDate.of(try desk.today()).components.year
        let figures = try desk.store.annualReport(year, issuer: "TMA")
        #expect(figures["items_received"] == 1 && figures["accounts"] == 3)
        #expect(figures["issues_of_equity"] == 3 && figures["is_short"] == true)
        #expect(figures["by"]?.text == "\(year + 1)-03-31")
        #expect(figures["accounts_of_debt"] == 0)
    }

    @Test func `everything that runs is in one list, the earliest first`() async throws {
        let desk = try await Desk.alpha()
        #expect(try desk.dues().isEmpty)
        try desk.holder("S", holding: 1_000, of: "SERB")
        try desk.holder("X")
        let day = try desk.businessDay(20)
        _ = try desk.transfers(2, on: day)
        try desk.takeOver("S-9", of: "SERB", 10, for: "S")
        try desk.open(["S-9"])
        _ = try desk.store.noteLost(
            "X", returnedOn: day, sentAgainOn: nil, returnedAgainOn: nil, dues: "30.00",
            source: "proxy", issuer: "TMA")
        let dues = try desk.dues()
        #expect(dues.map { $0["clock"]?.text } == ["TURN3", "LSH1"])
        #expect(dues.first?["status"] == "OVERDUE" && dues.last?["status"] == "NOT_YET")
        let today = CalendarDate.of(try desk.today())
        let soon = try desk.store.dues(by: today, issuer: "TMA")
        #expect(soon["clocks"]?.array?.count == 1 && soon["overdue"] == 1)
        let auditor = try LedgerStore(
            desk.settings.with(user: "countersign_auditor"), taxpayerKey: nil)
        #expect(try auditor.dues(by: nil, issuer: "TMA")["clocks"]?.array?.count == 2)
    }
}
