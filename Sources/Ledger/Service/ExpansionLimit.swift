/// What 17 CFR 240.17Ad-3 makes of months in a row: no new issues and no new functions, and a
/// letter to every issuer's chief executive.
public struct ExpansionLimit: Hashable, Sendable {
    public enum Cause: String, CaseIterable, Sendable {
        case threeNotices = "17Ad-3(a)"
        case belowThreeQuarters = "17Ad-3(b)"
    }

    /// The months during which nothing new may be taken on.
    public struct Ban: Hashable, Sendable {
        public let cause: Cause
        /// The month that brought it about.
        public let month: CalendarMonth
        /// Nil where no calendar is loaded for the day.
        public let from: CalendarDate?
        /// The end of the third clean month in a row; nil as long as there is none.
        public internal(set) var until: CalendarDate?
    }

    /// A copy of the notice that goes to the chief executive officer of each issuer.
    public struct ExecutiveNotice: Hashable, Sendable {
        public let month: CalendarMonth
        public let by: CalendarDate?
    }

    public private(set) var bans: [Ban] = []
    public private(set) var executiveNotices: [ExecutiveNotice] = []
    /// How many months in a row called for a notice, up to the last.
    public private(set) var noticeStreak = 0
    /// How many months in a row were below three quarters, up to the last.
    public private(set) var lowStreak = 0
    private var cleanStreak = 0

    /// - Parameter months: The months that are over, in order.
    public init(_ months: [TurnaroundMonth], calendar: BusinessCalendar?) {
        for month in months { take(month, calendar) }
    }

    public func isBanned(on day: CalendarDate) -> Bool {
        bans.contains { ban in
            (ban.from.map { $0 <= day } ?? true) && (ban.until.map { day <= $0 } ?? true)
        }
    }

    private mutating func take(_ month: TurnaroundMonth, _ calendar: BusinessCalendar?) {
        noticeStreak = month.standing == .short ? noticeStreak + 1 : 0
        lowStreak = month.isBelowThreeQuarters ? lowStreak + 1 : 0
        cleanStreak = month.standing == .met ? cleanStreak + 1 : 0
        if lowStreak >= 2 {
            executiveNotices.append(
                ExecutiveNotice(
                    month: month.month,
                    by: day(.executiveNotice, after: month.month, calendar)))
        }
        if let last = bans.indices.last, bans[last].until == nil {
            if cleanStreak >= 3 { bans[last].until = month.month.lastDay }
            return
        }
        let cause: Cause? =
            lowStreak >= 2 ? .belowThreeQuarters : noticeStreak >= 3 ? .threeNotices : nil
        guard let cause else { return }
        bans.append(
            Ban(
                cause: cause, month: month.month,
                from: day(.expansionLimit, after: month.month, calendar), until: nil))
    }

    private func day(
        _ clock: ClockCatalogue, after month: CalendarMonth, _ calendar: BusinessCalendar?
    ) -> CalendarDate? {
        calendar.flatMap { try? clock.lastDay(from: month.lastDay, calendar: $0) }
    }
}
