/// Why a calendar gives no answer. A deadline that rests on unknown days is never guessed.
public enum CalendarTrouble: Error, Hashable, Sendable {
    /// The day that was needed lies outside the days for which closures are on file.
    case outsideCoverage(CalendarDate)
}
