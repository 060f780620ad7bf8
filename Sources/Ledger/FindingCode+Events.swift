/// What the codes on corporate events mean.
extension FindingCode {
    /// Whether officers may decide that the hold is no bar; the database would refuse the others.
    public var isDecidable: Bool { self != .recordDateAhead && self != .optionUnsettled }

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
        case .positionsToReport:
            Definition(
                severity: .note,
                source: "17 CFR 240.17Ad-20",
                meaning: "An event takes a part of an intermediary's shares.",
                cure: "Ask the intermediary for its positions as they are after the event.")
        default: owedDefinition
        }
    }

    private var owedDefinition: Definition {
        switch self {
        case .recordDateAhead:
            Definition(
                severity: .hold,
                source: "MGCL 2-511",
                meaning: "The day whose holders the event is for is yet to come.",
                cure: "Send the item again on that day or after it; it is kept until then.")
        case .recordDatePassed:
            Definition(
                severity: .refuse,
                source: "MGCL 2-511",
                meaning: """
                    Since the day whose holders the event is for, the register of the class has \
                    changed, so that an event on it would be for others.
                    """,
                cure: """
                    Reverse what came after that day, or have the issuer name a later day. \
                    Nothing is posted on a register that is past.
                    """)
        case .optionUnsettled:
            Definition(
                severity: .hold,
                source: "26 USC 544(a)(3)",
                meaning: "An option on the class would be on a part of a share, or on none.",
                cure: """
                    End the option by its paper, and record on what it is after the event, if on \
                    anything: person unrelate, person relate.
                    """)
        case .optionLeft:
            Definition(
                severity: .note,
                source: "26 USC 544(a)(3)",
                meaning: "An option on the class that has its end on file stays on old shares.",
                cure: "Nothing, if it is not exercised before its end.")
        default:
            Definition(
                severity: .note,
                source: "UCC 8-405",
                meaning: "An event takes a certificate that is missing under an open case.",
                cure: """
                    Lead the case to its end: what the event gave is handed over on the \
                    affidavit, the bond and the officers' word.
                    """)
        }
    }
}
