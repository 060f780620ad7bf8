/// A stop as the book has it, with everything that happened to it.
public struct StopFacts: Hashable, Sendable {
    public let number: Int64
    public let kind: StopKind
    public let placedOn: CalendarDate
    /// The issuer's choice, stated in both notices.
    public let withholding: WithholdingPeriod
    /// In the order in which they were recorded.
    public var events: [StopEvent]

    public init(
        number: Int64, kind: StopKind, placedOn: CalendarDate,
        withholding: WithholdingPeriod = .longest, events: [StopEvent] = []
    ) {
        self.number = number
        self.kind = kind
        self.placedOn = placedOn
        self.withholding = withholding
        self.events = events
    }
}
