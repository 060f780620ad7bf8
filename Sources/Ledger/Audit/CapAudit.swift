/// The audit of the ownership limit as of a day and as known at a time: all that a rendering says.
///
/// A compliance officer signs it and counsel reads it. It holds no time of its making, so that the
/// same facts always make the same report.
public struct CapAudit: Hashable, Sendable {
    public let issuer: IssuerID
    public let legalName: String
    public let day: CalendarDate
    /// The time whose knowledge it rests on, with its offset; none for all that is recorded now.
    public let knownOn: String?
    /// The first day of the period, and the day whose state it is compared with.
    public let since: CalendarDate
    public let thresholds: AuditThresholds
    /// Every class, the equity stock first.
    public let classes: [AuditClass]
    public let measures: [AuditMeasure]
    /// Everybody over, at or near a limit or watched: the gravest first, then by what is left.
    public let holders: [AuditHolder]
    /// Inputs that are missing or stale, and persons whose figures cannot be told.
    public let uncertain: [Finding]
    /// None where the outstanding shares of a class are not on file.
    public let largest: LargestFive?
    public let count: HolderCount
    public let days: HolderDays
    public let legendConflicts: [Finding]
    /// None where the book was opened after the day that it would be compared with.
    public let changes: [AuditChange]?
    public let stopped: [StoppedItem]
    /// The largest owners over time, where it was asked for.
    public let series: AuditSeries?
    /// The names of everybody whom a path of attribution leads through.
    public let names: [PersonID: String]

    /// How many persons have the status, by the gravest of each.
    public func count(of status: AuditStatus) -> Int { holders.count { $0.status == status } }

    public var over: [AuditHolder] { holders.filter(\.status.isOver) }

    public var isAnybodyOver: Bool { !over.isEmpty }

    /// Whether no figure is missing that a limit in force is measured by.
    public var isEverybodyTold: Bool {
        let missing: Set<FindingCode> = [
            .limitMissing, .capInputMissing, .priceMissing, .attributionUnresolved,
        ]
        return !uncertain.contains { missing.contains($0.code) }
    }

    /// Over, at the limit or near it.
    public var isAnybodyNear: Bool { holders.contains { $0.status <= .near } }
}
