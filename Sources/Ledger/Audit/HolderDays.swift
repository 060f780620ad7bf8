/// On how many days of a tax year a hundred persons owned the stock (26 USC 856(a)(5), (b)).
///
/// The law asks for 335 days of a year of twelve months, and for a proportionate part of a shorter
/// one. Days before the book began are not known to it, and are told as such.
public struct HolderDays: Hashable, Sendable {
    public enum Answer: String, Sendable {
        case passed = "PASS"
        case failed = "FAIL"
        /// It hangs on the days that are to come, or on those before the book.
        case open = "OPEN"
    }

    public static let persons = 100

    public let year: ClosedRange<CalendarDate>
    /// Days of the year that the book knows, up to the day of the audit.
    public let known: Int
    /// Those of them on which there were fewer than a hundred.
    public let below: Int

    public init(year: ClosedRange<CalendarDate>, known: Int, below: Int) {
        self.year = year
        self.known = known
        self.below = below
    }

    public var length: Int { year.upperBound.days(since: year.lowerBound) + 1 }

    /// A year of twelve months has 365 days or 366, and 335 are asked for of either.
    public var required: Int { length >= 365 ? 335 : (335 * length + 364) / 365 }

    public var reached: Int { known - below }

    public var answer: Answer {
        if below > length - required { return .failed }
        return reached >= required ? .passed : .open
    }
}
