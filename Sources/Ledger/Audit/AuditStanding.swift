/// One person against one limit, in an audit.
public struct AuditStanding: Hashable, Sendable {
    public let position: CapPosition
    public let status: AuditStatus
    /// The board's own percentage for the person, where it takes the place of the charter's.
    public let exception: LimitException?
    /// What put the person over; none for whoever is not, or of whom nothing is on record.
    public let excess: AuditExcess?

    public var key: AuditKey { AuditKey(position) }
}
