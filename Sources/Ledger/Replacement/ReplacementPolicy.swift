/// The issuer's dated settings for replacements. What nobody has set is as the certificate has it:
/// a bond is required, of the whole value, and two officers approve.
public struct ReplacementPolicy: Hashable, Sendable {
    /// Up to this value of all that is missing no bond is asked for.
    public var bondWaiver: Money?
    public var bondWaiverAuthority: String?
    /// A fixed penal sum as so many hundredths of the market value.
    public var bondPercent = 100
    /// For how many days after the dispatch an owner may say that the mail never came.
    public var mailDays = 180
    /// Whether a certificate that never came is replaced under a bond as well.
    public var mailNeedsBond = true
    public var mailAuthority: String?
    /// Up to this value one officer approves alone.
    public var singleApproval: Money?
    /// How many days pass from the notice to the new certificate.
    public var waitingDays = 0

    public init() {}
}

extension ReplacementPolicy {
    /// Takes a setting; false where the value is not one that it can have.
    mutating func set(_ name: PolicyName, to value: String, authority: String) -> Bool {
        switch name {
        case .bondWaiver:
            guard let amount = Money(value) else { return false }
            bondWaiver = amount > Money(tenThousandths: 0) ? amount : nil
            bondWaiverAuthority = authority
        case .singleApproval:
            guard let amount = Money(value) else { return false }
            singleApproval = amount > Money(tenThousandths: 0) ? amount : nil
        case .bondPercent:
            guard let percent = Int(value), (100...1_000).contains(percent) else { return false }
            bondPercent = percent
        case .mailLossDays:
            guard let days = Int(value), (1...1_000).contains(days) else { return false }
            mailDays = days
        case .replacementWait:
            guard let days = Int(value), (0...1_000).contains(days) else { return false }
            waitingDays = days
        case .mailLossBond:
            guard ["yes", "no"].contains(value) else { return false }
            mailNeedsBond = value == "yes"
            mailAuthority = authority
        default: return false
        }
        return true
    }
}
