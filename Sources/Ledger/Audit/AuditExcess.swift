/// What the book has on record of somebody's being over: since when, and by what.
public struct AuditExcess: Hashable, Sendable {
    public let since: CalendarDate
    public let cause: String

    public init(since: CalendarDate, cause: String) {
        self.since = since
        self.cause = cause
    }
}
