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

    /// The price of a share as it is after a split, rounded as the ledger rounds it: so that the
    /// split changes nobody's part by value.
    func restated(for rate: ExchangeRate) -> Self {
        let old = Int128(perShare.tenThousandths) * Int128(rate.denominator)
        let new = Int128(rate.numerator)
        let amount = max(1, (2 * old + new) / (2 * new))
        return Self(
            perShare: Money(tenThousandths: Int64(clamping: amount)), asOf: asOf, source: source,
            maximumAgeDays: maximumAgeDays)
    }
}
