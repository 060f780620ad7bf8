import Ledger

/// An axis of days, marked at the beginnings of months, quarters or years.
struct DayAxis {
    let range: ClosedRange<CalendarDate>
    private let length: Int

    init(_ range: ClosedRange<CalendarDate>, length: Int) {
        self.range = range
        self.length = length
    }

    private var days: Int { range.upperBound.days(since: range.lowerBound) }

    func length(of day: CalendarDate) -> ChartLength {
        guard days > 0 else { return .zero }
        let passed = min(max(day.days(since: range.lowerBound), 0), days)
        return ChartLength(hundredths: passed * length * 100 / days)
    }

    /// At most nine, each with the words beneath it.
    var marks: [(day: CalendarDate, word: String)] {
        guard days >= 62 else {
            return [range.lowerBound, range.upperBound].prefix(days == 0 ? 1 : 2)
                .map { ($0, $0.description) }
        }
        for months in [1, 3, 6, 12, 24, 60, 120] {
            let marks = beginnings(every: months)
            if marks.count <= 9 || months == 120 {
                return marks.map { day in
                    (day, String(day.description.prefix(months < 12 ? 7 : 4)))
                }
            }
        }
        return []
    }

    private func beginnings(every months: Int) -> [CalendarDate] {
        let first = range.lowerBound.components
        let last = range.upperBound.components
        let start = first.year * 12 + first.month - 1
        let end = last.year * 12 + last.month - 1
        return (start...end).filter { $0.isMultiple(of: months) }
            .compactMap { CalendarDate(year: $0 / 12, month: $0 % 12 + 1, day: 1) }
            .filter(range.contains)
    }
}
