/// What can happen to the paper of a certificate that has ended.
public enum PaperAct: String, CaseIterable, Sendable {
    case marked
    case stored
    case shipped
    case received
    case destroyed
    case disposed

    /// What is to be done, for whoever asks what may come next.
    public var phrase: String {
        switch self {
        case .marked: "mark the paper CANCELLED by stamp or perforation"
        case .stored: "put it into storage"
        case .shipped: "send it to another place"
        case .received: "record that it has come"
        case .destroyed: "destroy it before two witnesses"
        case .disposed: "dispose of it to a named recipient"
        }
    }
}
