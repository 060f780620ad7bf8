/// A surety's bond of indemnity, or a certificate of coverage under a blanket policy.
public struct IndemnityBond: Hashable, Sendable {
    /// How far the surety is liable.
    public enum Penalty: Hashable, Sendable {
        /// For the value at the time of the loss that the bond makes good, whatever it is then.
        case open
        case fixed(Money)
    }

    public let surety: String
    public let number: String
    public let penalty: Penalty
    public let effectiveOn: CalendarDate
    /// The market price that it was written on, with its day and its source.
    public let valuation: PriceFacts
    public let premium: Money?
    /// Whether it is a certificate under the issuer's or the agent's blanket policy.
    public let isBlanket: Bool

    public init(
        surety: String, number: String, penalty: Penalty, effectiveOn: CalendarDate,
        valuation: PriceFacts, premium: Money? = nil, isBlanket: Bool = false
    ) {
        self.surety = surety
        self.number = number
        self.penalty = penalty
        self.effectiveOn = effectiveOn
        self.valuation = valuation
        self.premium = premium
        self.isBlanket = isBlanket
    }
}
