/// Why a certificate is on the stop list.
public enum StopKind: String, CaseIterable, Sendable {
    case lost = "LOST"
    case stolen = "STOLEN"
    case destroyed = "DESTROYED"
    case adverseClaim = "ADVERSE_CLAIM_403"
    case courtOrder = "COURT_ORDER"
    case levy = "LEVY"
    case escheat = "ESCHEAT"
    case issuerRestriction = "ISSUER_RESTRICTION"
    case `internal` = "INTERNAL"

    /// A court or an officer stands behind it from the day it is placed (UCC 8-112, 8-404).
    public var isLegalProcess: Bool { self == .courtOrder || self == .levy }

    /// Only a demand under UCC 8-403 lapses by itself; every other stop waits for its release.
    public var isDemand: Bool { self == .adverseClaim }
}
