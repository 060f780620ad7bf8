/// A class of stock in the denominator: how many shares, as of when, and who says so.
public struct AuditClass: Hashable, Sendable {
    public let facts: SecurityFacts
    public let title: String
    /// The document that the outstanding shares rest on; none where the journal gives them.
    public let source: String?
    public let price: PriceFacts?

    public init(facts: SecurityFacts, title: String, source: String?, price: PriceFacts?) {
        self.facts = facts
        self.title = title
        self.source = source
        self.price = price
    }

    public var id: SecurityID { facts.id }

    /// Shares at the price, in ten-thousandths of a dollar; rounded down, for display alone.
    public var value: Int128? {
        guard let price, let outstanding = facts.capital.outstanding else { return nil }
        return Int128(outstanding.units) * Int128(price.perShare.tenThousandths)
            / Int128(facts.scale.unitsPerShare)
    }

    public func isStale(on day: CalendarDate) -> Bool { facts.capital.isStale(on: day) }

    public func isPriceStale(on day: CalendarDate) -> Bool { price?.isStale(on: day) ?? false }
}
