import JSON
import Ledger
import Postgres

/// Every clock that runs, in one list.
extension LedgerStore {
    /// What every source is asked with: the day, the calendar, the settings.
    struct DueQuestion {
        let settings: Settings
        let now: LocalMoment
        let issuer: IssuerID

        var today: CalendarDate { now.date }
        var calendar: BusinessCalendar? { settings.calendar }
    }

    /// Where clocks run; whoever keeps others adds a case, and they are in the list.
    enum DueSource: CaseIterable {
        case items
        case rejections
        case stops
        case cases
        case inquiries
        case lostHolders
        case differences
        case overIssues
        case differenceReports
        case turnaround
        case years
        case limits
    }

    private func clocks(
        of source: DueSource, _ question: DueQuestion
    ) throws(StoreError) -> [RunningClock] {
        switch source {
        case .items: try itemClocks(question)
        case .rejections: try rejectionClocks(question)
        case .stops: try stopClocks(question)
        case .cases: try caseClocks(question)
        case .inquiries: try inquiryClocks(question)
        case .lostHolders: try lostHolderClocks(question)
        case .differences: try differenceClocks(question)
        case .overIssues: try overIssueClocks(question)
        case .differenceReports: try differenceReportClocks(question)
        case .turnaround: try turnaroundClocks(question)
        case .years: try yearlyClocks(question)
        case .limits: try limitClocks(question)
        }
    }

    /// - Parameter by: Only what is due by then; all that runs when not given.
    public func dues(
        by last: CalendarDate?, issuer: IssuerID
    ) throws(StoreError) -> JSONObject {
        let settings = try deskSettings(issuer)
        guard let now = settings.now else {
            throw .unknown(what: "issuer", name: issuer.text, field: "issuer")
        }
        let question = DueQuestion(settings: settings, now: now, issuer: issuer)
        var clocks: [RunningClock] = []
        for source in DueSource.allCases { clocks += try self.clocks(of: source, question) }
        let today = question.today
        let rows = clocks.sorted(by: RunningClock.comesBefore).filter { clock in
            guard let last else { return true }
            return clock.by.map { $0 <= last } ?? true
        }
        return [
            "as_of": .string(today.description), "by": .optional(last?.description),
            "has_calendar": .bool(question.calendar != nil),
            "overdue": .integer(Int64(rows.filter { $0.status(on: today) == .overdue }.count)),
            "clocks": .array(rows.map { .object($0.json(on: today)) }),
        ]
    }
}

extension RunningClock {
    fileprivate func json(on today: CalendarDate) -> JSONObject {
        [
            "clock": .string(clock.rawValue), "what": .string(what), "subject": .string(subject),
            "opens": .optional(opens?.description), "by": .optional(by?.description),
            "status": .string(status(on: today).rawValue), "source": .string(clock.source),
        ]
    }
}
