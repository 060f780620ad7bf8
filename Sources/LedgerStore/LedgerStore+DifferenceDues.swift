import JSON
import Ledger
import Postgres

/// The clocks of record differences, of what waits in the subsidiary file and of over-issues:
/// 17 CFR 240.17Ad-10 and -11.
extension LedgerStore {
    /// Each open difference to its thirtieth day, and each line that waits to its two days.
    func differenceClocks(_ question: DueQuestion) throws(StoreError) -> [RunningClock] {
        var clocks = try differenceRecords(question.issuer).map(\.facts)
            .filter { $0.isOpen(on: question.today) }.map { difference in
                RunningClock(
                    .agedDifference, "resolve the difference before it is aged",
                    subject: "difference \(difference.number)",
                    by: difference.agedFrom.adding(days: -1))
            }
        let told = try filings(.unpostedItem, issuer: nil).values.max()
        for record in try unposted(question.issuer) {
            let subject = "difference \(record.row["difference"]?.int64 ?? 0)"
            clocks.append(
                RunningClock(
                    .posting, "post what waits in the subsidiary file", subject: subject,
                    by: question.calendar.flatMap { try? record.facts.postBy($0) }))
            let from = question.calendar.flatMap { try? record.facts.reportFrom($0) }
            guard let from, from <= question.today, told.map({ $0 < from }) ?? true else {
                continue
            }
            clocks.append(
                RunningClock(
                    .unpostedItem, "tell the regulator of it at once", subject: subject,
                    by: from))
        }
        return clocks
    }

    /// Under a surety's bond nothing is bought in; the diligence has no last day.
    func overIssueClocks(_ question: DueQuestion) throws(StoreError) -> [RunningClock] {
        try overIssueRecords(question.issuer).compactMap { record in
            if case .ended = record.facts.duty(on: question.today) { return nil }
            return RunningClock(
                record.facts.clock,
                record.facts.hasBond
                    ? "go on with diligence; a bond covers the buy-in" : "buy in the shares",
                subject: "over-issue \(record.row["over_issue"]?.int64 ?? 0)",
                by: record.facts.buyInDueBy)
        }
    }

    /// The reports of the months and quarters that have ended, to the issuer and the regulator,
    /// of those in which this book had an aged difference or a buy-in.
    func differenceReportClocks(_ question: DueQuestion) throws(StoreError) -> [RunningClock] {
        let differences = try differenceRecords(question.issuer).map(\.facts)
        let buyIns = try overIssueRecords(question.issuer).compactMap(\.boughtInOn)
        guard let first = (differences.map(\.agedFrom) + buyIns).min() else { return [] }
        func periods(_ kind: ReportingPeriod.Kind) -> [ReportingPeriod] {
            ReportingPeriod.ended(kind, before: question.today, backTo: first).filter { period in
                differences.contains { $0.isAged(on: period.last) }
                    || buyIns.contains(where: period.contains)
            }
        }
        var clocks: [RunningClock] = []
        let differencesTold = try filings(.issuerDifferenceReport, issuer: question.issuer)
        let buyInsTold = try filings(.issuerBuyInReport, issuer: question.issuer)
        for month in periods(.month) {
            let report = try inOneSnapshot { () throws(StoreError) in
                try self.issuerReport(month, question.calendar, question.issuer).report
            }
            let subject = "month \(month.text)"
            if report.grounds.contains(where: { $0 != .buyIns }),
                differencesTold[month.text] == nil
            {
                clocks.append(
                    RunningClock(
                        .issuerDifferenceReport, "report the aged differences to the issuer",
                        subject: subject, by: report.dueBy))
            }
            if report.grounds.contains(.buyIns), buyInsTold[month.text] == nil {
                clocks.append(
                    RunningClock(
                        .issuerBuyInReport, "report the buy-ins to the issuer",
                        subject: subject, by: report.dueBy))
            }
        }
        // The regulator is told once of all the books, whichever of them keeps the copy.
        let regulatorTold = try filings(.regulatorQuarterlyReport, issuer: nil)
        for quarter in periods(.quarter) where regulatorTold[quarter.text] == nil {
            let report = try inOneSnapshot { () throws(StoreError) in
                try self.regulatorReport(quarter).report
            }
            guard report.isDue else { continue }
            clocks.append(
                RunningClock(
                    .regulatorQuarterlyReport, "report the differences to the regulator",
                    subject: "quarter \(quarter.text)", by: report.dueBy))
        }
        return clocks
    }
}
