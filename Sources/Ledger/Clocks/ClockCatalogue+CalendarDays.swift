extension ClockCatalogue {
    /// What the clock says where it counts calendar days alone, so that no closure matters; nil
    /// for the clocks that count business days or months.
    public func dueInCalendarDays(from start: CalendarDate) -> ClockDue? {
        switch length {
        case .calendarDays, .moreThanCalendarDays, .windowOfDays:
            BusinessCalendar(coverage: start...start, closures: []).flatMap {
                try? due(from: start, calendar: $0)
            }
        default: nil
        }
    }
}
