/// Which came first: the registration of a transfer, or the notice that the paper was lost.
///
/// An owner who is late with the notice has no claim against the issuer for the registration or
/// to a new certificate (UCC 8-406). Times are microseconds, or any other count of one clock.
public enum OrderOfTimes: String, CaseIterable, Sendable {
    case registrationStands = "REGISTRATION_STANDS"
    case stopPrevails = "STOP_PREVAILS"

    /// At one and the same instant the stop prevails.
    public init(registeredAt: Int64, noticeReceivedAt: Int64) {
        self = registeredAt < noticeReceivedAt ? .registrationStands : .stopPrevails
    }

    /// One sentence for the desk.
    public var note: String {
        switch self {
        case .registrationStands:
            "The transfer was registered before the notice of loss was received, and stands; "
                + "counsel decides whether the notice came within a reasonable time, without "
                + "which the owner has no claim under UCC 8-404 or 8-405 (UCC 8-406)."
        case .stopPrevails:
            "The notice of loss was received before any registration: the stop is in effect, and "
                + "no transfer may be registered (UCC 8-404, 8-406)."
        }
    }
}
