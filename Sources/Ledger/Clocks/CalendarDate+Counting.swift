extension CalendarDate {
    /// The first and the last day that can be written as a date.
    static var first: Self { Self(dayNumber: -719_162) }
    static var last: Self { Self(dayNumber: 2_932_896) }

    /// Monday is 1 and Sunday is 7. Day 0 was a Thursday.
    var weekday: Int { ((dayNumber % 7 + 7) % 7 + 3) % 7 + 1 }

    var isWeekend: Bool { weekday >= 6 }

    /// A day so far off that it cannot be written is taken for the last one that can.
    func later(days: Int) -> Self {
        let (sum, hasOverflowed) = dayNumber.addingReportingOverflow(days)
        guard !hasOverflowed else { return days < 0 ? .first : .last }
        return min(max(Self(dayNumber: sum), .first), .last)
    }

    /// The same day of a later month, or that month's last day where it has no such day.
    func later(months: Int) throws(CalendarTrouble) -> Self {
        guard Self.first <= self, self <= Self.last else { throw .outsideCoverage(self) }
        let (year, month, day) = components
        guard (0...120_000).contains(months) else { throw .outsideCoverage(self) }
        let count = year * 12 + month - 1 + months
        for shortfall in 0...3 {
            if let date = Self(year: count / 12, month: count % 12 + 1, day: day - shortfall) {
                return date
            }
        }
        throw .outsideCoverage(self)
    }

    /// The next such day of a year, after this day.
    func next(month: Int, day: Int) throws(CalendarTrouble) -> Self {
        guard Self.first <= self, self <= Self.last else { throw .outsideCoverage(self) }
        let year = components.year
        for candidate in [year, year + 1] {
            if let date = Self(year: candidate, month: month, day: day), date > self {
                return date
            }
        }
        throw .outsideCoverage(self)
    }
}
