/// What the codes on the transferee's eligibility mean.
extension FindingCode {
    var eligibilityDefinition: Definition {
        switch self {
        case .limitMissing:
            Definition(
                severity: .refuse,
                source: "charter ownership limit; UCC 8-401(a)(1)",
                meaning: "No ownership limit is on file for the day of the item.",
                cure: "Record the charter's limit, with its authority.")
        case .limitBasisUnsupported:
            Definition(
                severity: .hold,
                source: "charter ownership limit",
                meaning: """
                    The limit counts by value, for which the book has no dated prices \
                    yet.
                    """,
                cure: "Have counsel decide, or record a limit by number.")
        case .capInputMissing:
            Definition(
                severity: .hold,
                source: "charter ownership limit",
                meaning: "The outstanding shares of a class that counts are not on file.",
                cure: """
                    Record the class's outstanding shares, with as-of date and source \
                    document.
                    """)
        case .capInputStale:
            Definition(
                severity: .hold,
                source: "charter ownership limit",
                meaning: """
                    The outstanding shares of a class that counts are older than their \
                    maximum age.
                    """,
                cure: "Record a fresh figure, with as-of date and source document.")
        case .attributionUnresolved:
            Definition(
                severity: .hold,
                source: "17 CFR 240.17Ad-20; charter ownership limit",
                meaning: """
                    Who owns in fact is not established, and it decides whether the limit \
                    is broken.
                    """,
                cure: """
                    File the evidence that a nominee acts as a securities intermediary, \
                    or the taxpayer number of the person in doubt.
                    """)
        case .possibleMatch:
            Definition(
                severity: .note,
                source: "charter ownership limit",
                meaning: """
                    A person without a taxpayer number bears the name of another person in \
                    the book.
                    """,
                cure: "Establish whether they are one, by the taxpayer number.")
        case .capExceeded:
            Definition(
                severity: .refuse,
                source: "charter ownership limit; UCC 8-401(a)(1)",
                meaning: """
                    The person would own more of the equity stock than the limit allows.
                    """,
                cure: """
                    Assign no more than the shares that would pass, or obtain an \
                    exception of the board.
                    """)
        case .atLimit:
            Definition(
                severity: .note,
                source: "charter ownership limit: in excess of",
                meaning: "The person stands exactly at the limit, which is lawful.",
                cure: "Nothing; any further acquisition would be refused.")
        case .stillOver:
            Definition(
                severity: .note,
                source: "charter ownership limit",
                meaning: """
                    The person remains over the limit after a movement that does not \
                    raise the person's share.
                    """,
                cure: "Nothing for this item; the excess belongs in the next audit.")
        case .overRecorded:
            Definition(
                severity: .note,
                source: "charter ownership limit; 17 CFR 240.17Ad-10(h)",
                meaning: """
                    The person is over the limit by facts that are recorded, not judged.
                    """,
                cure: "Report the excess to the issuer.")
        default:
            preconditionFailure("\(rawValue) is defined elsewhere.")
        }
    }
}
