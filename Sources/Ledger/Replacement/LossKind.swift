/// What is said to have become of a certificate, as its case is opened.
public enum LossKind: String, CaseIterable, Sendable {
    case lost = "LOST"
    case stolen = "STOLEN"
    case destroyed = "DESTROYED"
    /// The paper is in hand and no longer fit to be one.
    case mutilated = "MUTILATED"
    /// It was sent to the owner and never came.
    case notReceived = "NOT_RECEIVED"

    /// Under which kind the certificate is on the stop list; what is in hand needs no stop.
    public var stop: StopKind? {
        switch self {
        case .lost, .notReceived: .lost
        case .stolen: .stolen
        case .destroyed: .destroyed
        case .mutilated: nil
        }
    }

    /// Whether nobody has the paper in hand, so that somebody else could come to present it.
    public var isPaperGone: Bool { self != .mutilated }

    /// The clock of the report under 17 CFR 240.17f-1; none where nothing is missing. What
    /// somebody else destroyed is missing for that rule.
    public var reportClock: ClockCatalogue? {
        switch self {
        case .stolen: .stolenReport
        case .lost, .destroyed: .missingReport
        // The agent sent it, and is told that it never came.
        case .notReceived: .lostInTransit
        case .mutilated: nil
        }
    }

    /// The kind as it is said in a sentence.
    public var words: String {
        switch self {
        case .notReceived: "not received by mail"
        default: rawValue.lowercased()
        }
    }
}
