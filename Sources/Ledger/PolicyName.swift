/// The names under which settings are kept, for ever.
public enum PolicyName: String, CaseIterable, Sendable {
    case excess
    case jointAttribution = "joint_attribution"
    case guaranteeWaiver = "guarantee_waiver"
    case courtCertificateAge = "court_certificate_age"
    case resolutionAge = "resolution_age"
    case legendMakesNonroutine = "legend_makes_nonroutine"
    case adverseClaimDays = "adverse_claim_days"
    case oneStampPerSignature = "one_stamp_per_signature"
    case signersAuthority = "signers_authority"
    case taxWaiver = "tax_waiver"
    case affidavitOfDomicile = "affidavit_of_domicile"
    case onePersonCountersignsAndRegisters = "one_person_countersigns_and_registers"
    case onePersonDrawsAndReleases = "one_person_draws_and_releases"
    case bondWaiver = "bond_waiver"
    case bondPercent = "bond_percent"
    case mailLossDays = "mail_loss_days"
    case mailLossBond = "mail_loss_bond"
    case singleApproval = "single_approval"
    case replacementWait = "replacement_wait"

    /// What may stand as its value, for whoever set another.
    public var accepted: String {
        switch self {
        case .excess: "REFUSE, or TO_TRUST:ACCOUNT with the account of the charter's trust"
        case .jointAttribution: "FULL_EACH or EQUAL"
        case .guaranteeWaiver, .bondWaiver, .singleApproval:
            "an amount in dollars, such as 10000.00"
        case .courtCertificateAge, .resolutionAge: "a number of days or months: 60d, 6m"
        case .legendMakesNonroutine, .oneStampPerSignature, .signersAuthority, .taxWaiver,
            .affidavitOfDomicile, .onePersonCountersignsAndRegisters,
            .onePersonDrawsAndReleases, .mailLossBond:
            "yes or no"
        case .adverseClaimDays: "a number of days from 1 to 30"
        case .bondPercent: "a whole percentage from 100 to 1000"
        case .mailLossDays: "a number of days from 1 to 1000"
        case .replacementWait: "a number of days from 0 to 1000"
        }
    }

    public var source: String {
        switch self {
        case .excess: "charter: refusal of a transfer, or transfer of the excess to a trust"
        case .jointAttribution: "charter ownership limit"
        case .guaranteeWaiver: "17 CFR 240.17Ad-15; certificate back"
        case .courtCertificateAge, .resolutionAge, .signersAuthority: "UCC 8-402"
        case .legendMakesNonroutine: "17 CFR 240.17Ad-1(i)(2)"
        case .adverseClaimDays: "UCC 8-403(b)"
        case .oneStampPerSignature: "medallion programs"
        case .taxWaiver, .affidavitOfDomicile: "UCC 8-401(a)(4); inheritance tax law"
        case .onePersonCountersignsAndRegisters: "certificate face; UCC 8-208"
        case .onePersonDrawsAndReleases: "17 CFR 240.17Ad-12"
        case .bondWaiver, .bondPercent, .mailLossDays, .mailLossBond, .singleApproval,
            .replacementWait:
            "UCC 8-405; MGCL 2-213; certificate back"
        }
    }
}
