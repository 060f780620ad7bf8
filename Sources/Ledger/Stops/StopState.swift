/// Where a stop stands on a day.
public enum StopState: Hashable, Sendable {
    /// Entered, and in effect from a later day.
    case received(effectiveOn: CalendarDate)
    /// In effect. After a presentation under a demand it names the notices that are still to be
    /// sent; until both are out no clock runs, and the transfer is withheld.
    case effective(noticesOwed: [NoticeParty])
    /// Both sides were told; withheld through the day.
    case noticed(until: CalendarDate)
    /// The day passed without process or bond: the stop no longer blocks.
    case expired(after: CalendarDate)
    case processServed(LegalHold)
    case bondFiled(LegalHold)
    case released(on: CalendarDate, authority: String)

    public var word: String {
        switch self {
        case .received: "RECEIVED"
        case .effective: "EFFECTIVE"
        case .noticed: "NOTICED"
        case .expired: "EXPIRED"
        case .processServed: "PROCESS_SERVED"
        case .bondFiled: "BOND_FILED"
        case .released: "RELEASED"
        }
    }

    /// Whether a transfer is withheld.
    public var blocks: Bool {
        switch self {
        case .received, .effective, .noticed, .processServed, .bondFiled: true
        case .expired, .released: false
        }
    }
}
