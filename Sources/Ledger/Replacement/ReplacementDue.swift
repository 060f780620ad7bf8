/// One of a case's dates, from the one catalogue of clocks.
public struct ReplacementDue: Hashable, Sendable {
    public enum Standing: Hashable, Sendable {
        case owed
        case overdue
        case done(on: CalendarDate, isLate: Bool)
        case exempt(because: String)
        /// No calendar is loaded for the days concerned.
        case unknown

        public var word: String {
            switch self {
            case .owed: "OWED"
            case .overdue: "OVERDUE"
            case .done(_, false): "SENT"
            case .done(_, true): "SENT_LATE"
            case .exempt: "EXEMPT"
            case .unknown: "UNKNOWN"
            }
        }
    }

    public let clock: ClockCatalogue
    /// What is to be done.
    public let what: String
    public let from: CalendarDate
    public let by: CalendarDate?
    public let standing: Standing

    init(
        _ clock: ClockCatalogue, _ what: String, from: CalendarDate,
        notBefore: CalendarDate? = nil, doneOn: CalendarDate?, exemption: String?,
        today: CalendarDate, calendar: BusinessCalendar?
    ) {
        self.clock = clock
        self.what = what
        self.from = from
        var due: CalendarDate?
        if let calendar, case .by(let day)? = try? clock.due(from: from, calendar: calendar) {
            due = max(day, notBefore ?? day)
        }
        if let exemption {
            by = nil
            standing = .exempt(because: exemption)
            return
        }
        by = due
        if let doneOn {
            standing = .done(on: doneOn, isLate: due.map { doneOn > $0 } ?? false)
        } else if let due {
            standing = today > due ? .overdue : .owed
        } else {
            standing = .unknown
        }
    }
}

extension ReplacementFacts {
    /// Why nothing is reported of this issue, if so.
    public var reportExemption: String? {
        hasCUSIP
            ? nil : "The issue has no CUSIP number, so it is exempt (17 CFR 240.17f-1)."
    }

    /// The day from which the report's clock runs: the discovery, and never before the agent
    /// was told of it.
    public var reportFrom: CalendarDate { max(discoveredOn, receivedOn) }

    /// From when the loss is to be reported, and before which day it need not be. Of what was lost
    /// on its way: from the notice that it did not come, or when its numbers were known, if later.
    private var report: (from: CalendarDate, notBefore: CalendarDate?) {
        kind == .notReceived ? (receivedOn, numbersKnownOn) : (reportFrom, nil)
    }

    /// The first day on which something that was reported missing was there again.
    public var recoveredOn: CalendarDate? {
        (certificates.compactMap(\.foundOn) + appearances.map(\.on)).min()
    }

    /// Every date of the case, the loss's report first.
    public func dues(today: CalendarDate, calendar: BusinessCalendar?) -> [ReplacementDue] {
        var dues: [ReplacementDue] = []
        if let clock = kind.reportClock {
            dues.append(
                ReplacementDue(
                    clock, "report the loss on Form X-17F-1A", from: report.from,
                    notBefore: report.notBefore, doneOn: reportedOn, exemption: reportExemption,
                    today: today,
                    calendar: calendar))
        }
        if let recoveredOn, reportedOn != nil || reportExemption != nil {
            dues.append(
                ReplacementDue(
                    .recoveryReport, "report the recovery on Form X-17F-1A", from: recoveredOn,
                    doneOn: recoveryReportedOn, exemption: reportExemption, today: today,
                    calendar: calendar))
        }
        return dues
    }
}
