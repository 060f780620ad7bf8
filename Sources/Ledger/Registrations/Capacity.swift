/// In what right a person signs an assignment.
public enum Capacity: String, CaseIterable, Sendable {
    case owner
    case survivor
    case custodian
    case minorOfAge = "minor_of_age"
    case trustee
    case successorTrustee = "successor_trustee"
    case executor
    case administrator
    case officer
    case partner
    case manager
    case attorney
    case guardian
    case beneficiary
    case formerly
    case sheriff

    /// The capacity as it is said in a sentence.
    public var words: String {
        switch self {
        case .minorOfAge: "minor of age"
        case .successorTrustee: "successor trustee"
        case .formerly: "owner formerly of another name"
        case .attorney: "attorney-in-fact"
        default: rawValue
        }
    }
}
