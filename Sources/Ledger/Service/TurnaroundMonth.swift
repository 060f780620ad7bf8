/// What was received in a month and how it was turned around (17 CFR 240.17Ad-2, 17Ad-6(a)(2)).
public struct TurnaroundMonth: Hashable, Sendable {
    public enum Standing: String, CaseIterable, Sendable {
        /// Nine of ten routine items were turned around within three business days.
        case met = "MET"
        case short = "SHORT"
        /// Items that are not due yet decide it, or those of the days that are left of it.
        case open = "OPEN"
        /// No calendar is loaded for days that decide it, or the book knows nothing of it.
        case unknown = "UNKNOWN"
    }

    public let month: CalendarMonth
    public internal(set) var routineReceived: Int64 = 0
    /// Turned around by noon of the third business day, to which the agent is measured.
    public internal(set) var onTime: Int64 = 0
    /// Turned around by the close of that day, those by noon among them.
    public internal(set) var byClose: Int64 = 0
    public internal(set) var late: Int64 = 0
    /// Not turned around, and not due yet.
    public internal(set) var notDue: Int64 = 0
    public internal(set) var nonRoutineReceived: Int64 = 0
    public internal(set) var nonRoutineTurnedAround: Int64 = 0
    public internal(set) var returned: Int64 = 0
    /// Items whose day of receipt has no calendar.
    public internal(set) var undated: Int64 = 0
    /// The day at whose close the items on hand are counted.
    public internal(set) var countedOn: CalendarDate?
    /// Routine items on hand for more than four business days, by the days.
    public internal(set) var aged: [Int: Int64] = [:]
    public internal(set) var nonRoutineOnHand: Int64 = 0
    /// Some of the late items, by number.
    public internal(set) var lateItems: [Int64] = []
    /// Whether no item can be received in it any more.
    public internal(set) var isOver = true
    /// The day on which the book was opened, where the month began before it; of the time before
    /// that the book knows only what was entered in it later.
    public internal(set) var knownFrom: CalendarDate?

    public init(month: CalendarMonth) {
        self.month = month
    }

    /// Multiplied out, so that nothing is rounded: 189 of 210 is nine tenths, 188 is not.
    public static func meetsStandard(onTime: Int64, of received: Int64) -> Bool {
        Int128(onTime) * 10 >= Int128(received) * 9
    }

    /// Less than three quarters, by which 17Ad-3(b) counts.
    public static func isBelowThreeQuarters(onTime: Int64, of received: Int64) -> Bool {
        Int128(onTime) * 4 < Int128(received) * 3
    }

    /// Whether the book knows anything of it: that no item is in it says nothing of a month that
    /// ended before the book was opened.
    public var isKnown: Bool {
        guard let knownFrom, month.lastDay < knownFrom else { return true }
        return routineReceived + nonRoutineReceived > 0
    }

    public var standing: Standing {
        if undated > 0 || !isKnown { return .unknown }
        if Self.meetsStandard(onTime: onTime, of: routineReceived) { return isOver ? .met : .open }
        return Self.meetsStandard(onTime: onTime + notDue, of: routineReceived) ? .open : .short
    }

    /// Whether fewer than three quarters were on time, however the items fare that are not due.
    public var isBelowThreeQuarters: Bool {
        undated == 0
            && Self.isBelowThreeQuarters(onTime: onTime + notDue, of: routineReceived)
    }

    /// The tenth business day after the month's end (17 CFR 240.17Ad-2(c)).
    public func noticeDue(_ calendar: BusinessCalendar) throws(CalendarTrouble) -> CalendarDate {
        try ClockCatalogue.performanceNotice.lastDay(from: month.lastDay, calendar: calendar)
    }
}
