/// What blocks a registration until its own end, without limit of time.
public enum LegalHold: Hashable, Sendable {
    /// The court is unknown where the stop was entered before its papers were recorded.
    case process(court: String?, reference: String)
    case bond(reference: String)

    public var court: String? {
        switch self {
        case .process(let court, _): court
        case .bond: nil
        }
    }

    public var reference: String {
        switch self {
        case .process(_, let reference), .bond(let reference): reference
        }
    }

    var isBond: Bool {
        switch self {
        case .process: false
        case .bond: true
        }
    }
}
