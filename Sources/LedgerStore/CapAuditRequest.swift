import Ledger

/// What an audit of the ownership limit is asked for; what is not given has its usual value.
public struct CapAuditRequest: Sendable {
    /// Today, where no day is given.
    public let asOf: CalendarDate?
    /// A time with its offset, or `now`; the end of the day, where no time is given.
    public let knownOn: String?
    /// The day to compare with; a month before, where none is given.
    public let since: CalendarDate?
    public let thresholds: AuditThresholds
    /// Whether the largest owners are wanted over time, which reads many days.
    public let withSeries: Bool

    public static let now = "now"

    public init(
        asOf: CalendarDate? = nil, knownOn: String? = nil, since: CalendarDate? = nil,
        thresholds: AuditThresholds = .usual, withSeries: Bool = false
    ) {
        self.asOf = asOf
        self.knownOn = knownOn
        self.since = since
        self.thresholds = thresholds
        self.withSeries = withSeries
    }
}
