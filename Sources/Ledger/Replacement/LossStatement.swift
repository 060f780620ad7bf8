/// What an affidavit of loss must swear to, apart from the loss itself.
public enum LossStatement: String, CaseIterable, Sendable {
    case notEndorsed = "not_endorsed"
    case notPledgedOrSold = "not_pledged_or_sold"
    case searchMade = "search_made"
    case willSurrender = "will_surrender"

    /// The statement as the affidavit has it.
    public var words: String {
        switch self {
        case .notEndorsed: "the certificate was not endorsed or assigned, in blank or otherwise"
        case .notPledgedOrSold: "neither it nor any right in it was sold, pledged or given away"
        case .searchMade: "a diligent search was made for it, without success"
        case .willSurrender: "it will be surrendered at once if it is ever found"
        }
    }
}
