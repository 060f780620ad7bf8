/// How the largest owners of an audit came to be so, and the whole that they own a part of.
///
/// A point holds from its day until the day of the next one, the last until the day of the audit.
public struct AuditSeries: Hashable, Sendable {
    public struct Owner: Hashable, Sendable {
        public let person: PersonID
        public let name: String

        public init(person: PersonID, name: String) {
            self.person = person
            self.name = name
        }
    }

    public struct Point: Hashable, Sendable {
        public let day: CalendarDate
        /// The whole, as the measure counts it.
        public let outstanding: Int128
        /// None on a day without a limit.
        public let limit: Ratio?
        /// Who is missing held nothing.
        public let parts: [PersonID: Fraction]

        public init(
            day: CalendarDate, outstanding: Int128, limit: Ratio?, parts: [PersonID: Fraction]
        ) {
            self.day = day
            self.outstanding = outstanding
            self.limit = limit
            self.parts = parts
        }
    }

    public static let maximumPoints = 60
    public static let maximumOwners = 5

    public let scope: OwnershipLimit.Scope
    public let basis: OwnershipLimit.Basis
    public let scale: Scale
    /// The largest on the day of the audit first.
    public let owners: [Owner]
    public let points: [Point]

    /// None without a point or an owner, with too many of either, or where a day does not follow
    /// the one before it.
    public init?(
        scope: OwnershipLimit.Scope, basis: OwnershipLimit.Basis, scale: Scale, owners: [Owner],
        points: [Point]
    ) {
        guard (1...Self.maximumOwners).contains(owners.count),
            (1...Self.maximumPoints).contains(points.count),
            zip(points, points.dropFirst()).allSatisfy({ $0.day < $1.day })
        else { return nil }
        self.scope = scope
        self.basis = basis
        self.scale = scale
        self.owners = owners
        self.points = points
    }

    /// The days to read: all on which anything changed or, where they are too many, some of them
    /// at even distances in their order, always with the first and the last.
    public static func days(
        of changes: Set<CalendarDate>, most: Int = maximumPoints
    ) -> [CalendarDate] {
        let days = changes.sorted()
        let most = max(2, most)
        guard days.count > most else { return days }
        return (0..<most).map { days[$0 * (days.count - 1) / (most - 1)] }
    }
}
