/// For how many days a registration is withheld after the notices: no more than thirty.
public struct WithholdingPeriod: Hashable, Sendable {
    public static let longest = Self(unchecked: 30)

    public let days: Int

    /// Nil unless between 1 and the 30 days that UCC 8-403 allows.
    public init?(days: Int) {
        guard (1...Self.longest.days).contains(days) else { return nil }
        self.init(unchecked: days)
    }

    private init(unchecked days: Int) {
        self.days = days
    }
}
