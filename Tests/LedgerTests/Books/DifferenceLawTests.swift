import Ledger
import Testing

/// 17 CFR 240.17Ad-9 to -11: when a difference is aged, who hears of it, and by when.
struct DifferenceLawTests {
    private let calendar = BusinessCalendar.newYork

    private func difference(
        opened: CalendarDate, resolved: CalendarDate? = nil, units: Int64 = -100
    ) -> RecordDifference {
        RecordDifference(
            number: 1, kind: .register, security: "SERB", units: units, openedOn: opened,
            resolvedOn: resolved)
    }

    @Test func `R06 a difference is aged on its thirty-first day`() {
        let found = difference(opened: "2026-10-21")
        #expect(found.agedFrom == "2026-11-21")
        #expect(!found.isAged(on: "2026-11-20"))
        #expect(found.isAged(on: "2026-11-21"))
        #expect(found.magnitude == 100)
    }

    @Test func `a difference that was resolved is neither open nor aged from that day on`() {
        let found = difference(opened: "2026-09-01", resolved: "2026-11-15")
        #expect(found.isAged(on: "2026-11-14"))
        #expect(!found.isOpen(on: "2026-11-15"))
        #expect(!found.isAged(on: "2026-11-30"))
        #expect(!found.isOpen(on: "2026-08-31"))
    }

    @Test(
        arguments: [
            // A share of one cent makes dollars of a hundred units.
            ("5000000.00", "50000"), ("5000000.01", "250000"), ("49999999.99", "250000"),
            ("50000000.00", "250000"), ("50000000.01", "500000"), ("150000000.00", "500000"),
            ("150000000.0001", "1000000"), ("0", "50000"),
        ])
    func `each capitalisation has the row of the rule, the stricter one in its gaps`(
        capitalisation: String, threshold: String
    ) throws {
        let value = MarketValue(try #require(Money(capitalisation)))
        let band = CapitalisationBand(value)
        #expect(band.equityThreshold == Money(threshold))
        #expect(
            band.debtThreshold.tenThousandths == 2 * band.equityThreshold.tenThousandths)
    }

    @Test func `what is not known to be larger is in the strictest row`() {
        #expect(CapitalisationBand(nil) == .upTo5Million)
    }

    private func aged(_ dollars: String, isEquity: Bool = true) throws
        -> DifferenceReport.Position
    {
        DifferenceReport.Position(
            security: "COM", isEquity: isEquity,
            value: MarketValue(try #require(Money(dollars))))
    }

    @Test(arguments: [("250000.00", false), ("250000.0001", true), ("250000.01", true)])
    func `R07 fifty million and aged differences above a quarter of a million are reported`(
        dollars: String, isDue: Bool
    ) throws {
        let month = try #require(ReportingPeriod(month: "2026-11"))
        let report = DifferenceReport.toIssuer(
            month, capitalisation: MarketValue("50000000.00" as Money),
            aged: [try aged(dollars)], buyIns: [], calendar: calendar)
        #expect(report.isDue == isDue)
        #expect(report.dueBy == (isDue ? "2026-12-14" : nil))
        #expect(report.grounds == (isDue ? [.agedEquity] : []))
    }

    @Test func `debt has a threshold of its own, and neither is added to the other`() throws {
        let month = try #require(ReportingPeriod(month: "2026-11"))
        let report = DifferenceReport.toIssuer(
            month, capitalisation: .zero,
            aged: [try aged("50000"), try aged("100000", isEquity: false)], buyIns: [],
            calendar: calendar)
        #expect(!report.isDue)
        let more = DifferenceReport.toIssuer(
            month, capitalisation: .zero, aged: [try aged("100000.01", isEquity: false)],
            buyIns: [], calendar: calendar)
        #expect(more.grounds == [.agedDebt])
    }

    @Test func `a buy-in of any amount is told to the issuer, and so is what has no price`() throws
    {
        let month = try #require(ReportingPeriod(month: "2026-11"))
        let unpriced = DifferenceReport.Position(security: "COM", isEquity: true, value: nil)
        let report = DifferenceReport.toIssuer(
            month, capitalisation: .zero, aged: [unpriced], buyIns: [try aged("0.01")],
            calendar: calendar)
        #expect(report.grounds == [.valueUnknown, .buyIns])
    }

    @Test(arguments: [(6, "500000.01", true), (6, "500000.00", false), (5, "300000.01", true)])
    func `R08 the regulator hears of all issues together`(
        issues: Int, dollars: String, isDue: Bool
    ) throws {
        let quarter = try #require(ReportingPeriod(quarter: "2026-Q4"))
        let report = DifferenceReport.toRegulator(
            quarter, issues: issues, aged: [try aged(dollars)], buyIns: [], calendar: calendar)
        #expect(report.isDue == isDue)
        #expect(report.dueBy == (isDue ? "2027-01-15" : nil))
    }

    @Test(
        arguments: [
            (1, 300_000), (5, 300_000), (24, 500_000), (25, 800_000), (49, 800_000),
            (74, 1_000_000), (75, 1_200_000), (99, 1_200_000), (100, 1_400_000),
            (499, 1_400_000), (999, 1_600_000), (1_000, 2_600_000), (1_999, 2_600_000),
            (2_000, 3_600_000), (12_345, 13_600_000),
        ] as [(Int, Int64)])
    func `the regulator's threshold grows with the issues`(issues: Int, dollars: Int64) {
        #expect(
            RegulatorThreshold.agedDifferences(issues: issues).tenThousandths
                == dollars * 10_000)
    }

    @Test(arguments: [("100000.00", false), ("100000.01", true)])
    func `buy-ins of a quarter are told to the regulator above their own threshold`(
        dollars: String, isDue: Bool
    ) throws {
        let quarter = try #require(ReportingPeriod(quarter: "2026-Q4"))
        let report = DifferenceReport.toRegulator(
            quarter, issues: 1, aged: [], buyIns: [try aged(dollars)], calendar: calendar)
        #expect(report.isDue == isDue)
    }

    @Test func `R09 an over-issue is bought in within sixty days, ninety with a letter`() {
        let plain = OverIssue(discoveredOn: "2026-11-20")
        #expect(plain.buyInDueBy == "2027-01-19")
        #expect(plain.duty(on: "2027-01-19") == .buyIn(by: "2027-01-19"))
        #expect(plain.duty(on: "2027-01-20") == .overdue(since: "2027-01-20"))
        let promised = OverIssue(discoveredOn: "2026-11-20", letterOn: "2027-01-19")
        #expect(promised.buyInDueBy == "2027-02-18")
        #expect(promised.duty(on: "2027-02-19") == .overdue(since: "2027-02-19"))
    }

    @Test func `R09 a letter after the sixty days does not undo that the buy-in is overdue`() {
        let late = OverIssue(discoveredOn: "2026-11-20", letterOn: "2027-01-20")
        #expect(!late.isDeferred && late.clock == .buyIn)
        #expect(late.buyInDueBy == "2027-01-19")
        #expect(late.duty(on: "2027-01-20") == .overdue(since: "2027-01-20"))
        #expect(late.duty(on: "2027-02-18") == .overdue(since: "2027-01-20"))
    }

    @Test func `R23 only certificates of the account on which a debit waits end against it`() {
        let debit = WaitingDebit(certificate: "X-0002", account: "F1")
        #expect(debit.strangers(among: ["X-0002": "F1", "X-0003": "F1"]).isEmpty)
        #expect(
            debit.strangers(among: ["X-0002": "F1", "X-0900": "F5", "X-0100": "F2"])
                == ["X-0100", "X-0900"])
    }

    @Test func `R09 under a full bond there is no buy-in, and diligence goes on`() {
        let bonded = OverIssue(discoveredOn: "2026-11-20", letterOn: "2026-12-01", hasBond: true)
        #expect(bonded.buyInDueBy == nil)
        #expect(bonded.duty(on: "2030-01-01") == .diligence)
        let over = OverIssue(discoveredOn: "2026-11-20", endedOn: "2026-12-01")
        #expect(over.duty(on: "2026-12-01") == .ended("2026-12-01"))
    }

    @Test func `R10 what is unposted on the sixth business day after is reported at once`() throws {
        let debit = UnpostedDetail(transferredOn: "2026-11-25")
        #expect(try debit.postBy(calendar) == "2026-12-03")
        #expect(try debit.reportFrom(calendar) == "2026-12-11")
    }

    @Test func `values of several scales add up without rounding`() throws {
        let price: Money = "0.0001"
        let scale = try #require(Scale(places: 3))
        let one = MarketValue(units: 1, at: price, scale: scale)
        #expect(one.thousandths == 1)
        #expect((one + one).tenThousandths == 0)
        #expect(MarketValue(units: 1_000, at: price, scale: scale).tenThousandths == 1)
        let most = MarketValue(
            units: .max, at: Money(tenThousandths: .max), scale: .whole)
        #expect((most + most).exceeds(Money(tenThousandths: .max)))
    }

    @Test(
        arguments: [
            (21_900, 0, 22_000, 0, -100), (22_000, 0, 22_000, 0, 0),
            // What is open covers it, and what has become smaller too.
            (21_900, 0, 22_000, -100, 0), (21_940, 0, 22_000, -100, 0),
            // More, or on the other side, is new.
            (21_850, 0, 22_000, -100, -50), (22_010, 0, 22_000, -100, 110),
            // A debit that waits is part of the sum.
            (110, -100, 10, 0, 0), (110, 0, 10, 0, 100),
        ] as [(Int64, Int64, Int64, Int64, Int64)])
    func `R06 what no open difference explains is opened`(
        accounts: Int64, subsidiary: Int64, controlBook: Int64, explained: Int64, opened: Int64
    ) {
        let count = RegisterCount(
            accounts: accounts, subsidiary: subsidiary, controlBook: controlBook,
            explained: explained)
        #expect(count.unexplained == opened)
    }

    @Test func `a difference is resolved only when the register no longer differs by it`() {
        let differs = RegisterCount(
            accounts: 21_940, subsidiary: 0, controlBook: 22_000, explained: -100)
        #expect(!differs.canResolve(-100))
        let agrees = RegisterCount(
            accounts: 22_000, subsidiary: 0, controlBook: 22_000, explained: -100)
        #expect(agrees.canResolve(-100))
        let covered = RegisterCount(
            accounts: 21_940, subsidiary: 0, controlBook: 22_000, explained: -160)
        #expect(covered.canResolve(-100))
    }

    @Test func `months and quarters end on their last day`() throws {
        #expect(ReportingPeriod(month: "2028-02")?.last == "2028-02-29")
        #expect(ReportingPeriod(quarter: "2026-Q1")?.last == "2026-03-31")
        #expect(ReportingPeriod(quarter: "2026-Q4")?.first == "2026-10-01")
        #expect(ReportingPeriod.month(before: "2026-01-31")?.first == "2025-12-01")
        #expect(ReportingPeriod.quarter(before: "2026-02-01")?.last == "2025-12-31")
        #expect(ReportingPeriod.quarter(before: "2026-11-22")?.last == "2026-09-30")
        for text in ["2026-13", "2026-1", "26-11", "2026-11-01", "", "2026-Q5"] {
            #expect(ReportingPeriod(month: text) == nil)
        }
        for text in ["2026-Q0", "2026-Q5", "2026-4", "2026Q4", "q"] {
            #expect(ReportingPeriod(quarter: text) == nil)
        }
    }
}
