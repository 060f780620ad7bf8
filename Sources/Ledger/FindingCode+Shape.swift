/// What the codes on the shape of the item mean.
extension FindingCode {
    var shapeDefinition: Definition {
        switch self {
        case .certificateUnknown:
            Definition(
                severity: .refuse,
                source: "certificate face; UCC 8-401(a)",
                meaning: "The certificate is not in the book.",
                cure: """
                    Check the number and the security against the paper; a counterfeit \
                    is reported under 17 CFR 240.17f-1.
                    """)
        case .certificateNotValid:
            Definition(
                severity: .refuse,
                source: "certificate face: not valid until countersigned and registered",
                meaning: """
                    The certificate has not been both countersigned and registered, so \
                    it carries no shares.
                    """,
                cure: "Countersign and register the certificate, or present another.")
        case .certificateEnded:
            Definition(
                severity: .refuse,
                source: "UCC 8-401(a); 17 CFR 240.17Ad-19",
                meaning: """
                    The certificate has ended: it was surrendered, replaced, exchanged, \
                    reversed or voided.
                    """,
                cure: """
                    Present the certificate that took its place, if one did; its history \
                    names it.
                    """)
        case .certificateRepeated:
            Definition(
                severity: .refuse,
                source: "17 CFR 240.17Ad-1(a)",
                meaning: "The same certificate is presented twice.",
                cure: "Name each certificate once.")
        case .certificateOwner:
            Definition(
                severity: .refuse,
                source: "certificate face: transferable by the holder hereof",
                meaning: "The certificates do not all belong to the presented owner.",
                cure: """
                    Present the certificates of each registered owner as an item of \
                    their own.
                    """)
        case .certificateNumberUsed:
            Definition(
                severity: .refuse,
                source: "17 CFR 240.17Ad-19; design of the book",
                meaning: """
                    The certificate number has been used before, and a number is never \
                    used again.
                    """,
                cure: "Give a number that has not been used, or leave it to the book.")
        case .certificateNotPrepared:
            Definition(
                severity: .refuse,
                source: "certificate face: countersigned and registered",
                meaning: "The certificate is not waiting for this act.",
                cure: "Countersign a prepared certificate, register a countersigned one.")
        case .certificateNotCountersigned:
            Definition(
                severity: .refuse,
                source: """
                    certificate face: not valid until countersigned by a Transfer Agent \
                    and registered by the Registrar
                    """,
                meaning: "The certificate is to be registered before it is countersigned.",
                cure: "Countersign it first.")
        case .securityUnknown:
            Definition(
                severity: .refuse,
                source: "17 CFR 240.17Ad-9",
                meaning: "The issuer has no such security in this book.",
                cure: "Add the security, or correct its name.")
        case .keptElsewhere:
            Definition(
                severity: .refuse,
                source: "17 CFR 240.17Ad-9; 17 CFR 240.17Ad-10",
                meaning: "Another agent keeps the register of the class.",
                cure: "Record what that agent reports: outstanding shares and positions.")
        case .inscriptionUnclear:
            Definition(
                severity: .hold,
                source: "certificate back: abbreviations used in the inscription",
                meaning: """
                    The inscription does not say plainly who owns, and in which tenancy.
                    """,
                cure: "Have the owners state the registration, and register it so.")
        case .accountUnknown:
            Definition(
                severity: .refuse,
                source: "17 CFR 240.17Ad-9",
                meaning: "No account of that name is in the master securityholder file.",
                cure: "Register the account, or correct its name.")
        case .accountUsed:
            Definition(
                severity: .refuse,
                source: "17 CFR 240.17Ad-9",
                meaning: """
                    An account of that name is already in the master securityholder \
                    file.
                    """,
                cure: """
                    Assign to the account that is there, or give the new one another \
                    name.
                    """)
        case .assigneeIncomplete:
            Definition(
                severity: .refuse,
                source: """
                    certificate back: name and address, including zip code, of assignee
                    """,
                meaning: "The assignee's name or address is incomplete.",
                cure: "Supply what is missing: name, street, city, state and ZIP code.")
        case .sharesBlank:
            Definition(
                severity: .hold,
                source: """
                    certificate back: shares of the capital stock represented by the \
                    within Certificate
                    """,
                meaning: """
                    The assignment leaves the number of shares blank, and the whole is \
                    not to be assumed.
                    """,
                cure: "Have the owner state the number of shares.")
        case .sharesNotPositive:
            Definition(
                severity: .refuse,
                source: "UCC 8-304(b)",
                meaning: "An assignment is of no shares.",
                cure: "Assign at least one unit of the security.")
        case .sharesExceedCertificate:
            Definition(
                severity: .refuse,
                source: "UCC 8-304(b)",
                meaning: """
                    More shares are assigned than the certificates presented represent.
                    """,
                cure: """
                    Correct the shares, or present further certificates of the same \
                    owner.
                    """)
        case .sharesTooLarge:
            Definition(
                severity: .refuse,
                source: "design of the book: 64-bit units",
                meaning: "The sum of the shares is beyond what a book can hold.",
                cure: "Correct the number of shares.")
        default:
            preconditionFailure("\(rawValue) is defined elsewhere.")
        }
    }
}
