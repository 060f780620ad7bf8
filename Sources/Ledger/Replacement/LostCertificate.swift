/// One certificate of a case, as the book has it.
public struct LostCertificate: Hashable, Sendable {
    public let id: CertificateID
    public let shares: ShareCount
    public let standing: CertificateStanding
    /// The stop that the case placed on it; none where the paper is in hand.
    public let stop: Int64?
    /// When it was found again, before anything replaced it.
    public let foundOn: CalendarDate?
    public let replacement: CertificateNumber?
    /// The day of the entry that replaced it.
    public let replacedOn: CalendarDate?
    /// What events gave for it while it was missing.
    public let entitlement: HeldEntitlement?

    public init(
        id: CertificateID, shares: ShareCount, standing: CertificateStanding, stop: Int64?,
        foundOn: CalendarDate? = nil, replacement: CertificateNumber? = nil,
        replacedOn: CalendarDate? = nil, entitlement: HeldEntitlement? = nil
    ) {
        self.id = id
        self.shares = shares
        self.standing = standing
        self.stop = stop
        self.foundOn = foundOn
        self.replacement = replacement
        self.replacedOn = replacedOn
        self.entitlement = entitlement
    }

    /// Whether its owner is still owed something for it. What ended by another item meanwhile
    /// needs nothing: its shares have gone where that item says. What a corporate event gave for
    /// it is owed like the certificate itself.
    public var isMissing: Bool {
        guard foundOn == nil, replacement == nil else { return false }
        return entitlement.map { $0.settledOn == nil } ?? (endedBy == nil)
    }

    /// By what it ended, where that was no replacement under the case.
    public var endedBy: String? {
        guard case .ended(let cause) = standing, replacement == nil else { return nil }
        return cause
    }
}
