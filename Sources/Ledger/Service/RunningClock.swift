/// A clock that runs: what is to be done, for what, and by when.
public struct RunningClock: Hashable, Sendable {
    public enum Status: String, CaseIterable, Sendable {
        /// Its window has not opened.
        case notYet = "NOT_YET"
        case owed = "OWED"
        case overdue = "OVERDUE"
        /// Time that passes by itself; nothing is late when it is over.
        case running = "RUNNING"
        case over = "OVER"
        /// No calendar is loaded for the days, or the rule names none.
        case undated = "UNDATED"
    }

    public let clock: ClockCatalogue
    public let what: String
    /// What it is about, such as `item 7`.
    public let subject: String
    public let opens: CalendarDate?
    public let by: CalendarDate?
    /// Whether it is a time to be waited for rather than a duty.
    public let isWaiting: Bool

    public init(
        _ clock: ClockCatalogue, _ what: String, subject: String, opens: CalendarDate? = nil,
        by: CalendarDate?, isWaiting: Bool = false
    ) {
        self.clock = clock
        self.what = what
        self.subject = subject
        self.opens = opens
        self.by = by
        self.isWaiting = isWaiting
    }

    public func status(on today: CalendarDate) -> Status {
        guard let by else { return .undated }
        if isWaiting { return today <= by ? .running : .over }
        if today > by { return .overdue }
        return opens.map { today < $0 } ?? false ? .notYet : .owed
    }

    /// The earliest day first; what has none comes last.
    public static func comesBefore(_ left: Self, _ right: Self) -> Bool {
        let (one, other) = (left.by ?? .last, right.by ?? .last)
        return one == other
            ? (left.clock.rawValue, left.subject) < (right.clock.rawValue, right.subject)
            : one < other
    }
}
