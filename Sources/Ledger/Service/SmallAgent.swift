/// 17 CFR 240.17Ad-4(b): an agent that receives fewer than 500 items in six consecutive months may
/// be exempt from the turnaround rules. Counted on one book; the rule counts all of an agent's.
public struct SmallAgent: Hashable, Sendable {
    public enum Status: String, CaseIterable, Sendable {
        case below = "BELOW"
        case notBelow = "NOT_BELOW"
        /// Six months have not ended since the first item came.
        case tooEarly = "TOO_EARLY"
    }

    /// So many items are too many.
    public static let bound: Int64 = 500
    public static let monthCount = 6

    /// The last six months that have ended, or as many as there are.
    public let months: [CalendarMonth]
    public let items: Int64

    /// - Parameter months: Those that have ended, in order and without a gap.
    public init(_ months: [TurnaroundMonth]) {
        let counted = months.suffix(Self.monthCount)
        self.months = counted.map(\.month)
        items = counted.reduce(0) { $0 + $1.routineReceived + $1.nonRoutineReceived }
    }

    public var status: Status {
        if items >= Self.bound { return .notBelow }
        return months.count == Self.monthCount ? .below : .tooEarly
    }

    /// The last day to put the certificate of exemption on file.
    public func documentDue(_ calendar: BusinessCalendar) -> CalendarDate? {
        guard status == .below, let end = months.last?.lastDay else { return nil }
        return try? calendar.adding(businessDays: 10, to: end)
    }
}
