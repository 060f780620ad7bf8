/// What the codes on the presentation mean: its day, and where what is left over goes.
extension FindingCode {
    var presentationDefinition: Definition {
        switch self {
        case .faceDiffers:
            Definition(
                severity: .hold,
                source: "17 CFR 240.17Ad-10(b); 17 CFR 240.17Ad-9(g)",
                meaning: """
                    The certificate presented says another number of shares than the master \
                    securityholder file.
                    """,
                cure: """
                    Find out which is right. Where an officer lets it pass, the credit is posted, \
                    the debit waits in the subsidiary file and a type-2 difference is opened.
                    """,
                owner: .compliance)
        case .balanceRegistration:
            Definition(
                severity: .hold,
                source: "UCC 8-107; UCC 8-401(a)(2)",
                meaning: """
                    Shares would go back to a registration that no longer stands: an owner has \
                    died, the custodianship has ended, the name has changed or another holds \
                    the office.
                    """,
                cure: """
                    Assign every share: to the estate, the survivor, the former minor, the new \
                    name or the successor.
                    """,
                owner: .presentor)
        case .receiptBackdated:
            Definition(
                severity: .hold,
                source: "UCC 8-402(c); 17 CFR 240.17Ad-1",
                meaning: """
                    The papers are fresh only on the stated day of receipt, and the item was \
                    entered on a later day, on which they are not.
                    """,
                cure: """
                    Show when the item arrived, such as by the receipt stamp or the mail log, or \
                    obtain the paper anew.
                    """,
                owner: .compliance)
        case .enteredLate:
            Definition(
                severity: .note,
                source: "17 CFR 240.17Ad-1; 17 CFR 240.17Ad-2",
                meaning: "The item was entered a day or more after its stated receipt.",
                cure: "Nothing; turnaround and the age of papers count from the stated receipt.")
        default:
            preconditionFailure("\(rawValue) is defined elsewhere.")
        }
    }
}
