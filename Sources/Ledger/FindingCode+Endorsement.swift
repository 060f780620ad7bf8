/// What the codes on signatures, and on the papers of those who sign, mean.
extension FindingCode {
    var endorsementDefinition: Definition {
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
        case .signatureEvidence:
            Definition(
                severity: .refuse,
                source: "UCC 8-402(a)(2); UCC 8-107",
                meaning: """
                    The paper that shows a signer to be the person of the face, or of age, is \
                    not there.
                    """,
                cure: "Obtain the paper that is named, or the old name's guaranteed signature.")
        case .signerInDoubt:
            Definition(
                severity: .hold,
                source: "UCC 8-107; Uniform Transfers to Minors Act of the state on the face",
                meaning: """
                    Whether the one who signed may is in doubt: a custodian past the minor's \
                    age, an age that is not on file, a signature of somebody who has died.
                    """,
                cure: """
                    Have the one sign who may, such as the former minor with a birth \
                    certificate, or have an officer decide.
                    """,
                owner: .presentor)
        case .agentAuthority:
            Definition(
                severity: .refuse,
                source: "UCC 8-402(a)(2)",
                meaning: """
                    Nothing shows that the one who signed for the registered owner was \
                    authorised to, or it is too old.
                    """,
                cure: "Obtain the resolution, extract or power that is named, dated in time.")
        case .fiduciaryEvidence:
            Definition(
                severity: .refuse,
                source: "UCC 8-402(a)(3) and (c)",
                meaning: """
                    Appropriate evidence of the appointment or incumbency of a fiduciary, or of \
                    the death that makes one, is missing, too old, or certified by nobody.
                    """,
                cure: """
                    Obtain the certificate of the court, certified by the court or its clerk, or \
                    the paper that is named, dated within the time that the governing law \
                    allows; of a death, a certified copy with its date and its certifier.
                    """)
        case .taxWaiver:
            Definition(
                severity: .refuse,
                source: "UCC 8-401(a)(4)",
                meaning: "The waiver or affidavit that a state's tax law asks for is missing.",
                cure: "Obtain the inheritance tax waiver or the affidavit of domicile.")
        default:
            preconditionFailure("\(rawValue) is defined elsewhere.")
        }
    }
}
