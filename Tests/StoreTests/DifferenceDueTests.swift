import JSON
import Ledger
import LedgerStore
import Testing

/// The clocks of record differences in the one list, and in item 8 of Form TA-2.
@Suite struct DifferenceDueTests {
    private func opened(_ desk: Desk, on day: CalendarDate) throws -> Int64 {
        try desk.holder("S", holding: 22_000, of: "SERB")
        let difference = try desk.store.openDifference(
            DifferenceRequest(
                certificate: CertificateID(security: "SERB", number: "S-1"), face: 22_100,
                reason: "raised", openedOn: day, isPriorAgents: true),
            issuer: "TMA")
        return try #require(difference["difference"]?.int64)
    }

    private func price(_ desk: Desk, _ dollars: Int64, asOf day: CalendarDate) throws {
        _ = try desk.store.setPrice(
            PriceFacts(
                perShare: Money(tenThousandths: dollars * 10_000), asOf: day, source: "paper"),
            of: "SERB", issuer: "TMA")
    }

    private func file(_ desk: Desk, _ kind: ClockCatalogue, of period: String) throws {
        try desk.store.noteFiling(
            kind: kind, period: period, to: "the secretary", on: nil, document: "copy",
            issuer: "TMA")
    }

    @Test func `R06 a difference runs to its thirtieth day, and is overdue once it is aged`()
        async throws
    {
        let desk = try await Desk.beta()
        let today = CalendarDate.of(try desk.today())
        let number = try opened(desk, on: today.adding(days: -30))
        let young = try #require(try desk.dues(of: .agedDifference).first)
        #expect(young["subject"]?.text == "difference \(number)")
        #expect(young["by"]?.text == today.description && young["status"] == "OWED")
        _ = try desk.store.openDifference(
            DifferenceRequest(
                certificate: CertificateID(security: "SERB", number: "S-1"), face: 1,
                reason: "older", openedOn: today.adding(days: -31), isPriorAgents: false),
            issuer: "TMA")
        #expect(
            try desk.dues(of: .agedDifference).map { $0["status"] } == ["OVERDUE", "OWED"])
        _ = try desk.store.resolveDifference(
            number, reason: "found", paper: "letter", issuer: "TMA")
        #expect(try desk.dues(of: .agedDifference).count == 1)
    }

    @Test func `R07 a month above the threshold is due to the issuer until it is filed`()
        async throws
    {
        let desk = try await Desk.beta()
        let today = CalendarDate.of(try desk.today())
        let last = try #require(ReportingPeriod.month(before: today))
        let before = try #require(ReportingPeriod.month(before: last.first))
        // Aged on the last day of the month before the last, and not sooner.
        _ = try opened(desk, on: before.last.adding(days: -31))
        try price(desk, 2_500, asOf: before.first)
        #expect(try desk.dues(of: .issuerDifferenceReport).isEmpty, "100 shares are too little.")
        // A hundred shares of 5,001 dollars are above half a million, and the stock is worth 110.
        try price(desk, 5_001, asOf: last.last)
        let due = try desk.dues(of: .issuerDifferenceReport)
        #expect(due.map { $0["subject"]?.text } == ["month \(last.text)"])
        let calendar = try #require(due.first?["by"]?.text.flatMap { CalendarDate($0) })
        #expect(last.last < calendar)
        try file(desk, .issuerDifferenceReport, of: before.text)
        #expect(try desk.dues(of: .issuerDifferenceReport).count == 1)
        try file(desk, .issuerDifferenceReport, of: last.text)
        #expect(try desk.dues(of: .issuerDifferenceReport).isEmpty)
    }

    @Test func `R08 a quarter above the threshold is due to the regulator until it is filed`()
        async throws
    {
        let desk = try await Desk.beta()
        let today = CalendarDate.of(try desk.today())
        let quarter = try #require(ReportingPeriod.quarter(before: today))
        _ = try opened(desk, on: quarter.last.adding(days: -31))
        try price(desk, 3_000, asOf: quarter.first)
        #expect(try desk.dues(of: .regulatorQuarterlyReport).isEmpty, "300,000 is not above it.")
        try price(desk, 3_001, asOf: quarter.last)
        #expect(
            try desk.dues(of: .regulatorQuarterlyReport).map { $0["subject"]?.text }
                == ["quarter \(quarter.text)"])
        try file(desk, .regulatorQuarterlyReport, of: quarter.text)
        #expect(try desk.dues(of: .regulatorQuarterlyReport).isEmpty)
    }

    @Test func `R09 an over-issue is in the list until it is bought in, then its report is`()
        async throws
    {
        let desk = try await Desk.beta()
        let today = CalendarDate.of(try desk.today())
        let month = try #require(ReportingPeriod.month(before: today))
        let discovered = month.first.adding(days: -80)
        let noted = try desk.store.noteOverIssue(
            OverIssueRequest(
                security: "SERB", shares: 10, discoveredOn: discovered,
                certificates: "B-0099, SPECIMEN", reason: "issued twice", difference: nil),
            issuer: "TMA")
        let number = try #require(noted["over_issue"]?.int64)
        let owed = try #require(try desk.dues(of: .buyIn).first)
        #expect(owed["by"]?.text == discovered.adding(days: 60).description)
        #expect(owed["status"] == "OVERDUE")
        func note(_ kind: OverIssueNote.Kind, on day: CalendarDate, party: String? = nil) throws {
            _ = try desk.store.noteBuyIn(
                OverIssueNote(
                    kind: kind, day: day, party: party,
                    cost: party.map { _ in Money(tenThousandths: 19_490_000) }, paper: "paper"),
                on: number, issuer: "TMA")
        }
        try note(.letter, on: discovered)
        #expect(try desk.dues(of: .buyIn).isEmpty)
        #expect(
            try desk.dues(of: .buyInWithLetter).map { $0["by"]?.text }
                == [discovered.adding(days: 90).description])
        try note(.bond, on: discovered.adding(days: 1))
        #expect(try desk.dues(of: .buyInWithLetter).map { $0["status"] } == ["UNDATED"])
        try note(.boughtIn, on: month.first, party: "Specimen Brokers")
        #expect(try desk.dues(of: .buyInWithLetter).isEmpty)
        #expect(
            try desk.dues(of: .issuerBuyInReport).map { $0["subject"]?.text }
                == ["month \(month.text)"])
        #expect(try desk.dues(of: .issuerDifferenceReport).isEmpty)
        try file(desk, .issuerBuyInReport, of: month.text)
        #expect(try desk.dues(of: .issuerBuyInReport).isEmpty)
    }

    @Test func `R09 a letter that comes too late is kept, and the buy-in stays overdue`()
        async throws
    {
        let desk = try await Desk.beta()
        let today = CalendarDate.of(try desk.today())
        let discovered = today.adding(days: -61)
        let noted = try desk.store.noteOverIssue(
            OverIssueRequest(
                security: "SERB", shares: 10, discoveredOn: discovered,
                certificates: "B-0099, SPECIMEN", reason: "issued twice", difference: nil),
            issuer: "TMA")
        let number = try #require(noted["over_issue"]?.int64)
        let late = try desk.store.noteBuyIn(
            OverIssueNote(kind: .letter, day: today, party: nil, cost: nil, paper: "letter"),
            on: number, issuer: "TMA")
        #expect(late["letter_on"]?.text == today.description)
        #expect(late["is_deferred"]?.bool == false && late["duty"]?.text == "overdue")
        #expect(try desk.dues(of: .buyInWithLetter).isEmpty)
        let owed = try desk.dues(of: .buyIn)
        #expect(owed.map { $0["by"]?.text } == [today.adding(days: -1).description])
        #expect(owed.map { $0["status"] } == ["OVERDUE"])
        // The same letter within the sixty days puts the buy-in off.
        let timely = try desk.store.noteBuyIn(
            OverIssueNote(
                kind: .letter, day: today.adding(days: -1), party: nil, cost: nil,
                paper: "letter of the day before"),
            on: number, issuer: "TMA")
        #expect(timely["is_deferred"]?.bool == true && timely["duty"]?.text == "buy_in")
    }

    @Test func `item 8 of Form TA-2 has the aged differences by whose they are, and the buy-ins`()
        async throws
    {
        let desk = try await Desk.beta()
        let year = CalendarDate.of(try desk.today()).components.year - 1
        let end = try #require(CalendarDate(year: year, month: 12, day: 31))
        _ = try opened(desk, on: end.adding(days: -31))
        try price(desk, 100, asOf: end)
        for (days, shares) in [(60, 1_001), (200, 999)] as [(Int, ShareCount)] {
            let noted = try desk.store.noteOverIssue(
                OverIssueRequest(
                    security: "SERB", shares: shares, discoveredOn: end.adding(days: -days),
                    certificates: "B-0099, SPECIMEN", reason: "issued twice", difference: nil),
                issuer: "TMA")
            _ = try desk.store.noteBuyIn(
                OverIssueNote(
                    kind: .boughtIn, day: end.adding(days: -days), party: "Specimen Brokers",
                    cost: Money(tenThousandths: 1), paper: "paper"),
                on: try #require(noted["over_issue"]?.int64), issuer: "TMA")
        }
        func figures() throws -> JSONValue {
            try desk.store.annualReport(year, issuer: "TMA")["record_differences"] ?? .null
        }
        let before = try figures()
        #expect(before["aged_of_prior_agents"]?["issues"] == 1)
        #expect(
            before["aged_of_prior_agents"]?["market_value_ten_thousandths"] == 100_000_000)
        #expect(before["aged_of_this_agent"]?["differences"] == 0)
        // 1,001 shares of 100 dollars are above 100,000; of the others there is no price yet.
        #expect(
            before["buy_in_reports_due"]?.array?.compactMap(\.text)
                == ["\(year)-Q2", "\(year)-Q4"])
        #expect(before["buy_in_reports_filed"]?.array?.isEmpty == true)
        try file(desk, .regulatorQuarterlyReport, of: "\(year)-Q4")
        #expect(
            try figures()["buy_in_reports_filed"]?.array?.compactMap(\.text) == ["\(year)-Q4"])
    }
}
