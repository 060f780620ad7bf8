/// What can happen to a stop, by the names under which the book records it.
public enum StopAct: String, CaseIterable, Sendable {
    case presented
    case noticeToClaimant = "notice_to_claimant"
    case noticeToPresentor = "notice_to_presentor"
    case processServed = "process_served"
    case bondFiled = "bond_filed"
    case processEnded = "process_ended"
    case released

    /// Whether it stops the clock of a demand and blocks by itself.
    var blocks: Bool { self == .processServed || self == .bondFiled }

    /// What the desk does or records, to be read after "next:".
    public var phrase: String {
        switch self {
        case .presented: "record that the certificate was presented"
        case .noticeToClaimant: "send the claimant notice of the presentation"
        case .noticeToPresentor: "send the presentor notice of the demand"
        case .processServed: "record the legal process that was served"
        case .bondFiled: "record the indemnity bond that was filed"
        case .processEnded: "record the end of the process or bond, with its authority"
        case .released: "release the stop, with its authority"
        }
    }
}
