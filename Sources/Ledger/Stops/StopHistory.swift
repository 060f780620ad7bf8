/// A stop's events played through to a day, in the order of their days.
///
/// An event out of order changes nothing and is kept aside with its reason. A process or a bond
/// whose record is faulty blocks all the same: a fault may lengthen a stop and never lifts it.
public struct StopHistory: Hashable, Sendable {
    /// Who let the certificate go, and when.
    public struct Release: Hashable, Sendable {
        public let day: CalendarDate
        public let authority: String
    }

    public let facts: StopFacts
    public let today: CalendarDate
    public private(set) var presentedOn: CalendarDate?
    public private(set) var notices: [NoticeParty: CalendarDate] = [:]
    /// The processes and bonds that have not ended.
    public private(set) var open: [LegalHold] = []
    /// The events that were out of order, by their place in the record.
    public private(set) var refused: [Int: StopRefusal.Reason] = [:]
    public private(set) var release: Release?
    /// The order behind a stop of legal process, as long as its papers are not recorded.
    private var unnamedOrder: LegalHold?

    public init(_ facts: StopFacts, through today: CalendarDate) {
        self.facts = facts
        self.today = today
        if facts.kind.isLegalProcess {
            let order = LegalHold.process(court: nil, reference: "stop \(facts.number)")
            unnamedOrder = order
            open = [order]
        }
        let order = facts.events.indices.sorted { left, right in
            (facts.events[left].day, left) < (facts.events[right].day, right)
        }
        for index in order where facts.events[index].day <= today {
            let event = facts.events[index]
            let reason = obstacle(to: event)
            refused[index] = reason
            if reason == nil || (event.act.blocks && reason?.isFormal == true) { apply(event) }
        }
    }

    public var state: StopState {
        if let release { return .released(on: release.day, authority: release.authority) }
        if today < facts.placedOn { return .received(effectiveOn: facts.placedOn) }
        if let process = open.first(where: { !$0.isBond }) { return .processServed(process) }
        if let bond = open.first { return .bondFiled(bond) }
        guard let until else { return .effective(noticesOwed: noticesOwed) }
        return today <= until ? .noticed(until: until) : .expired(after: until)
    }

    /// The acts that the stop allows today, in the order in which they usually come.
    public var next: [StopAct] {
        StopAct.allCases.filter { obstacle(to: $0, on: today) == nil }
    }

    public var noticesOwed: [NoticeParty] {
        guard facts.kind.isDemand, presentedOn != nil else { return [] }
        return NoticeParty.allCases.filter { notices[$0] == nil }
    }

    /// The last day of withholding, counted from the later of the two notices.
    public var until: CalendarDate? {
        guard let claimant = notices[.claimant], let presentor = notices[.presentor] else {
            return nil
        }
        return max(claimant, presentor).later(days: facts.withholding.days)
    }

    private mutating func apply(_ event: StopEvent) {
        switch event {
        case .presented(let day):
            // A second presentation under the same demand starts no second clock.
            presentedOn = presentedOn ?? day
        case .noticeSent(let party, let day):
            notices[party] = day
        case .processServed(_, let court, let reference):
            if let unnamedOrder { open.removeAll { $0 == unnamedOrder } }
            unnamedOrder = nil
            open.append(.process(court: court, reference: reference))
        case .bondFiled(_, let reference):
            open.append(.bond(reference: reference))
        case .processEnded(_, _, let reference):
            open.removeAll { reference == nil || $0.reference == reference }
        case .released(let day, let authority):
            release = Release(day: day, authority: authority)
        }
    }
}
