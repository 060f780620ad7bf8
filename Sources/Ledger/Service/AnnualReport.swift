/// Form TA-2 of a year: by when it is filed, and how much of it (17 CFR 240.17Ac2-2).
public enum AnnualReport {
    /// March 31 of the year after.
    public static func due(
        year: Int, calendar: BusinessCalendar
    ) throws(CalendarTrouble) -> CalendarDate {
        guard let end = CalendarDate(year: year, month: 12, day: 31) else {
            throw .outsideCoverage(.last)
        }
        return try ClockCatalogue.annualReport.lastDay(from: end, calendar: calendar)
    }

    /// Whether only questions 1 to 5 and 11 and the signature are needed.
    public static func isShort(itemsReceived: Int64, accounts: Int64) -> Bool {
        itemsReceived < 1_000 && accounts <= 1_000
    }
}
