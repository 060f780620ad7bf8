import JSON
import Ledger
import Postgres

/// The reports of 17 CFR 240.17Ad-11 on a month, to the issuer, and a quarter, to the regulator.
extension LedgerStore {
    public func issuerDifferenceReport(
        _ period: ReportingPeriod, issuer: IssuerID
    ) throws(StoreError) -> JSONObject {
        try inOneSnapshot { () throws(StoreError) in
            let calendar = try self.deskSettings(issuer).calendar
            let (report, figures) = try self.issuerReport(period, calendar, issuer)
            let band = CapitalisationBand(figures.capitalisation)
            var document = report.document
            document["known_from"] = .optional(
                try self.opening(issuer).knownFrom(period.first)?.description)
            document["capitalisation_ten_thousandths"] =
                figures.capitalisation.map { .count($0.tenThousandths) } ?? .null
            document["unpriced"] = .array(figures.unpriced.map { .string($0) })
            document["band"] = .string(band.words)
            document["equity_threshold_ten_thousandths"] = .integer(
                band.equityThreshold.tenThousandths)
            document["debt_threshold_ten_thousandths"] = .integer(
                band.debtThreshold.tenThousandths)
            document["aged"] = .array(figures.aged.map { .object($0.document) })
            document["buy_ins"] = .array(figures.buyIns.map { .object($0.document) })
            return document
        }
    }

    /// Over the books of all the issuers that the database holds.
    public func regulatorDifferenceReport(
        _ period: ReportingPeriod
    ) throws(StoreError) -> JSONObject {
        try inOneSnapshot { () throws(StoreError) in
            let (report, all, issues) = try self.regulatorReport(period)
            var unposted: [JSONValue] = []
            for issuer in try self.issuers() {
                let own = try self.deskSettings(issuer).calendar
                let today = try self.today(issuer)
                for record in try self.unposted(issuer) where record.isReported(on: today, own) {
                    var row = record.document(on: today, own)
                    row["issuer"] = .string(issuer.text)
                    unposted.append(.object(row))
                }
            }
            var document = report.document
            // The first book that was opened is the first that could know anything.
            let opened = try self.issuers().map { issuer throws(StoreError) in
                try self.opening(issuer)
            }.min { $0.day < $1.day }
            document["known_from"] = .optional(opened?.knownFrom(period.first)?.description)
            document["issues"] = .integer(Int64(issues))
            document["threshold_ten_thousandths"] = .integer(
                RegulatorThreshold.agedDifferences(issues: issues).tenThousandths)
            document["buy_in_threshold_ten_thousandths"] = .integer(
                RegulatorThreshold.buyIns.tenThousandths)
            document["aged"] = .array(all.aged.map { .object($0.document) })
            document["buy_ins"] = .array(all.buyIns.map { .object($0.document) })
            document["report_at_once"] = .array(unposted)
            return document
        }
    }

    func issuerReport(
        _ period: ReportingPeriod, _ calendar: BusinessCalendar?, _ issuer: IssuerID
    ) throws(StoreError) -> (report: DifferenceReport, figures: DifferenceFigures) {
        let figures = try differenceFigures(
            on: period.last, buyInsWithin: period, issuer)
        let report = DifferenceReport.toIssuer(
            period, capitalisation: figures.capitalisation,
            aged: figures.aged.map(\.position), buyIns: figures.buyIns.map(\.position),
            calendar: calendar)
        return (report, figures)
    }

    func regulatorReport(
        _ period: ReportingPeriod
    ) throws(StoreError) -> (report: DifferenceReport, figures: DifferenceFigures, issues: Int) {
        var all = DifferenceFigures()
        var issues = 0
        var calendar: BusinessCalendar?
        for issuer in try issuers() {
            let figures = try differenceFigures(
                on: period.last, buyInsWithin: period, issuer)
            all.aged += figures.aged
            all.buyIns += figures.buyIns
            issues += figures.issues
            let own = try deskSettings(issuer).calendar
            calendar = calendar ?? own
        }
        let report = DifferenceReport.toRegulator(
            period, issues: issues, aged: all.aged.map(\.position),
            buyIns: all.buyIns.map(\.position), calendar: calendar)
        return (report, all, issues)
    }

    /// What is aged on a day, by the shares outstanding and the prices of that day as they are
    /// known now, and what was bought in within a period. What was issued later is left out.
    func differenceFigures(
        on day: CalendarDate, buyInsWithin period: ReportingPeriod?, _ issuer: IssuerID
    ) throws(StoreError) -> DifferenceFigures {
        let opening = try opening(issuer)
        let moment = try auditMoment(
            issuer.text, day: day, bound: "infinity", zone: opening.zone)
        let rows = try documents(
            """
            SELECT json_build_object(
                'security', s.security, 'scale', s.scale, 'is_equity', s.is_equity,
                'is_kept_here', s.is_kept_here
                    AND (s.added_at AT TIME ZONE \(opening.zone))::date
                        <= \(max(day, opening.day).description)::date,
                'outstanding', c.outstanding, 'price', p.amount, 'price_as_of', p.as_of)
                AS document
            FROM ledger.security AS s
            JOIN (\(sql: Self.capital(at: moment))) AS c ON c.security = s.security
            LEFT JOIN (\(sql: Self.prices(at: moment))) AS p ON p.security = s.security
            WHERE s.issuer = \(issuer.text)
            ORDER BY s.security
            """, issuer: issuer)
        var figures = DifferenceFigures(rows.compactMap(\.object))
        for record in try differenceRecords(issuer) where record.facts.isAged(on: day) {
            figures.add(aged: record, of: issuer, on: day)
        }
        guard let period else { return figures }
        for record in try overIssueRecords(issuer) {
            guard let bought = record.boughtInOn, period.contains(bought) else { continue }
            figures.add(buyIn: record, of: issuer, on: day)
        }
        return figures
    }
}

extension DifferenceReport {
    fileprivate var document: JSONObject {
        [
            "from": .string(period.first.description), "to": .string(period.last.description),
            "is_due": .bool(isDue), "due_by": .optional(dueBy?.description),
            "grounds": .array(grounds.map { .string($0.rawValue) }),
            "aged_equity_ten_thousandths": .count(equity.tenThousandths),
            "aged_debt_ten_thousandths": .count(debt.tenThousandths),
        ]
    }
}

extension LedgerStore {
    /// Today, where the issuer's agent is.
    public func day(_ issuer: IssuerID) throws(StoreError) -> CalendarDate { try today(issuer) }

    /// Today, where the agent of the first book is; the server's day where there is no book.
    public func agentsDay() throws(StoreError) -> CalendarDate {
        guard let first = try issuers().first else {
            let rows = try send(["SELECT current_date AS today"])[0]
            return rows.first?["today"].flatMap { CalendarDate($0) }
                ?? CalendarDate(dayNumber: 0)
        }
        return try today(first)
    }
}
