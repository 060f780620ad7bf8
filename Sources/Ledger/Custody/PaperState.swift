/// Where the paper of an ended certificate is.
public enum PaperState: String, CaseIterable, Sendable {
    /// The certificate lives.
    case notCancelled = "NOT_CANCELLED"
    /// Replaced under a bond: nobody has the original.
    case notInHand = "NOT_IN_HAND"
    case voided = "VOIDED"
    case marked = "MARKED"
    case stored = "STORED"
    case inTransit = "IN_TRANSIT"
    case destroyed = "DESTROYED"
    case disposed = "DISPOSED"

    /// What may come next, apart from the days that bound it.
    var next: [PaperAct] {
        switch self {
        case .notCancelled, .destroyed, .disposed: []
        case .notInHand: [.received]
        case .voided: [.marked, .destroyed]
        case .marked: [.stored]
        case .stored: [.shipped, .destroyed, .disposed]
        case .inTransit: [.received]
        }
    }

    func after(_ act: PaperAct) -> Self {
        switch act {
        case .marked: .marked
        case .stored: .stored
        case .shipped: .inTransit
        case .received: self == .notInHand ? .voided : .stored
        case .destroyed: .destroyed
        case .disposed: .disposed
        }
    }
}
