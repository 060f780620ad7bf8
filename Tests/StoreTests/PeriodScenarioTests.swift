import JSON
import Ledger
import LedgerStore
import Postgres
import Testing

/// Periods that are over and periods that are not, and times that the book does not know.
@Suite struct PeriodScenarioTests {
    /// A register whose first thousand shares of SERB have been there since 2020.
    private func register() async throws -> Desk {
        let desk = try await Desk.register()
        try desk.holder("S", holding: 1_000, of: "SERB")
        let rogue = try desk.superuser()
        try rogue.script("ALTER TABLE ledger.entry DISABLE TRIGGER USER")
        try rogue.script("UPDATE ledger.entry SET effective_on = '2020-01-02'")
        return desk
    }

    @Test func `R07 a month's row rests on the shares of its end, not on what was issued since`()
        async throws
    {
        let desk = try await register()
        let today = CalendarDate.of(try desk.today())
        let month = try #require(ReportingPeriod.month(before: today))
        _ = try desk.store.setPrice(
            PriceFacts(
                perShare: Money(tenThousandths: 50_000_000), asOf: month.first, source: "paper"),
            of: "SERB", issuer: "TMA")
        func report(_ period: ReportingPeriod) throws -> JSONObject {
            try desk.store.issuerDifferenceReport(period, issuer: "TMA")
        }
        // A thousand shares of 5,000 dollars are just 5 million.
        #expect(try report(month)["capitalisation_ten_thousandths"] == 50_000_000_000)
        #expect(try report(month)["equity_threshold_ten_thousandths"] == 500_000_000)
        let issued = try desk.post(.issue(1, of: "SERB", to: "S", number: "B-0090"))
        #expect(issued.word == .posted, "\(issued)")
        #expect(try report(month)["capitalisation_ten_thousandths"] == 50_000_000_000)
        #expect(try report(month)["equity_threshold_ten_thousandths"] == 500_000_000)
        // On a day before the price there was none, and before 2020 nothing was outstanding.
        let before = try #require(ReportingPeriod.month(before: month.first))
        #expect(try report(before)["unpriced"]?.array?.compactMap(\.text) == ["SERB"])
        let old = try #require(ReportingPeriod(month: "2019-12"))
        #expect(try report(old)["unpriced"]?.array?.isEmpty == true)
        #expect(try report(old)["known_from"]?.text == today.description)
    }

    @Test func `R03 a month and a year before the book was opened are not known`() async throws {
        let desk = try await Desk.alpha()
        try desk.holder("S", holding: 1_000, of: "SERB")
        let today = try desk.today()
        let old = try #require(CalendarMonth("2020-01"))
        let month = try desk.store.turnaround(old, issuer: "TMA").document
        #expect(month["standing"]?.text == "UNKNOWN" && month["is_known"] == false)
        #expect(month["known_from"]?.text == today)
        #expect(month["months"]?.array?.last?["standing"]?.text == "UNKNOWN")
        #expect(month["months"]?.array?.last?["known_from"]?.text == today)
        let year = try desk.store.annualReport(2_020, issuer: "TMA")
        #expect(year["is_known"] == false && year["known_from"]?.text == today)
        for name in ["accounts", "items_received", "issues_of_equity", "is_short"] {
            #expect(year[name] == .null, "\(name)")
        }
        #expect(year["record_differences"] == .null)
        #expect(year["months_met"]?.array?.isEmpty == true)
    }

    @Test func `R03 the month that runs is open, and says from when it is known`() async throws {
        let desk = try await Desk.alpha()
        let today = CalendarDate.of(try desk.today())
        let (month, document) = try desk.store.turnaround(
            CalendarMonth(of: today), issuer: "TMA")
        #expect(month.standing == .open && document["is_over"] == false)
        let isWhole = today.components.day == 1
        #expect(document["known_from"]?.text == (isWhole ? nil : today.description))
        #expect(document["exemption"]?["status"]?.text == "TOO_EARLY")
    }

    @Test func `R11 the list of a day that is not over is not certified`() async throws {
        let desk = try await register()
        let today = CalendarDate.of(try desk.today())
        func isCertified(_ day: CalendarDate) throws -> Bool? {
            var found: Bool?
            let list = BookList(.holders, security: "SERB", day: day)
            try desk.store.read(list, issuer: "TMA") { head in
                found = head["is_certified"]?.bool
            } page: { _ in
                true
            }
            return found
        }
        #expect(try isCertified(today) == false)
        #expect(try isCertified(today.adding(days: -1)) == true)
        #expect(try isCertified("2020-01-02") == true)
    }

    @Test(arguments: [BookList.Kind.holders, .masterFile, .stockLedger])
    func `nobody is listed of a day of which the book knows nothing`(kind: BookList.Kind)
        async throws
    {
        let desk = try await register()
        let list = BookList(kind, day: "2020-01-01")
        let error = #expect(throws: StoreError.self) {
            try desk.store.read(list, issuer: "TMA") { _ in
            } page: { _ in
                true
            }
        }
        let words = error.map { "\($0)" } ?? ""
        #expect(words.contains("nothing is known of 2020-01-01: the book was opened"), "\(words)")
        #expect(words.contains("a day from 2020-01-02 on"), "\(words)")
    }

    @Test func `a record date is near the time of the book, and any can be taken back`()
        async throws
    {
        let desk = try await Desk.register()
        let today = CalendarDate.of(try desk.today())
        func declare(_ day: CalendarDate, isWithdrawn: Bool = false) throws {
            try desk.store.setRecordDate(
                "SERB", day, purpose: "DIVIDEND", isWithdrawn: isWithdrawn, source: "board",
                issuer: "TMA")
        }
        let first = try #require(
            CalendarDate(year: today.components.year - 1, month: 1, day: 1))
        for day in [first.adding(days: -1), "1800-01-01", today.adding(days: 367)] {
            let error = #expect(throws: StoreError.self) { try declare(day) }
            #expect(error.map { "\($0)".contains("a day from \(first) to ") } == true)
        }
        try declare(first)
        try declare(today.adding(days: 366))
        try declare("1800-01-01", isWithdrawn: true)
    }

    @Test func `what ends on a day that the board named runs to that day`() async throws {
        let desk = try await Desk.alpha()
        try desk.holder("X")
        let last = CalendarDate.of(try desk.today()).adding(days: 40)
        try desk.except("X", .of(12, 100), until: last)
        let clocks = try desk.dues(of: .limitEnd)
        #expect(clocks.map { $0["subject"]?.text } == ["exception of X"])
        #expect(clocks.first?["by"]?.text == last.description)
        #expect(clocks.first?["status"] == "RUNNING")
    }

    @Test func `R18 the demands and Form TA-2 of the last year are due, where the book knew it`()
        async throws
    {
        let desk = try await register()
        let year = CalendarDate.of(try desk.today()).components.year - 1
        #expect(try desk.dues().isEmpty, "The book was opened this year.")
        let rogue = try desk.superuser()
        try rogue.script("ALTER TABLE ledger.issuer DISABLE TRIGGER USER")
        try rogue.script("UPDATE ledger.issuer SET opened_at = '\(year)-06-01T12:00:00Z'")
        func due(_ clock: ClockCatalogue) throws -> [JSONObject] { try desk.dues(of: clock) }
        #expect(try due(.annualReport).map { $0["subject"]?.text } == ["year \(year)"])
        #expect(try due(.annualReport).first?["by"]?.text == "\(year + 1)-03-31")
        #expect(
            try due(.ownershipDemand).map { $0["what"]?.text }
                == ["record the dividend record dates, to know whom to ask"])
        let day = try #require(CalendarDate(year: year, month: 9, day: 30))
        try desk.store.setRecordDate(
            "SERB", day, purpose: "DIVIDEND", isWithdrawn: false, source: "board", issuer: "TMA")
        #expect(
            try due(.ownershipDemand).map { $0["what"]?.text }
                == ["demand who owns the stock of 1 holder"])
        #expect(try due(.ownershipDemand).first?["by"]?.text == "\(year + 1)-01-30")
        try desk.store.noteDemand(
            year: year, accounts: ["S"], isAnswer: false, on: nil, document: "mail",
            issuer: "TMA")
        #expect(try due(.ownershipDemand).isEmpty)
        try desk.store.noteFiling(
            kind: .annualReport, period: String(year), to: "agency", on: nil, document: "copy",
            issuer: "TMA")
        #expect(try due(.annualReport).isEmpty)
    }
}
