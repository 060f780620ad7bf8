/// What a stop says to a certificate that is presented today.
public enum StopJudgment: Hashable, Sendable {
    case free
    /// Withheld until something is done: what must happen next, and by when if there is a day.
    case stopActive(kind: StopKind, number: Int64, next: [StopAct], by: CalendarDate?)
    /// Both sides were told; withheld through the day.
    case adverseClaim(number: Int64, until: CalendarDate)
    /// A process or a bond blocks until its own end.
    case legalProcess(number: Int64, hold: LegalHold)

    /// The code under which a verdict says it.
    public var word: String {
        switch self {
        case .free: "FREE"
        case .stopActive: "STOP_ACTIVE"
        case .adverseClaim: "ADVERSE_CLAIM"
        case .legalProcess: "LEGAL_PROCESS"
        }
    }

    /// Of several stops the gravest is named first.
    public var gravity: Int {
        switch self {
        case .free: 0
        case .adverseClaim: 1
        case .stopActive: 2
        case .legalProcess: 3
        }
    }

    /// One sentence for the desk.
    public var sentence: String {
        switch self {
        case .free:
            return "No stop withholds the transfer."
        case .stopActive(let kind, let number, let next, let by):
            guard !next.isEmpty else {
                let start = by.map { " from \($0)" } ?? ""
                return "Stop \(number) (\(kind.rawValue)) is on record and in effect\(start)."
            }
            let steps = next.map(\.phrase).joined(separator: "; ")
            let time = by.map { ", by \($0)" } ?? ""
            return
                "Stop \(number) (\(kind.rawValue)) withholds the transfer; next: \(steps)\(time)."
        case .adverseClaim(let number, let until):
            return """
                Stop \(number): both sides were told of the demand; the transfer is withheld \
                through \(until), and longer if a process or a bond comes by then (UCC 8-403).
                """
        case .legalProcess(let number, .process(let court, let reference)):
            let origin = court.map { " of \($0)" } ?? ""
            return """
                Stop \(number): legal process \(reference)\(origin) blocks the transfer until it \
                has ended (UCC 8-404).
                """
        case .legalProcess(let number, .bond(let reference)):
            return """
                Stop \(number): indemnity bond \(reference) was filed in time and blocks the \
                transfer until it has ended (UCC 8-403).
                """
        }
    }
}
