/// The days on which the agent is open: neither a weekend nor a closure that is on file.
///
/// Closures are data and never code. Days without data are not assumed open, so that a deadline
/// is not wrong because nobody loaded next year's holidays.
public struct BusinessCalendar: Hashable, Sendable {
    /// The days for which the closures are known.
    public let coverage: ClosedRange<CalendarDate>
    private let closures: Set<CalendarDate>

    /// Nil when the coverage holds days that no calendar year has.
    public init?(coverage: ClosedRange<CalendarDate>, closures: some Sequence<CalendarDate>) {
        guard CalendarDate.first <= coverage.lowerBound, coverage.upperBound <= CalendarDate.last
        else { return nil }
        self.coverage = coverage
        self.closures = Set(closures)
    }

    public func isOpen(_ day: CalendarDate) throws(CalendarTrouble) -> Bool {
        guard coverage.contains(day) else { throw .outsideCoverage(day) }
        return !day.isWeekend && !closures.contains(day)
    }

    public func nextOpenDay(onOrAfter day: CalendarDate) throws(CalendarTrouble) -> CalendarDate {
        try isOpen(day) ? day : adding(businessDays: 1, to: day)
    }

    public func nextOpenDay(after day: CalendarDate) throws(CalendarTrouble) -> CalendarDate {
        try adding(businessDays: 1, to: day)
    }

    /// Counts open days from the day after; a negative count goes back from the day before.
    ///
    /// No business days at all lead to the day itself or, when that is closed, the next open one.
    public func adding(
        businessDays count: Int, to day: CalendarDate
    ) throws(CalendarTrouble) -> CalendarDate {
        guard count != 0 else { return try nextOpenDay(onOrAfter: day) }
        guard coverage.contains(day) else { throw .outsideCoverage(day) }
        let step = count > 0 ? 1 : -1
        var reached = day
        var remaining = count
        while remaining != 0 {
            reached = reached.adding(days: step)
            if try isOpen(reached) { remaining -= step }
        }
        return reached
    }

    /// How many business days an item has aged: the open days after the one, through the other.
    public func businessDays(
        after start: CalendarDate, through end: CalendarDate
    ) throws(CalendarTrouble) -> Int {
        guard coverage.contains(start) else { throw .outsideCoverage(start) }
        guard coverage.contains(end) else { throw .outsideCoverage(end) }
        var count = 0
        var day = start
        while day < end {
            day = day.adding(days: 1)
            if try isOpen(day) { count += 1 }
        }
        return count
    }
}
