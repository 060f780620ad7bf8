/// Every month's turnaround, from the first item through a given day.
public struct TurnaroundHistory: Sendable {
    /// In order and without a gap; a month without items is one that met its standard, unless it
    /// ended before the book was opened.
    public let months: [TurnaroundMonth]

    /// - Parameters:
    ///   - first: Where to begin; with the first item's month, when not given.
    ///   - last: The last month that is counted.
    ///   - opened: When the book was opened, where it matters.
    public init(
        _ lots: [TurnaroundLot], from first: CalendarMonth? = nil, through last: CalendarMonth,
        calendar: BusinessCalendar?, now: LocalMoment, opened: CalendarDate? = nil
    ) {
        let dated = lots.map { DatedLot($0, calendar) }
        var months: [TurnaroundMonth] = []
        let earliest = dated.map(\.month).min() ?? last
        var month: CalendarMonth? = min(max(earliest, first ?? earliest), last)
        let byMonth = Dictionary(grouping: dated, by: \.month)
        while let current = month, current <= last {
            var figures = TurnaroundMonth(month: current)
            figures.isOver = current.lastDay < now.date
            figures.knownFrom = opened.flatMap { current.firstDay < $0 ? $0 : nil }
            for lot in byMonth[current] ?? [] { figures.add(lot, now: now) }
            figures.countOnHand(dated, calendar, now: now)
            months.append(figures)
            month = current.next
        }
        self.months = months
    }

    public subscript(_ month: CalendarMonth) -> TurnaroundMonth? {
        months.first { $0.month == month }
    }

    /// The months that are over, which alone call for notices and limits.
    public func months(endedBefore day: CalendarDate) -> [TurnaroundMonth] {
        months.filter { $0.month.lastDay < day }
    }

    /// Those of them since the last of which the book knows nothing.
    public func knownMonths(endedBefore day: CalendarDate) -> [TurnaroundMonth] {
        let ended = months(endedBefore: day)
        return Array(ended.reversed().prefix { $0.isKnown }.reversed())
    }
}
