/// A debit or credit that is not yet in the master securityholder file: 17 CFR 240.17Ad-10(a)
/// says by when it is posted, 17Ad-11(c) when the regulator hears of it.
public struct UnpostedDetail: Hashable, Sendable {
    public let transferredOn: CalendarDate

    public init(transferredOn: CalendarDate) { self.transferredOn = transferredOn }

    /// The last day to post it.
    public func postBy(_ calendar: BusinessCalendar) throws(CalendarTrouble) -> CalendarDate {
        try ClockCatalogue.posting.lastDay(from: transferredOn, calendar: calendar)
    }

    /// The day on which it has been unposted for more than five business days after that, and is
    /// reported at once.
    public func reportFrom(_ calendar: BusinessCalendar) throws(CalendarTrouble) -> CalendarDate {
        let due = try ClockCatalogue.unpostedItem.due(
            from: try postBy(calendar), calendar: calendar)
        guard case .from(let day) = due else {
            preconditionFailure("The clock of unposted items says from when.")
        }
        return day
    }
}
