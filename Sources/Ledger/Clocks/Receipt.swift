/// When an item arrived, and the noon at which it is deemed to have been received.
///
/// What arrives by noon of a business day counts from that noon; what arrives later, or on a
/// closed day, from noon of the next business day (17 CFR 240.17Ad-2).
public struct Receipt: Hashable, Sendable {
    public let arrived: LocalMoment
    public let deemed: LocalMoment

    public init(arrived: LocalMoment, calendar: BusinessCalendar) throws(CalendarTrouble) {
        let isOpen = try calendar.isOpen(arrived.date)
        let day =
            isOpen && arrived.isByNoon
            ? arrived.date : try calendar.nextOpenDay(after: arrived.date)
        self.arrived = arrived
        deemed = .noon(of: day)
    }

    /// Three business days for a routine item.
    public func turnaroundDue(
        _ calendar: BusinessCalendar
    ) throws(CalendarTrouble) -> TurnaroundDue {
        TurnaroundDue(
            day: try ClockCatalogue.turnaround.lastDay(from: deemed.date, calendar: calendar))
    }
}
