/// How long a clock runs, and in which unit.
public enum ClockLength: Hashable, Sendable {
    /// Due on the last of so many business days.
    case businessDays(Int)
    /// Due on the last of so many calendar days.
    case calendarDays(Int)
    /// Something begins once more than so many business days have passed.
    case moreThanBusinessDays(Int)
    /// Something begins once more than so many calendar days have passed.
    case moreThanCalendarDays(Int)
    /// To be done within a window that opens and closes so many calendar days later.
    case windowOfDays(Int, Int)
    /// To be done within a window that opens and closes so many months later.
    case windowOfMonths(Int, Int)
    /// Due on the next such day of a year.
    case yearly(month: Int, day: Int)
    /// Open until somebody comes.
    case untilPresented
}
