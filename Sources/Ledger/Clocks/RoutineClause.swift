/// The eight clauses of which none may hold of a routine item, by their number in the rule.
public enum RoutineClause: Int, CaseIterable, Comparable, Sendable {
    case requisition = 1
    case restriction = 2
    case morePapers = 3
    case review = 4
    case reorganisation = 5
    case nearLapse = 6
    case conversion = 7
    case newIssue = 8

    public static func < (lhs: Self, rhs: Self) -> Bool { lhs.rawValue < rhs.rawValue }

    public var number: Int { rawValue }

    public var source: String { "17 CFR 240.17Ad-1(i)(\(rawValue))" }

    public var word: String {
        switch self {
        case .requisition: "REQUISITION"
        case .restriction: "RESTRICTION"
        case .morePapers: "MORE_PAPERS"
        case .review: "REVIEW"
        case .reorganisation: "REORGANISATION"
        case .nearLapse: "NEAR_LAPSE"
        case .conversion: "CONVERSION"
        case .newIssue: "NEW_ISSUE"
        }
    }

    /// One sentence for the desk, with the clause it rests on.
    public var sentence: String { "\(meaning) (\(source))." }

    private var meaning: String {
        switch self {
        case .requisition:
            "It needs certificates that the agent does not stock and must requisition"
        case .restriction:
            "A certificate bears a stop order, an adverse claim or another restriction on transfer"
        case .morePapers:
            "It needs a further certificate, document, instruction, assignment, guarantee, "
                + "endorsement, explanation or opinion of counsel"
        case .review:
            "It needs a review of papers other than assignments, endorsements or stock powers, "
                + "certified corporate resolutions, ordinary guarantees and tax waivers"
        case .reorganisation:
            "It belongs to a reorganisation, tender offer, exchange, redemption or liquidation"
        case .nearLapse:
            "It is a warrant, right or convertible security presented within five business days "
                + "before its privilege lapses or changes"
        case .conversion:
            "It is a warrant, right or convertible security presented for exercise or conversion"
        case .newIssue:
            "Its issue was offered within the last fifteen business days, and not continuously"
        }
    }

    func holds(of facts: ClassificationFacts) -> Bool {
        switch self {
        case .requisition: facts.needsRequisitionedCertificates
        case .restriction:
            facts.hasStopOrRestriction || (facts.legendMakesNonroutine && facts.hasLegend)
        case .morePapers: facts.needsMore
        case .review: facts.needsReviewOfSupport
        case .reorganisation: facts.isReorganisation
        case .nearLapse: facts.isRightNearLapse
        case .conversion: facts.isConversion
        case .newIssue: facts.isNewlyOffered
        }
    }
}
