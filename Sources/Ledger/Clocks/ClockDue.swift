/// What a clock says for a given start.
public enum ClockDue: Hashable, Sendable {
    /// To be done by the end of the day.
    case by(CalendarDate)
    /// The state that the clock measures begins on the day.
    case from(CalendarDate)
    /// Not to be done before the first day, and to be done by the last.
    case window(opens: CalendarDate, closes: CalendarDate)
    /// No day at all.
    case untilPresented
}
