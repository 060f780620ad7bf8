/// A month of a year, by which performance is counted.
public struct CalendarMonth: Hashable, Comparable, Sendable, CustomStringConvertible {
    public let year: Int
    public let month: Int

    /// Nil for a month that no date can be written of.
    public init?(year: Int, month: Int) {
        guard (1...9999).contains(year), (1...12).contains(month) else { return nil }
        self.init(unchecked: year, month)
    }

    /// Reads `YYYY-MM` and nothing else.
    public init?(_ text: String) {
        guard text.utf8.count == 7, let day = CalendarDate(text + "-01") else { return nil }
        self.init(of: day)
    }

    public init(of day: CalendarDate) {
        let (year, month, _) = day.components
        self.init(unchecked: year, month)
    }

    private init(unchecked year: Int, _ month: Int) {
        self.year = year
        self.month = month
    }

    public var firstDay: CalendarDate {
        CalendarDate(year: year, month: month, day: 1) ?? .first
    }

    public var lastDay: CalendarDate { next.map { $0.firstDay.adding(days: -1) } ?? .last }

    public var next: Self? {
        month < 12 ? Self(year: year, month: month + 1) : Self(year: year + 1, month: 1)
    }

    public static func < (lhs: Self, rhs: Self) -> Bool {
        (lhs.year, lhs.month) < (rhs.year, rhs.month)
    }

    public var description: String { String(firstDay.description.dropLast(3)) }
}
