import JSON
import Ledger

/// Item 8 of Form TA-2: aged differences at the end of the year, and the reports of buy-ins.
extension LedgerStore {
    /// - Parameter day: December 31, or today while the year runs.
    func annualDifferences(
        _ year: Int, on day: CalendarDate, issuer: IssuerID
    ) throws(StoreError) -> JSONObject {
        let filed = try filings(.regulatorQuarterlyReport, issuer: nil)
        let buyIns = try overIssueRecords(issuer).compactMap(\.boughtInOn)
        let quarters = ReportingPeriod.ended(
            .quarter, before: day.adding(days: 1),
            backTo: CalendarDate(year: year, month: 1, day: 1) ?? day)
        return try inOneSnapshot { () throws(StoreError) in
            let aged = try self.differenceFigures(on: day, buyInsWithin: nil, issuer).aged
            var owed: [ReportingPeriod] = []
            for quarter in quarters where buyIns.contains(where: quarter.contains) {
                if try self.regulatorReport(quarter).report.grounds.contains(.buyIns) {
                    owed.append(quarter)
                }
            }
            return [
                "aged_of_prior_agents": .object(Self.sum(aged, ofPriorAgents: true)),
                "aged_of_this_agent": .object(Self.sum(aged, ofPriorAgents: false)),
                "buy_in_reports_due": .array(owed.map { .string($0.text) }),
                "buy_in_reports_filed": .array(
                    owed.filter { filed[$0.text] != nil }.map { .string($0.text) }),
            ]
        }
    }

    private static func sum(
        _ lines: [DifferenceFigures.Line], ofPriorAgents isPrior: Bool
    ) -> JSONObject {
        let own = lines.filter { ($0.document["is_prior_agents"]?.bool ?? false) == isPrior }
        let value = own.compactMap(\.position.value).reduce(.zero, +)
        return [
            "issues": .integer(Int64(Set(own.map(\.position.security)).count)),
            "differences": .integer(Int64(own.count)),
            "market_value_ten_thousandths": .count(value.tenThousandths),
            "unpriced": .integer(Int64(own.filter { $0.position.value == nil }.count)),
        ]
    }
}
