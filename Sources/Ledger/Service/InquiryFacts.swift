/// A written inquiry as it is on file, with what was done about it.
public struct InquiryFacts: Hashable, Sendable {
    public let kind: InquiryKind
    public let receivedOn: CalendarDate
    /// What it names of the details that its kind needs.
    public let named: Set<InquiryKind.Detail>
    /// About when the item was presented, or the day as of which a transcript is asked.
    public let presentedOn: CalendarDate?
    public let paidOn: CalendarDate?
    /// When the whole of the item that it is about was made available.
    public let dispatchedOn: CalendarDate?
    public let acknowledgedOn: CalendarDate?
    public let answeredOn: CalendarDate?

    public init(
        kind: InquiryKind, receivedOn: CalendarDate, named: Set<InquiryKind.Detail>,
        presentedOn: CalendarDate? = nil, paidOn: CalendarDate? = nil,
        dispatchedOn: CalendarDate? = nil, acknowledgedOn: CalendarDate? = nil,
        answeredOn: CalendarDate? = nil
    ) {
        self.kind = kind
        self.receivedOn = receivedOn
        self.named = named
        self.presentedOn = presentedOn
        self.paidOn = paidOn
        self.dispatchedOn = dispatchedOn
        self.acknowledgedOn = acknowledgedOn
        self.answeredOn = answeredOn
    }

    public enum Standing: Hashable, Sendable {
        case owed(by: CalendarDate)
        case overdue(since: CalendarDate)
        case answered(isLate: Bool)
        /// The new certificate left in time, so that no reply is needed (17Ad-5(a), (b)).
        case dispatched
        /// No number of days: to be answered as soon as possible, and why.
        case noClock(because: String)
        /// It does not name what it must, and whoever asks was told so; more is not owed.
        case acknowledged
        /// No calendar is loaded for the days concerned.
        case unknown

        public var word: String {
            switch self {
            case .owed: "OWED"
            case .overdue: "OVERDUE"
            case .answered(false): "ANSWERED"
            case .answered(true): "ANSWERED_LATE"
            case .dispatched: "DISPATCHED"
            case .noClock: "NO_CLOCK"
            case .acknowledged: "ACKNOWLEDGED"
            case .unknown: "UNKNOWN"
            }
        }

        /// Whether somebody still waits for an answer.
        public var isPending: Bool {
            switch self {
            case .owed, .overdue, .noClock, .unknown: true
            case .answered, .dispatched, .acknowledged: false
            }
        }
    }

    public var lacking: [InquiryKind.Detail] { kind.details.filter { !named.contains($0) } }

    /// A dividend of the last six months is a current claim, an earlier one an aged one.
    public var clock: ClockCatalogue {
        switch kind {
        case .item: .inquiryOfItem
        case .broker: .inquiryOfBroker
        case .possession: .inquiryOfPossession
        case .transcript: .inquiryOfTranscript
        case .misdirectedDividend: .inquiryOfCurrentDividend
        case .dividend:
            isBeyond(months: 6, paidOn) ? .inquiryOfAgedDividend : .inquiryOfCurrentDividend
        }
    }

    /// Why no number of days runs, if so.
    public var noClockBecause: String? {
        if !lacking.isEmpty {
            let missing = lacking.map(\.words).joined(separator: ", ")
            return "it does not name \(missing); it is acknowledged promptly"
        }
        if let months = kind.monthsBack, isBeyond(months: months, presentedOn) {
            return "it asks about more than \(months) months ago"
        }
        if kind == .possession, let presentedOn,
            presentedOn < receivedOn.adding(days: -30)
        {
            return "it asks about an item presented more than 30 days ago"
        }
        return nil
    }

    public func due(_ calendar: BusinessCalendar) throws(CalendarTrouble) -> CalendarDate? {
        guard noClockBecause == nil else { return nil }
        return try clock.lastDay(from: receivedOn, calendar: calendar)
    }

    public func standing(today: CalendarDate, calendar: BusinessCalendar?) -> Standing {
        if let reason = noClockBecause {
            guard answeredOn == nil else { return .answered(isLate: false) }
            return !lacking.isEmpty && acknowledgedOn != nil
                ? .acknowledged : .noClock(because: reason)
        }
        guard let calendar, let due = try? due(calendar) else {
            return answeredOn == nil ? .unknown : .answered(isLate: false)
        }
        if [.item, .broker].contains(kind), let dispatchedOn, dispatchedOn <= due {
            return .dispatched
        }
        if let answeredOn { return .answered(isLate: answeredOn > due) }
        return today <= due ? .owed(by: due) : .overdue(since: due)
    }

    private func isBeyond(months: Int, _ day: CalendarDate?) -> Bool {
        guard let day, let last = try? day.later(months: months) else { return false }
        return last < receivedOn
    }
}
