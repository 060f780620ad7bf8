/// What the codes on the papers mean.
extension FindingCode {
    var paperDefinition: Definition {
        switch self {
        case .signatureMissing:
            Definition(
                severity: .refuse,
                source: "UCC 8-401(a)(2); UCC 8-107",
                meaning: "An owner named on the face has not signed the assignment.",
                cure: "Obtain the signature of every owner named on the face.")
        case .signatureMismatch:
            Definition(
                severity: .refuse,
                source: """
                    certificate back: must correspond with the name as written upon the \
                    face in every particular
                    """,
                meaning: """
                    A signature does not correspond with the face in every particular.
                    """,
                cure: "Have the owner sign exactly as the face is written.")
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
        case .taxpayerNumberMissing:
            Definition(
                severity: .refuse,
                source: """
                    certificate back: social security or other identifying number of \
                    assignee; UCC 8-401(a)(4)
                    """,
                meaning: """
                    The assignee's taxpayer number is neither given nor stated to be \
                    absent.
                    """,
                cure: "Supply the number, or state why there is none.")
        case .stopActive:
            Definition(
                severity: .refuse,
                source: "UCC 8-401(a)(6); UCC 8-403",
                meaning: "A stop is on the certificate.",
                cure: """
                    Have the stop released by the one who may, with authority on file.
                    """)
        default:
            preconditionFailure("\(rawValue) is defined elsewhere.")
        }
    }
}
