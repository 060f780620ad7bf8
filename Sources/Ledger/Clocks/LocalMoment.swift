/// The wall clock at the agent's place of business. The database converts; the law only compares.
public struct LocalMoment: Hashable, Comparable, Sendable, CustomStringConvertible {
    public static let noonSecond = 43_200

    public let date: CalendarDate
    public let secondOfDay: Int

    public init?(date: CalendarDate, secondOfDay: Int) {
        guard (0..<86_400).contains(secondOfDay) else { return nil }
        self.init(unchecked: date, secondOfDay: secondOfDay)
    }

    /// Part of a second counts as a whole one, so that nothing after noon passes for noon.
    public init?(date: CalendarDate, microsecondOfDay: Int64) {
        guard (0..<86_400_000_000).contains(microsecondOfDay) else { return nil }
        let second = Int((microsecondOfDay + 999_999) / 1_000_000)
        self.init(unchecked: date, secondOfDay: min(second, 86_399))
    }

    private init(unchecked date: CalendarDate, secondOfDay: Int) {
        self.date = date
        self.secondOfDay = secondOfDay
    }

    public static func noon(of date: CalendarDate) -> Self {
        Self(unchecked: date, secondOfDay: noonSecond)
    }

    public var isByNoon: Bool { secondOfDay <= Self.noonSecond }

    public static func < (lhs: Self, rhs: Self) -> Bool {
        lhs.date == rhs.date ? lhs.secondOfDay < rhs.secondOfDay : lhs.date < rhs.date
    }

    public var description: String {
        func padded(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
        let (hour, rest) = (secondOfDay / 3600, secondOfDay % 3600)
        return "\(date) \(padded(hour)):\(padded(rest / 60)):\(padded(rest % 60))"
    }
}
