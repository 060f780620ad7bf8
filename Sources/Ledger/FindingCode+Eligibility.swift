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
        case .capInputMissing:
            Definition(
                severity: .hold,
                source: "charter ownership limit",
                meaning: "The outstanding shares of a class that counts are not on file.",
                cure: """
                    Record the class's outstanding shares, with as-of date and source \
                    document.
                    """,
                owner: .issuer, deciders: 2)
        case .capInputStale:
            Definition(
                severity: .hold,
                source: "charter ownership limit",
                meaning: """
                    The outstanding shares of a class that counts are older than their \
                    maximum age.
                    """,
                cure: "Record a fresh figure, with as-of date and source document.",
                owner: .issuer, deciders: 2)
        case .priceMissing:
            Definition(
                severity: .hold,
                source: "charter ownership limit: in value",
                meaning: """
                    The limit counts by value, and a class that counts has no price on file.
                    """,
                cure: "Record the price of the class, with its day and source.",
                owner: .compliance, deciders: 2)
        case .priceStale:
            Definition(
                severity: .hold,
                source: "charter ownership limit: in value",
                meaning: """
                    The price of a class that counts by value is older than its maximum age.
                    """,
                cure: "Record a fresh price, with its day and source.",
                owner: .compliance, deciders: 2)
        case .otherLegMissing:
            Definition(
                severity: .hold,
                source: "17 CFR 240.17Ad-20; charter ownership limit",
                meaning: """
                    Shares are drawn out of an intermediary, or put into it, by somebody for \
                    whom it discloses a position, and what becomes of that position is not said.
                    """,
                cure: "State the other leg: the position after the movement, with its paper.",
                owner: .presentor)
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
                    """,
                owner: .compliance, deciders: 2)
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
        case .capUnnoted:
            Definition(
                severity: .hold,
                source: "UCC 8-204; charter ownership limit",
                meaning: """
                    The person would own more than the limit allows, but the certificate \
                    presented does not note the restriction, which binds nobody without knowledge.
                    """,
                cure: """
                    Have counsel decide: whether the transferee knew of the restriction, or \
                    the charter's other remedies are to be used.
                    """,
                owner: .counsel, deciders: 2)
        case .excessToTrust:
            Definition(
                severity: .note,
                source: "charter: transfer of the excess to the trust",
                meaning: """
                    The shares in excess of the limit go to the charter's trust; the assignee \
                    has no right in them.
                    """,
                cure: "Notify the trustee and the assignee.")
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
        case .overPassive:
            Definition(
                severity: .note,
                source: "charter ownership limit",
                meaning: """
                    A person came to be over the limit by a fact that no transfer made: a \
                    relation, a price, a limit, the capital. Nothing past is refused.
                    """,
                cure: "Report it to the issuer; only further increases are refused.")
        case .fiveFifty:
            Definition(
                severity: .note,
                source: "IRC 856(a)(6), 856(h), 542(a)(2)",
                meaning: """
                    With the exception, five individuals could own more than half in value of \
                    the outstanding stock.
                    """,
                cure: """
                    Have tax counsel confirm before the exception is used, or grant a smaller one.
                    """)
        default:
            preconditionFailure("\(rawValue) is defined elsewhere.")
        }
    }
}
