/// What the codes on guarantees mean.
extension FindingCode {
    var guaranteeDefinition: Definition {
        switch self {
        case .guaranteeMissing:
            Definition(
                severity: .refuse,
                source: """
                    certificate back: signature(s) must be guaranteed; UCC 8-402(a)(1)
                    """,
                meaning: "The signatures are not guaranteed.",
                cure: """
                    Obtain a medallion guarantee from a member of an approved program.
                    """)
        case .guaranteeIncomplete:
            Definition(
                severity: .refuse,
                source: "17 CFR 240.17Ad-15",
                meaning: "The guarantee lacks its serial number or its institution.",
                cure: "Obtain a legible original stamp.")
        case .guaranteeProgram:
            Definition(
                severity: .refuse,
                source: """
                    17 CFR 240.17Ad-15; certificate back: approved signature guarantee \
                    medallion program
                    """,
                meaning: """
                    The stamp is of no approved medallion program, or its prefix is not \
                    known.
                    """,
                cure: """
                    Obtain a guarantee under STAMP, SEMP or MSP; a notary's seal is not \
                    a guarantee.
                    """)
        case .guaranteeDate:
            Definition(
                severity: .refuse,
                source: "17 CFR 240.17Ad-15",
                meaning: "The guarantee is dated after the day of the item.",
                cure: "Obtain a guarantee that was given.")
        case .guaranteeValueUnknown:
            Definition(
                severity: .hold,
                source: "17 CFR 240.17Ad-15",
                meaning: """
                    The value of the transaction is not known, so the stamp's coverage \
                    cannot be tested.
                    """,
                cure: "State the market price, its source and its date.")
        case .guaranteeCoverage:
            Definition(
                severity: .refuse,
                source: "17 CFR 240.17Ad-15; medallion program prefix table",
                meaning: "The value of the transaction is more than the stamp covers.",
                cure: "Obtain a stamp whose prefix covers the value.")
        case .guaranteeSerialUsed:
            Definition(
                severity: .hold,
                source: "medallion programs: a stamp is for one transaction only",
                meaning: "A stamp with this serial number was on another item's papers.",
                cure: """
                    Have the guarantor confirm in writing that the stamp is genuine and meant \
                    for this transaction.
                    """,
                owner: .presentor)
        case .guaranteeWaived:
            Definition(
                severity: .note,
                source: "the issuer's dated policy; 17 CFR 240.17Ad-15",
                meaning: "No guarantee is given, and a policy in force demands none at this value.",
                cure: "Nothing; the policy row is the authority.")
        default:
            preconditionFailure("\(rawValue) is defined elsewhere.")
        }
    }
}
