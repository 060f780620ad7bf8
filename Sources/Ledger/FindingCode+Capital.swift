/// What the codes on capital and reversals mean.
extension FindingCode {
    var capitalDefinition: Definition {
        switch self {
        case .issueAuthority:
            Definition(
                severity: .refuse,
                source: "17 CFR 240.17Ad-10(e); UCC 8-208",
                meaning: "The issuer's written authority for the issue is not on file.",
                cure: "File the issuer's written order: document and signer.")
        case .controlBookAuthority:
            Definition(
                severity: .refuse,
                source: "17 CFR 240.17Ad-10(e)",
                meaning: """
                    The control book may change only on the written authority of a duly \
                    authorised agent of the issuer.
                    """,
                cure: "File the issuer's written authority: document and signer.")
        case .authorisedMissing:
            Definition(
                severity: .hold,
                source: "17 CFR 240.17Ad-9(d); UCC 8-210",
                meaning: "The number of authorised shares of the security is not on file.",
                cure: "Record the authorised shares with their source document.")
        case .overAuthorised:
            Definition(
                severity: .refuse,
                source: "UCC 8-210; UCC 8-208(a)(3)",
                meaning: "More shares would be outstanding than are authorised.",
                cure: """
                    Issue fewer, or have the issuer raise the authorised shares by \
                    written authority.
                    """)
        case .reversalUnknown:
            Definition(
                severity: .refuse,
                source: "17 CFR 240.17Ad-10",
                meaning: "There is no posted transfer of that name to reverse.",
                cure: """
                    Name a transfer that was posted. An issue is undone by a buy-back, a \
                    corporate event by a contrary one on the issuer's written authority.
                    """)
        case .reversalRepeated:
            Definition(
                severity: .refuse,
                source: "17 CFR 240.17Ad-10",
                meaning: "The transfer has been reversed already.",
                cure: "Nothing is left to reverse.")
        case .reversalOvertaken:
            Definition(
                severity: .refuse,
                source: "UCC 8-404; 17 CFR 240.17Ad-10",
                meaning: "A certificate that the transfer issued is no longer outstanding.",
                cure: "Reverse the later items first, or correct by a new transfer.")
        case .reversalByFace:
            Definition(
                severity: .refuse,
                source: "17 CFR 240.17Ad-9(c), 17Ad-10(b)",
                meaning: """
                    The transfer was posted by the face of its paper; its debit stands in the \
                    subsidiary file, so that no mirror of the entry gives the shares back.
                    """,
                cure: """
                    Transfer the shares back on the assignee's own signature, and post the \
                    debit with them.
                    """)
        default:
            preconditionFailure("\(rawValue) is defined elsewhere.")
        }
    }
}
