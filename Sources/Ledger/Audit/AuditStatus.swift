/// How a person stands against a limit, as an audit says it: the gravest first.
public enum AuditStatus: String, CaseIterable, Comparable, Sendable {
    /// Over by a fact that no transfer made, and the book knows which.
    case overPassive = "OVER_PASSIVE"
    /// Over, and no record says by what.
    case overUnknown = "OVER_UNKNOWN"
    case atLimit = "AT_LIMIT"
    case near = "NEAR"
    case watched = "WATCH"
    case within = "OK"

    public var isOver: Bool { self == .overPassive || self == .overUnknown }

    private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }

    public static func < (one: Self, other: Self) -> Bool { one.rank < other.rank }

    init(_ position: CapPosition, excess: AuditExcess?, _ thresholds: AuditThresholds) {
        switch position.status {
        case .over: self = excess == nil ? .overUnknown : .overPassive
        case .atLimit: self = .atLimit
        case .ok where thresholds.isNear(position): self = .near
        case .ok where thresholds.isWatched(position): self = .watched
        case .ok: self = .within
        }
    }
}
