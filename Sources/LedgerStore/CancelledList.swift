import Ledger

/// Which of the lists of cancelled certificates is asked for.
public enum CancelledList: String, CaseIterable, Sendable {
    /// The index of all of them.
    case all
    /// The disposal index.
    case destroyed
    /// What is on its way, in a list of its own.
    case inTransit = "in_transit"

    func holds(_ state: PaperState) -> Bool {
        switch self {
        case .all: true
        case .destroyed: state == .destroyed || state == .disposed
        case .inTransit: state == .inTransit
        }
    }
}
