/// The stop list's rules: where a stop stands, what may come next, and what it says today.
public enum StopMachine {
    public static func state(_ facts: StopFacts, today: CalendarDate) -> StopState {
        StopHistory(facts, through: today).state
    }

    /// The acts that may be recorded today.
    public static func next(_ facts: StopFacts, today: CalendarDate) -> [StopAct] {
        StopHistory(facts, through: today).next
    }

    /// The facts with the event, if it comes in its order.
    ///
    /// An event may be recorded late, as long as nothing recorded since depends on its absence.
    public static func record(
        _ event: StopEvent, in facts: StopFacts, today: CalendarDate
    ) throws(StopRefusal) -> StopFacts {
        let before = StopHistory(facts, through: today)
        func refusal(_ reason: StopRefusal.Reason) -> StopRefusal {
            StopRefusal(act: event.act, reason: reason, allowed: before.next)
        }
        guard event.day <= today else { throw refusal(.inTheFuture) }
        var recorded = facts
        recorded.events.append(event)
        let after = StopHistory(recorded, through: today)
        if let reason = after.refused[facts.events.count] { throw refusal(reason) }
        let upset = after.refused.keys.filter { before.refused[$0] == nil }.min()
        if let upset { throw refusal(.upsets(facts.events[upset].act)) }
        return recorded
    }

    /// What the stop says to its certificate when it is presented today.
    public static func judge(_ facts: StopFacts, today: CalendarDate) -> StopJudgment {
        let history = StopHistory(facts, through: today)
        switch history.state {
        case .received(let day):
            return .stopActive(kind: facts.kind, number: facts.number, next: [], by: day)
        case .effective(let owed):
            return active(facts, owed: owed, presentedOn: history.presentedOn, today: today)
        case .noticed(let until):
            return .adverseClaim(number: facts.number, until: until)
        case .processServed(let hold), .bondFiled(let hold):
            return .legalProcess(number: facts.number, hold: hold)
        case .expired, .released:
            return .free
        }
    }

    /// What all the stops of a certificate say, the gravest first; empty when it is free.
    public static func judge(_ stops: [StopFacts], today: CalendarDate) -> [StopJudgment] {
        let judgments = stops.map { (number: $0.number, said: judge($0, today: today)) }
        let blocking = judgments.filter { $0.said != .free }
        return blocking.sorted { ($1.said.gravity, $0.number) < ($0.said.gravity, $1.number) }
            .map(\.said)
    }

    private static func active(
        _ facts: StopFacts, owed: [NoticeParty], presentedOn: CalendarDate?, today: CalendarDate
    ) -> StopJudgment {
        let number = facts.number
        guard facts.kind.isDemand else {
            return .stopActive(kind: facts.kind, number: number, next: [.released], by: nil)
        }
        guard let presentedOn else {
            let next: [StopAct] = [.presented, .noticeToClaimant, .noticeToPresentor]
            return .stopActive(kind: facts.kind, number: number, next: next, by: today)
        }
        // The statute says promptly, which leaves no day to wait.
        return .stopActive(
            kind: facts.kind, number: number, next: owed.map(\.notice), by: presentedOn)
    }
}
