/// The settings of a day that are the issuer's or the agent's to make, each on its authority.
///
/// A setting that nobody has made has the value that the law or the certificate gives it.
public struct Policies: Hashable, Sendable {
    /// What becomes of shares that would put somebody over the limit.
    public enum Excess: Hashable, Sendable {
        case refuse
        /// They go to the account of the charter's trust.
        case toTrust(AccountID)
    }

    /// How the shares of joint owners count: for each of them whole, or in equal parts.
    public enum JointAttribution: String, CaseIterable, Sendable {
        case fullEach = "FULL_EACH"
        case equal = "EQUAL"
    }

    public var excess: Excess = .refuse
    public var jointAttribution: JointAttribution = .fullEach
    /// Up to this value of a transaction no guarantee is demanded; none is the certificate's rule.
    public var guaranteeWaiver: Money?
    /// The paper that waives it.
    public var guaranteeWaiverAuthority: String?
    /// UCC 8-402: how old the papers of a fiduciary may be, by the governing law.
    public var ages: PaperAges = .maryland
    /// Whether the legend that every certificate bears makes every item non-routine.
    public var legendMakesNonroutine = false
    /// UCC 8-403: for how many days from the notices a claimed certificate is withheld.
    public var withholding: WithholdingPeriod = .longest
    public var oneStampPerSignature = true
    /// Whether an officer's, a partner's or an agent's authority is asked for on every item.
    public var demandsAuthority = false
    /// Whether the states concerned ask for a tax waiver after a death.
    public var demandsTaxWaiver = false
    /// Whether an estate also shows where the dead owner lived.
    public var demandsAffidavitOfDomicile = false
    /// Certificate face: whether the transfer agent who countersigns is the registrar as well.
    public var onePersonCountersignsAndRegisters = false
    /// 17 CFR 240.17Ad-12: whether whoever asks for blanks may release them too.
    public var onePersonDrawsAndReleases = false
    /// UCC 8-405: what is asked for before a certificate is replaced.
    public var replacement = ReplacementPolicy()

    public init() {}
}

extension Policies {
    /// Takes a setting; false where the value is not one that it can have.
    public mutating func set(_ name: PolicyName, to value: String, authority: String) -> Bool {
        switch name {
        case .excess:
            guard let excess = Excess(value) else { return false }
            self.excess = excess
        case .jointAttribution:
            guard let attribution = JointAttribution(rawValue: value) else { return false }
            jointAttribution = attribution
        case .guaranteeWaiver:
            guard let amount = Money(value) else { return false }
            guaranteeWaiver = amount > Money(tenThousandths: 0) ? amount : nil
            guaranteeWaiverAuthority = authority
        case .courtCertificateAge:
            guard let age = PaperAge(value) else { return false }
            ages = PaperAges(courtCertificate: age, resolution: ages.resolution)
        case .resolutionAge:
            guard let age = PaperAge(value) else { return false }
            ages = PaperAges(courtCertificate: ages.courtCertificate, resolution: age)
        case .adverseClaimDays:
            guard let days = Int(value), let period = WithholdingPeriod(days: days) else {
                return false
            }
            withholding = period
        case .legendMakesNonroutine: return set(\.legendMakesNonroutine, to: value)
        case .oneStampPerSignature: return set(\.oneStampPerSignature, to: value)
        case .signersAuthority: return set(\.demandsAuthority, to: value)
        case .taxWaiver: return set(\.demandsTaxWaiver, to: value)
        case .affidavitOfDomicile: return set(\.demandsAffidavitOfDomicile, to: value)
        case .onePersonCountersignsAndRegisters:
            return set(\.onePersonCountersignsAndRegisters, to: value)
        case .onePersonDrawsAndReleases: return set(\.onePersonDrawsAndReleases, to: value)
        case .bondWaiver, .bondPercent, .mailLossDays, .mailLossBond, .singleApproval,
            .replacementWait:
            return replacement.set(name, to: value, authority: authority)
        }
        return true
    }

    private mutating func set(_ flag: WritableKeyPath<Self, Bool>, to value: String) -> Bool {
        switch value {
        case "yes": self[keyPath: flag] = true
        case "no": self[keyPath: flag] = false
        default: return false
        }
        return true
    }
}

extension Policies.Excess {
    fileprivate init?(_ value: String) {
        if value == "REFUSE" {
            self = .refuse
            return
        }
        let prefix = "TO_TRUST:"
        guard value.hasPrefix(prefix),
            let account = AccountID(String(value.dropFirst(prefix.count)))
        else { return nil }
        self = .toTrust(account)
    }
}

extension PaperAge {
    /// `60d` or `6m`.
    fileprivate init?(_ value: String) {
        guard let count = Int(value.dropLast()), (1...1_000).contains(count) else { return nil }
        switch value.last {
        case "d": self = .days(count)
        case "m": self = .months(count)
        default: return nil
        }
    }
}
