/// Whether a period's aged differences and buy-ins are to be reported, and by when:
/// 17 CFR 240.17Ad-11(b) to the issuer, (c) to the regulator.
public struct DifferenceReport: Hashable, Sendable {
    /// An aged difference, or a buy-in, beside what it was worth; nil where no price is on file.
    public struct Position: Hashable, Sendable {
        public let security: SecurityID
        public let isEquity: Bool
        public let value: MarketValue?

        public init(security: SecurityID, isEquity: Bool, value: MarketValue?) {
            self.security = security
            self.isEquity = isEquity
            self.value = value
        }
    }

    /// Why a report is due; nothing where none is.
    public enum Ground: String, Hashable, Sendable {
        case agedEquity = "aged differences in equity exceed the threshold"
        case agedDebt = "aged differences in debt exceed the threshold"
        case agedDifferences = "aged differences in all issues exceed the threshold"
        case valueUnknown = "an aged difference has no price, so that nobody can say it is below"
        case buyIns = "shares were bought in"
        case unposted = "debits or credits were unposted for more than five business days"
    }

    public let period: ReportingPeriod
    public let grounds: [Ground]
    /// The last day to report, where there is a ground and the calendar reaches that far.
    public let dueBy: CalendarDate?
    public let equity: MarketValue
    public let debt: MarketValue

    public var isDue: Bool { !grounds.isEmpty }

    /// To the corporate secretary: by the issuer's capitalisation; buy-ins of any amount.
    public static func toIssuer(
        _ period: ReportingPeriod, capitalisation: MarketValue?, aged: [Position],
        buyIns: [Position], calendar: BusinessCalendar?
    ) -> Self {
        let band = CapitalisationBand(capitalisation)
        let (equity, debt) = (sum(aged, isEquity: true), sum(aged, isEquity: false))
        var grounds: [Ground] = []
        if equity.exceeds(band.equityThreshold) { grounds.append(.agedEquity) }
        if debt.exceeds(band.debtThreshold) { grounds.append(.agedDebt) }
        if grounds.isEmpty, aged.contains(where: { $0.value == nil }) {
            grounds.append(.valueUnknown)
        }
        if !buyIns.isEmpty { grounds.append(.buyIns) }
        return Self(
            period, grounds, equity, debt, clock: .issuerDifferenceReport, calendar: calendar)
    }

    /// To the appropriate regulatory agency: all issues together, and buy-ins of the quarter.
    public static func toRegulator(
        _ period: ReportingPeriod, issues: Int, aged: [Position], buyIns: [Position],
        calendar: BusinessCalendar?
    ) -> Self {
        let (equity, debt) = (sum(aged, isEquity: true), sum(aged, isEquity: false))
        let bought = buyIns.compactMap(\.value).reduce(.zero, +)
        var grounds: [Ground] = []
        if (equity + debt).exceeds(RegulatorThreshold.agedDifferences(issues: issues)) {
            grounds.append(.agedDifferences)
        } else if aged.contains(where: { $0.value == nil }) {
            grounds.append(.valueUnknown)
        }
        let isUnpriced = buyIns.contains { $0.value == nil }
        if bought.exceeds(RegulatorThreshold.buyIns) || isUnpriced { grounds.append(.buyIns) }
        return Self(
            period, grounds, equity, debt, clock: .regulatorQuarterlyReport, calendar: calendar)
    }

    private init(
        _ period: ReportingPeriod, _ grounds: [Ground], _ equity: MarketValue,
        _ debt: MarketValue, clock: ClockCatalogue, calendar: BusinessCalendar?
    ) {
        self.period = period
        self.grounds = grounds
        self.equity = equity
        self.debt = debt
        dueBy = calendar.flatMap { calendar in
            grounds.isEmpty ? nil : try? clock.lastDay(from: period.last, calendar: calendar)
        }
    }

    private static func sum(_ positions: [Position], isEquity: Bool) -> MarketValue {
        positions.filter { $0.isEquity == isEquity }.compactMap(\.value).reduce(.zero, +)
    }
}
