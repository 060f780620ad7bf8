import Ledger

/// An over-issue that the agent has discovered, with the certificates and who holds them.
public struct OverIssueRequest: Hashable, Sendable {
    public let security: SecurityID
    public let shares: ShareCount
    public let discoveredOn: CalendarDate
    public let certificates: String
    public let reason: String
    public let difference: Int64?

    public init(
        security: SecurityID, shares: ShareCount, discoveredOn: CalendarDate,
        certificates: String, reason: String, difference: Int64?
    ) {
        self.security = security
        self.shares = shares
        self.discoveredOn = discoveredOn
        self.certificates = certificates
        self.reason = reason
        self.difference = difference
    }
}

/// What happened to an over-issue, and the paper that shows it.
public struct OverIssueNote: Hashable, Sendable {
    public enum Kind: String, CaseIterable, Sendable {
        /// The holder's letter that promises the shares back within thirty days.
        case letter
        /// A surety's bond for every expense of the over-issue.
        case bond
        case boughtIn = "bought_in"
        case returned

        /// Whether the over-issue is over with it.
        public var ends: Bool { self == .boughtIn || self == .returned }
    }

    public let kind: Kind
    public let day: CalendarDate?
    /// Who executed the buy-in.
    public let party: String?
    public let cost: Money?
    public let paper: String

    public init(kind: Kind, day: CalendarDate?, party: String?, cost: Money?, paper: String) {
        self.kind = kind
        self.day = day
        self.party = party
        self.cost = cost
        self.paper = paper
    }
}
