import Ledger

extension StopFacts {
    /// A stop placed on 2026-11-20, unless another day is named.
    static func placed(
        _ kind: StopKind, on day: CalendarDate = "2026-11-20",
        withholding: WithholdingPeriod = .longest, _ events: [StopEvent] = []
    ) -> Self {
        Self(number: 17, kind: kind, placedOn: day, withholding: withholding, events: events)
    }

    /// A demand whose certificate was presented on 2026-11-23, with both notices the same day.
    static func noticed(_ later: [StopEvent] = []) -> Self {
        .placed(.adverseClaim, StopEvent.noticesOf2026 + later)
    }
}

extension StopEvent {
    static let noticesOf2026: [Self] = notices(on: "2026-11-23")

    static func notices(on day: CalendarDate) -> [Self] {
        [
            .presented(on: day), .noticeSent(to: .claimant, on: day),
            .noticeSent(to: .presentor, on: day),
        ]
    }

    /// The act as it would be recorded, in good order, on the day.
    static func sample(_ act: StopAct, on day: CalendarDate) -> Self {
        switch act {
        case .presented: .presented(on: day)
        case .noticeToClaimant: .noticeSent(to: .claimant, on: day)
        case .noticeToPresentor: .noticeSent(to: .presentor, on: day)
        case .processServed: .processServed(on: day, court: "Circuit Court", reference: "24-C-1")
        case .bondFiled: .bondFiled(on: day, reference: "BOND-1")
        case .processEnded: .processEnded(on: day, authority: "Order of dismissal")
        case .released: .released(on: day, authority: "Letter of the claimant")
        }
    }
}

extension LegalHold {
    static let restraint = Self.process(court: "Circuit Court", reference: "24-C-1")
    static let bondFiled = Self.bond(reference: "BOND-1")
}
