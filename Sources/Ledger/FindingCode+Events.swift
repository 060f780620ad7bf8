/// What the codes on corporate events mean.
extension FindingCode {
    var eventDefinition: Definition {
        switch self {
        case .eventEmpty:
            Definition(
                severity: .refuse,
                source: "17 CFR 240.17Ad-10(e)",
                meaning: "Nothing of the class is outstanding that an event could take.",
                cure: "Name a class that has holders.")
        case .eventBeyondClass:
            Definition(
                severity: .refuse,
                source: "17 CFR 240.17Ad-9(d)",
                meaning: "More shares are called than the class has on the register.",
                cure: "Call no more than is registered; for all of it, say so.")
        case .registerDiffers:
            Definition(
                severity: .refuse,
                source: "17 CFR 240.17Ad-10(g); 17 CFR 240.17Ad-11",
                meaning: """
                    The register of the class and its control book differ, so that an event on \
                    the class would not be one on all of it.
                    """,
                cure: """
                    Settle the difference: take over what is missing, or state the capital on \
                    the issuer's written authority.
                    """)
        case .fractionPrice:
            Definition(
                severity: .refuse,
                source: "MGCL 2-214",
                meaning: "Parts of shares would be left, and the terms name no cash for them.",
                cure: "Name the price of a whole share by which the parts are paid.")
        case .stopCarried:
            Definition(
                severity: .note,
                source: "UCC 8-403; UCC 8-405",
                meaning: "An event on the whole class takes a certificate that is under a stop.",
                cure: """
                    Deliver neither cash nor certificate for it before the stop is released.
                    """)
        default:
            Definition(
                severity: .note,
                source: "17 CFR 240.17Ad-20",
                meaning: "An event takes a part of an intermediary's shares.",
                cure: "Ask the intermediary for its positions as they are after the event.")
        }
    }
}
