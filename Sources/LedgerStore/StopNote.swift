import JSON
import Ledger

/// Something that happened to a stop, as the desk enters it.
public struct StopNote: Hashable, Sendable {
    public let act: StopAct
    /// Today when nobody says.
    public let day: CalendarDate?
    public let court: String?
    public let reference: String?
    public let authority: String?

    public init(
        _ act: StopAct, on day: CalendarDate? = nil, court: String? = nil,
        reference: String? = nil, authority: String? = nil
    ) {
        self.act = act
        self.day = day
        self.court = court
        self.reference = reference
        self.authority = authority
    }

    func event(today: CalendarDate) -> StopEvent {
        let day = day ?? today
        return switch act {
        case .presented: .presented(on: day)
        case .noticeToClaimant: .noticeSent(to: .claimant, on: day)
        case .noticeToPresentor: .noticeSent(to: .presentor, on: day)
        case .processServed:
            .processServed(on: day, court: court ?? "", reference: reference ?? "")
        case .bondFiled: .bondFiled(on: day, reference: reference ?? "")
        case .processEnded:
            .processEnded(on: day, authority: authority ?? "", reference: reference)
        case .released: .released(on: day, authority: authority ?? "")
        }
    }

    /// The columns under which the book keeps it, as the law reads them again.
    var party: String? {
        switch act {
        case .processServed: court
        case .processEnded: reference
        default: nil
        }
    }

    var detail: String? {
        switch act {
        case .processServed, .bondFiled: reference
        case .processEnded, .released: authority
        default: nil
        }
    }
}

/// A stop after an act, or as it was where the act was refused.
public struct StopAnswer: Sendable {
    public let document: JSONObject
    public let refusal: StopRefusal?
}
