/// The market price of a class, for a limit that counts by value.
public struct PriceFacts: Hashable, Sendable {
    public let perShare: Money
    public let asOf: CalendarDate
    public let source: String
    public let maximumAgeDays: Int?

    public init(
        perShare: Money, asOf: CalendarDate, source: String, maximumAgeDays: Int? = nil
    ) {
        self.perShare = perShare
        self.asOf = asOf
        self.source = source
        self.maximumAgeDays = maximumAgeDays
    }

    public func isStale(on day: CalendarDate) -> Bool {
        guard let maximumAgeDays else { return false }
        return day.days(since: asOf) > maximumAgeDays
    }
}
