/// The day by which a routine item is to be turned around.
///
/// The rule counts business days from a noon and names no hour for the last one, so both readings
/// are kept: noon, to which the agent is measured, and the close of the day.
public struct TurnaroundDue: Hashable, Sendable {
    public enum Outcome: String, CaseIterable, Sendable {
        case byNoon = "BY_NOON"
        case byClose = "BY_CLOSE"
        case late = "LATE"
    }

    public let day: CalendarDate

    public init(day: CalendarDate) {
        self.day = day
    }

    public var noon: LocalMoment { .noon(of: day) }

    public func outcome(madeAvailable: LocalMoment) -> Outcome {
        if madeAvailable <= noon { return .byNoon }
        return madeAvailable.date <= day ? .byClose : .late
    }
}
