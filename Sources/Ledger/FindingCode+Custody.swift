/// What the codes on blank stock and on the two acts mean.
extension FindingCode {
    var custodyDefinition: Definition {
        switch self {
        case .blankUnknown:
            Definition(
                severity: .refuse, source: "17 CFR 240.17Ad-12",
                meaning: "The number is on no blank of the security that was ever received.",
                cure: "Give the number of a blank at the desk, or leave it to the book.")
        case .blankNotReleased:
            Definition(
                severity: .refuse, source: "17 CFR 240.17Ad-12",
                meaning: "The blank is in the vault or on its way: it is not at the desk.",
                cure: "Draw it and have another person release it, or take one from the desk.")
        case .blankUnusable:
            Definition(
                severity: .refuse, source: "17 CFR 240.17Ad-12; 17 CFR 240.17f-1",
                meaning: "The blank is spoiled, used, or was missing when stock was counted.",
                cure: "Take another blank; one that has turned up is counted first.")
        case .blankOtherPaper:
            Definition(
                severity: .refuse, source: "certificate face: temporary or definitive",
                meaning: "The blank is not of the kind of paper that the certificate is to be.",
                cure: "Take a blank of that kind, or state the other kind.")
        case .stockExhausted:
            Definition(
                severity: .refuse, source: "17 CFR 240.17Ad-12",
                meaning: "The desk has fewer free blanks than the item needs.",
                cure: "Draw blanks from the vault and have them released; present the item again.")
        case .onePersonBothActs:
            Definition(
                severity: .refuse,
                source: "certificate face: countersigned and registered; UCC 8-208",
                meaning: "The person who countersigned the certificate is about to register it.",
                cure: """
                    Have another person register it, or record the issuer's authority that one \
                    person may do both.
                    """)
        default:
            preconditionFailure("\(rawValue) is defined elsewhere.")
        }
    }
}
