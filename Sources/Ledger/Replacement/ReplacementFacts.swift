/// Everything the book knows of a case, gathered under lock with the rest of the facts.
public struct ReplacementFacts: Hashable, Sendable {
    /// How a case ended without its replacement.
    public enum Ending: Hashable, Sendable {
        case withdrawn(on: CalendarDate, reason: String)
        case closed(on: CalendarDate, reason: String)
    }

    public let number: Int64
    public let kind: LossKind
    public let security: SecurityID
    public let account: AccountID
    public let scale: Scale
    public let discoveredOn: CalendarDate
    /// When a certificate that never came was sent.
    public let dispatchedOn: CalendarDate?
    /// The owner's request, by the agent's own clock: its day and its microseconds.
    public let receivedOn: CalendarDate
    public let receivedAt: Int64
    /// Whether the issue has a CUSIP number, without which there is nobody to report to.
    public let hasCUSIP: Bool
    public var certificates: [LostCertificate]
    public var affidavit: LossAffidavit?
    /// The bond filed last, which is the one in force.
    public var bond: IndemnityBond?
    /// The logins of the officers who have approved what is on file now.
    public var approvals: [String] = []
    /// When the issuer first had notice that a protected purchaser has an original.
    public var purchaserNoticeAt: Int64?
    /// The days on which the reports under 17 CFR 240.17f-1 were sent.
    public var reportedOn: CalendarDate?
    public var recoveryReportedOn: CalendarDate?
    /// What last happened to each original that came back.
    public var appearances: [OriginalAppearance] = []
    /// The originals that were registered for a protected purchaser.
    public var honoured: Set<CertificateNumber> = []
    /// The originals that cannot be registered, since there are no shares for them.
    public var overIssued: Set<CertificateNumber> = []
    /// The owner's other cases in the same security.
    public var others: [CountedCase] = []
    /// When the numbers of what is missing were known at the latest: the day the case was opened.
    public var numbersKnownOn: CalendarDate?
    public var ending: Ending?

    public init(
        number: Int64, kind: LossKind, security: SecurityID, account: AccountID, scale: Scale,
        discoveredOn: CalendarDate, dispatchedOn: CalendarDate? = nil, receivedOn: CalendarDate,
        receivedAt: Int64, hasCUSIP: Bool, certificates: [LostCertificate]
    ) {
        self.number = number
        self.kind = kind
        self.security = security
        self.account = account
        self.scale = scale
        self.discoveredOn = discoveredOn
        self.dispatchedOn = dispatchedOn
        self.receivedOn = receivedOn
        self.receivedAt = receivedAt
        self.hasCUSIP = hasCUSIP
        self.certificates = certificates
    }

    public var missing: [LostCertificate] { certificates.filter(\.isMissing) }

    public var isReplaced: Bool { certificates.contains { $0.replacement != nil } }

    public var isSettled: Bool { certificates.contains { $0.entitlement?.settledOn != nil } }

    /// The stops that the case itself placed; they do not stand in the way of its replacement.
    public var ownStops: Set<Int64> { Set(certificates.compactMap(\.stop)) }

    /// The replaced originals in the hands of somebody who was found a protected purchaser, and
    /// for whom nothing is registered.
    public var toHonour: [CertificateNumber] {
        certificates.filter { lost in
            lost.replacement != nil && !honoured.contains(lost.id.number)
                && appearance(of: lost.id.number)?.standing == .found
        }.map(\.id.number)
    }

    public func appearance(of number: CertificateNumber) -> OriginalAppearance? {
        appearances.last { $0.certificate == number }
    }
}
