import Ledger

extension BusinessCalendar {
    /// The usual closures of 2024 through 2028, loaded as an agent would load them.
    static let newYork = usual(2024...2028)

    static func usual(_ years: ClosedRange<Int>, goodFriday: Bool = false) -> Self {
        let closures = years.flatMap {
            usualClosures(year: $0, includingGoodFriday: goodFriday) ?? []
        }
        guard let first = CalendarDate(year: years.lowerBound, month: 1, day: 1),
            let last = CalendarDate(year: years.upperBound, month: 12, day: 31),
            let calendar = Self(coverage: first...last, closures: closures.map(\.date))
        else { preconditionFailure("no calendar: \(years)") }
        return calendar
    }
}

extension LocalMoment {
    static func at(
        _ date: CalendarDate, _ hour: Int, _ minute: Int = 0, _ second: Int = 0
    ) -> Self {
        let secondOfDay = hour * 3600 + minute * 60 + second
        guard let moment = Self(date: date, secondOfDay: secondOfDay) else {
            preconditionFailure("no moment: \(date) \(secondOfDay)")
        }
        return moment
    }
}
