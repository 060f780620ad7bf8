/// Why an act on a stop is refused, and what may come next instead.
public struct StopRefusal: Error, Hashable, Sendable, CustomStringConvertible {
    public enum Reason: Hashable, Sendable {
        case inTheFuture
        case beforePlaced(CalendarDate)
        case alreadyReleased
        case alreadyRecorded
        case notOfThisKind(StopKind)
        case notPresented
        case tooLate(until: CalendarDate)
        case nothingToEnd
        case namesNoneOfSeveral
        case unknownReference
        case processOpen(LegalHold)
        case blankPaper
        /// Dated into the past, it would make an act out of order that was recorded since.
        case upsets(StopAct)
        /// A replacement case is open under which the certificate is missing.
        case underCase(Int64)
        /// The certificate was replaced: its stop stays for ever.
        case replaced

        /// A fault of the record, which says nothing against the event having happened.
        var isFormal: Bool {
            switch self {
            case .beforePlaced, .blankPaper: true
            default: false
            }
        }
    }

    public let act: StopAct
    public let reason: Reason
    /// What the stop allows today.
    public let allowed: [StopAct]

    public init(act: StopAct, reason: Reason, allowed: [StopAct]) {
        self.act = act
        self.reason = reason
        self.allowed = allowed
    }

    public var description: String {
        let next =
            allowed.isEmpty
            ? "Nothing more can be recorded of this stop."
            : "Next may come: \(allowed.map(\.rawValue).joined(separator: ", "))."
        return "\(act.rawValue): \(sentence) \(next)"
    }

    private var sentence: String {
        switch reason {
        case .inTheFuture: "The day has not come yet."
        case .beforePlaced(let day): "The stop was placed on \(day) only."
        case .alreadyReleased: "The stop was released; a new demand needs a new stop."
        case .alreadyRecorded: "It is on record already, and counts from then."
        case .notOfThisKind(let kind): "A stop of kind \(kind.rawValue) knows no such act."
        case .notPresented: "Nothing was presented yet of which notice could be given."
        case .tooLate(let until): "The time for it ended on \(until)."
        case .nothingToEnd: "No process and no bond is open."
        case .namesNoneOfSeveral: "Several are open; name the reference of the one that ended."
        case .unknownReference: "No open process or bond has that reference."
        case .processOpen(let hold): "\(hold.reference) blocks until its own end is recorded."
        case .blankPaper: "The court, the reference or the authority is blank."
        case .underCase(let number):
            "Replacement case \(number) is open; it lets the stop go by found, settle or withdraw."
        case .replaced: "The certificate was replaced or settled, and its stop stays for ever."
        case .upsets(let act): "It would put \(act.rawValue), recorded since, out of order."
        }
    }
}
