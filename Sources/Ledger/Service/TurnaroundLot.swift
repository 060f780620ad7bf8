/// Items that arrived in the same half of the same day and fared alike.
///
/// A turnaround is measured to noon and to the close of a day, so nothing finer than the half of
/// a day is needed, and a year of items is a few thousand lots however many items there were.
public struct TurnaroundLot: Hashable, Sendable {
    public enum Ending: String, CaseIterable, Sendable {
        /// The new certificates left for the presentor, or lay ready for him.
        case madeAvailable = "MADE_AVAILABLE"
        /// The item was refused and went back.
        case returned = "RETURNED"
    }

    public let arrived: LocalMoment
    /// Whether it was routine as long as it was here; what went back never was.
    public let isRoutine: Bool
    public let ending: Ending?
    public let endedAt: LocalMoment?
    public let count: Int64
    /// The numbers of some of them, for whoever looks for the reasons.
    public let items: [Int64]

    public init(
        arrived: LocalMoment, isRoutine: Bool, ending: Ending?, endedAt: LocalMoment?,
        count: Int64, items: [Int64] = []
    ) {
        self.arrived = arrived
        self.isRoutine = isRoutine && ending != .returned
        self.ending = ending
        self.endedAt = endedAt
        self.count = count
        self.items = items
    }

    /// When it was turned around, by the only act that counts.
    public var madeAvailableAt: LocalMoment? { ending == .madeAvailable ? endedAt : nil }
}
