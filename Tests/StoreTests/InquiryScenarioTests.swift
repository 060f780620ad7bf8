import JSON
import Ledger
import LedgerStore
import Testing

/// Inquiries and lost holders through the store: `domain.md` §7, R13 to R15.
@Suite struct InquiryScenarioTests {
    private func inquiry(_ desk: Desk, receivedOn: CalendarDate) -> InquiryRequest {
        var request = InquiryRequest(
            kind: .item, inquirer: "X SPECIMEN", address: "Nowhere", question: "is it done?")
        request.receivedOn = receivedOn
        request.security = "SERB"
        request.shares = 1
        request.presentedOn = receivedOn
        request.registeredName = "S SPECIMEN"
        return request
    }

    @Test func `R15 an inquiry is pending until its answer, and the month counts it`() async throws
    {
        let desk = try await Desk.alpha()
        let day = try desk.businessDay(40)
        let asked = try desk.store.inquire(inquiry(desk, receivedOn: day), issuer: "TMA")
        let number = try #require(asked["inquiry"]?.int64)
        #expect(asked["status"] == "OVERDUE" && asked["clock"] == "INQ_A")
        #expect(asked["lacking"]?.array?.isEmpty == true)
        #expect(try desk.dues(of: .inquiryOfItem).map { $0["status"] } == ["OVERDUE"])
        let month = CalendarMonth(of: day)
        func counts() throws -> [JSONValue] {
            try desk.store.turnaround(month, issuer: "TMA").document["inquiries"]?.array ?? []
        }
        #expect(try counts() == [["paragraph": "17Ad-5(a)", "late": 0, "pending": 1]])
        let answered = try desk.store.answerInquiry(
            number, isAnswer: true, on: nil, method: "letter", substance: "it is", issuer: "TMA")
        #expect(answered["status"] == "ANSWERED_LATE")
        #expect(try desk.dues(of: .inquiryOfItem).isEmpty)
        #expect(try desk.store.listInquiries(all: false, issuer: "TMA").isEmpty)
        #expect(try desk.store.listInquiries(all: true, issuer: "TMA").count == 1)
        #expect(throws: StoreError.self) {
            _ = try desk.store.answerInquiry(
                number, isAnswer: true, on: nil, method: "letter", substance: "again",
                issuer: "TMA")
        }
    }

    @Test func `one that names too little is told what it lacks, and is acknowledged`()
        async throws
    {
        let desk = try await Desk.alpha()
        let asked = try desk.store.inquire(
            InquiryRequest(kind: .broker, inquirer: "B", address: "Nowhere", question: "where?"),
            issuer: "TMA")
        #expect(try desk.dues(of: .inquiryOfBroker).map { $0["status"] } == ["UNDATED"])
        #expect(asked["status"] == "NO_CLOCK" && asked["lacking"]?.array?.count == 5)
        let number = try #require(asked["inquiry"]?.int64)
        let told = try desk.store.answerInquiry(
            number, isAnswer: false, on: nil, method: "letter", substance: "please name it",
            issuer: "TMA")
        #expect(told["status"] == "ACKNOWLEDGED" && told["events"]?.array?.count == 1)
        #expect(try desk.dues(of: .inquiryOfBroker).isEmpty, "No more is owed.")
        #expect(try desk.store.listInquiries(all: false, issuer: "TMA").isEmpty)
        // Whoever then names it all is answered under the same number.
        let answered = try desk.store.answerInquiry(
            number, isAnswer: true, on: nil, method: "letter", substance: "it was registered",
            issuer: "TMA")
        #expect(answered["status"] == "ANSWERED")
    }

    @Test func `a certificate that left in time answers for itself`() async throws {
        let desk = try await Desk.alpha()
        try desk.holder("S", holding: 1_000, of: "SERB")
        try desk.holder("X")
        let day = try desk.businessDay(40)
        let item = try desk.transfers(1, on: day)[0]
        var request = inquiry(desk, receivedOn: day)
        request.item = item
        let asked = try desk.store.inquire(request, issuer: "TMA")
        #expect(asked["status"] == "OVERDUE")
        try desk.dispatch([item], at: "\(day)T15:00:00-05:00")
        let after = try desk.store.listInquiries(all: true, issuer: "TMA").first
        #expect(after?["status"] == "DISPATCHED")
        #expect(after?["dispatched_on"]?.text == day.description)
    }

    @Test func `R13 a search before the window is kept and not counted`() async throws {
        let desk = try await Desk.alpha()
        try desk.holder("S", holding: 10, of: "SERB")
        let today = CalendarDate.of(try desk.today())
        let lostOn = today.adding(days: -200)
        let lost = try desk.store.noteLost(
            "S", returnedOn: lostOn, sentAgainOn: nil, returnedAgainOn: nil, dues: nil,
            source: "proxy", issuer: "TMA")
        #expect(lost["status"] == "OWED" && lost["next"]?["clock"] == "LSH1")
        let opens = try #require(lost["next"]?["opens"]?.text.flatMap { CalendarDate($0) })
        func search(_ day: CalendarDate) throws -> JSONObject {
            try desk.store.noteLostEvent(
                .search(service: "base", isByNumber: false, hasAddress: false, result: "none"),
                of: "S", on: day, issuer: "TMA")
        }
        let early = try search(opens.adding(days: -1))
        #expect(early["events"]?.array?.first?["counts_as"] == "NOT_COUNTED")
        #expect(early["next"]?["clock"] == "LSH1")
        let counted = try search(opens)
        #expect(counted["next"]?["clock"] == "LSH2" && counted["status"] == "NOT_YET")
        #expect(try desk.dues(of: .lostHolderSecondSearch).count == 1)
        let found = try desk.store.noteLostEvent(
            .found(document: "letter"), of: "S", on: nil, issuer: "TMA")
        #expect(found["status"] == "FOUND")
        #expect(try desk.dues(of: .lostHolderSecondSearch).isEmpty)
        let figures = try desk.store.annualReport(today.components.year, issuer: "TMA")
        let searches = figures["searches"]?.array ?? []
        let thisYear = [opens, opens.adding(days: -1)].filter {
            $0.components.year == today.components.year
        }
        #expect(searches.count == thisYear.count)
    }

    @Test(arguments: [("2.4990", "EXEMPT"), ("2.50", "OWED")])
    func `R14 an account worth 24.99 is not searched for, and one worth 25.00 is`(
        price: String, status: String
    ) async throws {
        let desk = try await Desk.alpha()
        try desk.holder("S", holding: 10, of: "SERB")
        let today = CalendarDate.of(try desk.today())
        let amount = try #require(Money(price))
        _ = try desk.store.setPrice(
            PriceFacts(perShare: amount, asOf: today, source: "Specimen exchange"), of: "SERB",
            issuer: "TMA")
        func lose(_ account: AccountID, dues: Money? = nil) throws -> JSONObject {
            try desk.store.noteLost(
                account, returnedOn: today.adding(days: -200), sentAgainOn: nil,
                returnedAgainOn: nil, dues: dues, source: "proxy", issuer: "TMA")
        }
        #expect(try lose("S")["status"]?.text == status)
        #expect(throws: StoreError.self) { _ = try lose("S") }
        // A cent of dividends is due to this one, and the next is a company.
        try desk.holder("T", holding: 10, of: "SERB")
        #expect(try lose("T", dues: "0.01")["status"] == "OWED")
        try desk.holder("E", isEntity: true, holding: 1_000, of: "SERB")
        #expect(try lose("E")["exemption"] == "NOT_A_NATURAL_PERSON")
    }
}
