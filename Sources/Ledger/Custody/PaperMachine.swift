/// 17 CFR 240.17Ad-19: the life of a cancelled paper, from the records to its end.
public enum PaperMachine {
    public static func state(_ facts: PaperFacts) -> PaperState {
        guard let cause = facts.cause else { return .notCancelled }
        let isAway = cause == "REPLACED" && !facts.isSurrendered || facts.isCalledIn
        let start: PaperState = isAway ? .notInHand : .voided
        return facts.events.reduce(start) { state, event in state.after(event.act) }
    }

    /// The acts that may be recorded today.
    public static func next(
        _ facts: PaperFacts, today: CalendarDate, calendar: BusinessCalendar?
    ) -> [PaperAct] {
        let state = state(facts)
        return state.next.filter { act in
            guard act == .destroyed, state == .voided else { return true }
            return unmarkedReason(facts, on: today, calendar: calendar) == nil
        }
    }

    /// Nothing when the act may be recorded, else why it may not.
    public static func judge(
        _ event: PaperEvent, on facts: PaperFacts, today: CalendarDate,
        calendar: BusinessCalendar?
    ) -> PaperRefusal? {
        reason(event, facts, today, calendar).map { reason in
            PaperRefusal(
                certificate: facts.certificate, act: event.act, reason: reason,
                allowed: next(facts, today: today, calendar: calendar))
        }
    }

    private static func reason(
        _ event: PaperEvent, _ facts: PaperFacts, _ today: CalendarDate,
        _ calendar: BusinessCalendar?
    ) -> PaperRefusal.Reason? {
        let state = state(facts)
        guard state.next.contains(event.act) else { return .outOfOrder(state) }
        guard event.day <= today else { return .inTheFuture }
        let earlier = facts.events.map(\.day).max() ?? facts.cancelledOn
        if let earlier, event.day < earlier { return .before(earlier) }
        if state == .voided, event.act == .destroyed,
            let reason = unmarkedReason(facts, on: event.day, calendar: calendar)
        {
            return reason
        }
        return event.missingWords.map { .missing($0) }
    }

    /// The last day on which the paper may be destroyed unmarked.
    public static func unmarkedUntil(
        _ facts: PaperFacts, calendar: BusinessCalendar?
    ) -> CalendarDate? {
        guard let calendar, let cancelledOn = facts.cancelledOn,
            case .by(let day)? = try? ClockCatalogue.destroyUnmarked.due(
                from: cancelledOn, calendar: calendar)
        else { return nil }
        return day
    }

    private static func unmarkedReason(
        _ facts: PaperFacts, on day: CalendarDate, calendar: BusinessCalendar?
    ) -> PaperRefusal.Reason? {
        guard let until = unmarkedUntil(facts, calendar: calendar) else { return .calendarUnknown }
        return day <= until ? nil : .unmarkedTooLate(until)
    }

    /// For a paper on its way: by when its loss is to be reported if it does not come.
    public static func transitDue(
        _ facts: PaperFacts, calendar: BusinessCalendar?
    ) -> CalendarDate? {
        guard state(facts) == .inTransit, let calendar, let shipped = facts.events.last?.day,
            case .by(let day)? = try? ClockCatalogue.retiredInTransit.due(
                from: shipped, calendar: calendar)
        else { return nil }
        return day
    }
}
