/// Something that happened to a stop on a day.
public enum StopEvent: Hashable, Sendable {
    case presented(on: CalendarDate)
    case noticeSent(to: NoticeParty, on: CalendarDate)
    case processServed(on: CalendarDate, court: String, reference: String)
    case bondFiled(on: CalendarDate, reference: String)
    /// The reference names the process or bond that ended; it may be left out where one is open.
    case processEnded(on: CalendarDate, authority: String, reference: String? = nil)
    case released(on: CalendarDate, authority: String)

    public var day: CalendarDate {
        switch self {
        case .presented(let day), .noticeSent(_, let day), .processServed(let day, _, _),
            .bondFiled(let day, _), .processEnded(let day, _, _), .released(let day, _):
            day
        }
    }

    public var act: StopAct {
        switch self {
        case .presented: .presented
        case .noticeSent(let party, _): party.notice
        case .processServed: .processServed
        case .bondFiled: .bondFiled
        case .processEnded: .processEnded
        case .released: .released
        }
    }

    /// The words without which the event proves nothing.
    var papers: [String] {
        switch self {
        case .presented, .noticeSent: []
        case .processServed(_, let court, let reference): [court, reference]
        case .bondFiled(_, let reference): [reference]
        case .processEnded(_, let authority, _), .released(_, let authority): [authority]
        }
    }
}
