extension BusinessCalendar {
    /// The closures that are usual for a transfer agent in New York, to be reviewed and loaded.
    ///
    /// They are those of the New York Stock Exchange as it has observed them since 1998; none are
    /// given for earlier years. A holiday on a Sunday is observed on Monday, one on a Saturday on
    /// Friday, except New Year's Day, which is then not observed at all. Good Friday closes the
    /// market but is no legal holiday, so that it is the agent's choice.
    public static func usualClosures(
        year: Int, includingGoodFriday: Bool = false
    ) -> [(date: CalendarDate, name: String)]? {
        guard (1998...9999).contains(year) else { return nil }
        var days: [(CalendarDate?, String)] = [
            (newYear(year), "New Year's Day"),
            (weekday(1, number: 3, year, month: 1), "Martin Luther King, Jr. Day"),
            (weekday(1, number: 3, year, month: 2), "Presidents' Day"),
            (lastMonday(ofMay: year), "Memorial Day"),
            (observed(year, month: 7, day: 4), "Independence Day"),
            (weekday(1, number: 1, year, month: 9), "Labor Day"),
            (weekday(4, number: 4, year, month: 11), "Thanksgiving Day"),
            (observed(year, month: 12, day: 25), "Christmas Day"),
        ]
        if includingGoodFriday { days.append((goodFriday(year), "Good Friday")) }
        // A holiday of the United States since June 2021, and of the exchange since 2022.
        if year >= 2022 {
            days.append((observed(year, month: 6, day: 19), "Juneteenth National Independence Day"))
        }
        var closures: [(date: CalendarDate, name: String)] = []
        for case (let date?, let name) in days {
            closures.append((date, name))
        }
        return closures.sorted { $0.date < $1.date }
    }

    private static func newYear(_ year: Int) -> CalendarDate? {
        guard let day = CalendarDate(year: year, month: 1, day: 1) else { return nil }
        return day.weekday == 6 ? nil : moved(day)
    }

    private static func observed(_ year: Int, month: Int, day: Int) -> CalendarDate? {
        CalendarDate(year: year, month: month, day: day).map(moved)
    }

    private static func moved(_ day: CalendarDate) -> CalendarDate {
        switch day.weekday {
        case 6: day.later(days: -1)
        case 7: day.later(days: 1)
        default: day
        }
    }

    private static func weekday(
        _ weekday: Int, number: Int, _ year: Int, month: Int
    ) -> CalendarDate? {
        guard let first = CalendarDate(year: year, month: month, day: 1) else { return nil }
        return first.later(days: (weekday - first.weekday + 7) % 7 + 7 * (number - 1))
    }

    private static func lastMonday(ofMay year: Int) -> CalendarDate? {
        guard let last = CalendarDate(year: year, month: 5, day: 31) else { return nil }
        return last.later(days: 1 - last.weekday)
    }

    /// Two days before Easter, by the Gregorian computus of Meeus, Jones and Butcher.
    private static func goodFriday(_ year: Int) -> CalendarDate? {
        let golden = year % 19
        let (century, yearOfCentury) = (year / 100, year % 100)
        let correction = (century - (century + 8) / 25 + 1) / 3
        let epact = (19 * golden + century - century / 4 - correction + 15) % 30
        let toSunday =
            (32 + 2 * (century % 4) + 2 * (yearOfCentury / 4) - epact - yearOfCentury % 4) % 7
        let late = (golden + 11 * epact + 22 * toSunday) / 451
        let count = epact + toSunday - 7 * late + 114
        let easter = CalendarDate(year: year, month: count / 31, day: count % 31 + 1)
        return easter?.later(days: -2)
    }
}
