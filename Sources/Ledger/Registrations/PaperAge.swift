/// How old a paper may be when it is presented.
public enum PaperAge: Hashable, Sendable, CustomStringConvertible {
    case days(Int)
    case months(Int)

    /// The last day on which a paper of `date` may be presented. Months run by the calendar and
    /// end with the month where it has no such day.
    public func lastDay(of date: CalendarDate) -> CalendarDate {
        switch self {
        case .days(let days): date.adding(days: min(max(days, 0), Self.mostDays))
        case .months(let months):
            Self.adding(months: min(max(months, 0), Self.mostDays / 28), to: date)
        }
    }

    /// Ten thousand years: no paper is asked to be younger, and no sum can overflow.
    private static let mostDays = 3_652_500

    public func allows(_ date: CalendarDate, presentedOn day: CalendarDate) -> Bool {
        day <= lastDay(of: date)
    }

    public var description: String {
        switch self {
        case .days(let days): days == 1 ? "1 day" : "\(days) days"
        case .months(let months): months == 1 ? "1 month" : "\(months) months"
        }
    }

    private static func adding(months: Int, to date: CalendarDate) -> CalendarDate {
        let (year, month, day) = date.components
        let count = year * 12 + month - 1 + months
        // A month has at least 28 days, so one of four tries is a day of the calendar.
        for shorter in 0...3 {
            if let end = CalendarDate(year: count / 12, month: count % 12 + 1, day: day - shorter) {
                return end
            }
        }
        return date
    }
}
