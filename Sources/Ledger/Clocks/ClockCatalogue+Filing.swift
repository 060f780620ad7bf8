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

    /// The last day of that time: what is told of it is known only afterwards. None for what is
    /// told at once.
    public func lastDay(ofFiled period: String) -> CalendarDate? {
        switch self {
        case .unpostedItem: nil
        case .annualReport: CalendarDate(period + "-12-31")
        case .regulatorQuarterlyReport: ReportingPeriod(quarter: period)?.last
        default: CalendarMonth(period)?.lastDay
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
