/// The terms of a corporate event, as the issuer's document has them.
public struct EventTerms: Hashable, Sendable {
    public let kind: EventKind
    public let security: SecurityID
    /// The class that is given; the same one for a split, and none for cash.
    public let target: SecurityID?
    public let rate: ExchangeRate
    public let selection: EventSelection
    /// Of one share: of those that are taken for cash, else of those whose parts are paid out.
    public let price: Money?
    /// Whether old certificates stay what they are, and others are given for the difference.
    public let keepsCertificates: Bool
    /// The day whose holders, at its end, are meant; those of now where none is named.
    public let recordDate: CalendarDate?
    public let authority: WrittenAuthority?
    /// What those who tender have signed.
    public var endorsements: [TenderEndorsement]
    /// Of one share of what is tendered, where somebody read it: what a guarantee must cover.
    public var marketPrice: Money?

    public init(
        kind: EventKind, security: SecurityID, target: SecurityID? = nil,
        rate: ExchangeRate = .oneForOne, selection: EventSelection = .all, price: Money? = nil,
        keepsCertificates: Bool = false, recordDate: CalendarDate? = nil,
        authority: WrittenAuthority?, endorsements: [TenderEndorsement] = [],
        marketPrice: Money? = nil
    ) {
        self.kind = kind
        self.security = security
        self.target = kind.givesShares ? (kind == .split ? security : target) : nil
        self.rate = rate
        self.selection = selection
        self.price = price
        self.keepsCertificates = kind == .split && keepsCertificates
        self.recordDate = recordDate
        self.authority = authority
        self.endorsements = endorsements
        self.marketPrice = marketPrice
    }

    /// What is given for one share taken: only the difference where the old ones stay.
    var given: (numerator: Int64, denominator: Int64) {
        (
            keepsCertificates ? rate.numerator - rate.denominator : rate.numerator,
            rate.denominator
        )
    }

    /// The class of which a part of a share is paid out.
    public var paidIn: SecurityID { target ?? security }
}
