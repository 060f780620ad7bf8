/// What the codes on replacement cases mean.
extension FindingCode {
    var replacementDefinition: Definition {
        switch self {
        case .caseUnknown:
            Definition(
                severity: .refuse, source: "UCC 8-405",
                meaning: "The replacement case, or the certificate in it, is not in the book.",
                cure: "Name a case that was opened, and a certificate that it is about.")
        case .caseClosed:
            Definition(
                severity: .refuse, source: "UCC 8-405",
                meaning: "The replacement case is over, or has done what it was opened for.",
                cure: "Open a new case where a certificate is missing again.")
        case .purchaserNotice:
            Definition(
                severity: .refuse, source: "UCC 8-405(a)(1)",
                meaning: """
                    The issuer knew of a protected purchaser before the owner asked for a new \
                    certificate.
                    """,
                cure: "Have counsel tell both; there is no duty to issue a new certificate.",
                owner: .counsel)
        case .originalPresented:
            Definition(
                severity: .hold, source: "UCC 8-405(a)(1); UCC 8-303",
                meaning: "The certificate that is said to be gone was presented by somebody.",
                cure: "Have counsel decide whose it is before a second one is issued.",
                owner: .counsel, deciders: 2)
        case .originalNotReplaced:
            Definition(
                severity: .refuse, source: "UCC 8-405(b)",
                meaning: "The certificate was not replaced, and stands as any other does.",
                cure: "Present it for transfer in the ordinary way.")
        case .purchaserUndecided:
            Definition(
                severity: .refuse, source: "UCC 8-303; UCC 8-405(b)",
                meaning: """
                    Nobody has decided whether whoever has the original is a protected purchaser.
                    """,
                cure: "Record the presentation, and an officer's finding with its reason.",
                owner: .counsel)
        case .purchaserDenied:
            Definition(
                severity: .refuse, source: "UCC 8-303; UCC 8-405(b)",
                meaning: "Whoever presents the original is no protected purchaser of it.",
                cure: "Refuse and retain the paper; a court may find otherwise.")
        default: replacementPapersDefinition
        }
    }

    private var replacementPapersDefinition: Definition {
        switch self {
        case .affidavitRequired:
            Definition(
                severity: .refuse, source: "UCC 8-405(a)(3)",
                meaning: "The owner has not sworn to the loss.",
                cure: "Obtain the affidavit of loss from those who would endorse a transfer.")
        case .affidavitDefective:
            Definition(
                severity: .refuse, source: "UCC 8-405(a)(3)",
                meaning: "The affidavit of loss does not say what it must, or was not sworn.",
                cure: "Have it sworn again, with what is named put right.")
        case .valuationMissing:
            Definition(
                severity: .refuse, source: "UCC 8-405(a)(2)",
                meaning: "No price is known at which the sum of a bond could be judged.",
                cure: "Record a market price with its day and its source.")
        case .bondPriceStale, .bondPriceAhead, .mailLossLate: replacementTimesDefinition
        case .bondRequired:
            Definition(
                severity: .refuse, source: "UCC 8-405(a)(2); certificate back",
                meaning: "The bond of indemnity that the certificate itself calls for is missing.",
                cure: "File a bond of the sum named; only a dated policy of the issuer waives it.")
        case .bondInsufficient:
            Definition(
                severity: .refuse, source: "UCC 8-405(a)(2)",
                meaning: "The bond of indemnity does not secure what is missing.",
                cure: "File a bond, or a rider to it, in effect and of at least the sum named.")
        case .bondWaived:
            Definition(
                severity: .note, source: "MGCL 2-213; issuer's policy",
                meaning: "The issuer's own dated policy asks for no bond in such a case.",
                cure: "Nothing; the policy and its authority are on record.")
        case .approvalRequired:
            Definition(
                severity: .refuse, source: "UCC 8-405(a)(3); MGCL 2-213",
                meaning: "Fewer officers have approved the replacement than the issuer asks for.",
                cure: "Have another officer, under another login, approve what is on file.")
        case .replacementWait:
            Definition(
                severity: .refuse, source: "UCC 8-405(a)(3); issuer's policy",
                meaning: "The days that the issuer waits after a notice of loss are not over.",
                cure: "Issue the new certificate on the day named, or later.")
        default:
            preconditionFailure("\(rawValue) is defined elsewhere.")
        }
    }

    private var replacementTimesDefinition: Definition {
        switch self {
        case .bondPriceStale:
            Definition(
                severity: .refuse, source: "UCC 8-405(a)(2)",
                meaning: "The bond is written on a price that is older than prices may be.",
                cure: "File a bond, or a rider to it, that is written on a price of these days.")
        case .bondPriceAhead:
            Definition(
                severity: .refuse, source: "UCC 8-405(a)(2)",
                meaning: "The bond is written on a price of a day that is yet to come.",
                cure: "File the bond with the day on which its price was read.")
        default:
            Definition(
                severity: .note, source: "MGCL 2-213; issuer's policy",
                meaning: """
                    The owner said that mail never came after the days that the issuer's policy \
                    gives for it.
                    """,
                cure: "Nothing; it is replaced under a bond, as what was lost otherwise.")
        }
    }
}
