/// Why an act on a cancelled paper is refused, and what may come next instead.
public struct PaperRefusal: Error, Hashable, Sendable, CustomStringConvertible {
    public enum Reason: Hashable, Sendable {
        case outOfOrder(PaperState)
        case inTheFuture
        case before(CalendarDate)
        case unmarkedTooLate(CalendarDate)
        case calendarUnknown
        case missing(String)
    }

    public let certificate: CertificateID
    public let act: PaperAct
    public let reason: Reason
    public let allowed: [PaperAct]

    public var description: String {
        let next =
            allowed.isEmpty
            ? "Nothing can be recorded of its paper."
            : "Next may come: \(allowed.map(\.rawValue).joined(separator: ", "))."
        return "\(certificate), \(act.rawValue): \(sentence) \(next)"
    }

    private var sentence: String {
        switch reason {
        case .outOfOrder(let state):
            switch state {
            case .notCancelled: "The certificate has not ended."
            case .notInHand: "It was replaced, and the original has not come back."
            case .voided: "The paper is void on the records, and not marked."
            case .marked: "The paper is marked, and not stored."
            case .stored: "The paper is in storage."
            case .inTransit: "The paper is on its way."
            case .destroyed: "The paper was destroyed."
            case .disposed: "The paper was disposed of."
            }
        case .inTheFuture: "The day has not come yet."
        case .before(let day): "What went before it happened on \(day)."
        case .unmarkedTooLate(let day):
            "Unmarked paper was to be destroyed by \(day); it is marked first."
        case .calendarUnknown:
            "The business days since its cancellation are not on file; it is marked first."
        case .missing(let words): "It names no \(words); without that it proves nothing."
        }
    }
}
