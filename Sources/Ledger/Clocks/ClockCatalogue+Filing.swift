/// The clocks that stop when a paper was sent, and its copy is kept.
extension ClockCatalogue {
    public static let filed: [Self] = [
        .performanceNotice, .executiveNotice, .annualReport, .issuerDifferenceReport,
        .issuerBuyInReport, .regulatorQuarterlyReport, .unpostedItem,
    ]

    /// Whether a text names a time of which such a paper tells: a month, a quarter or a year.
    public func isFiled(of period: String) -> Bool {
        switch self {
        case .annualReport:
            period.utf8.count == 4 && CalendarDate(period + "-01-01") != nil
        case .regulatorQuarterlyReport: ReportingPeriod(quarter: period) != nil
        default: CalendarMonth(period) != nil
        }
    }

    public var filedPeriod: String {
        switch self {
        case .annualReport: "a year as YYYY"
        case .regulatorQuarterlyReport: "a quarter as YYYY-Q1 to YYYY-Q4"
        default: "a month as YYYY-MM"
        }
    }
}
