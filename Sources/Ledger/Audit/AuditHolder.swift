/// A person of whom the audit has something to say, with all that the figure is made of.
public struct AuditHolder: Hashable, Sendable {
    public let person: PersonID
    public let name: String
    public let isEntity: Bool
    /// The accounts that the person owns, as the register has them.
    public let accounts: [AuditAccount]
    /// Every way by which shares count for the person; the counted amounts add up to `counted`.
    public let paths: [AttributionPath]
    /// What counts for the person, by class.
    public let counted: [SecurityID: Fraction]
    /// Against every limit in force, in the order of the limits.
    public let standings: [AuditStanding]
    /// Whether what the person holds of record asks for a demand letter (26 CFR 1.857-8).
    public let isOwedDemandLetter: Bool
    /// What a transfer would let the person take of each class; none where it cannot be told.
    public var rooms: [AuditRoom] = []

    /// The gravest of all limits.
    public var status: AuditStatus { standings.map(\.status).min() ?? .within }

    /// What the person's accounts hold, by class; a joint account in full for each owner.
    public var record: [SecurityID: Int128] {
        accounts.reduce(into: [:]) { sums, account in
            for (security, units) in account.held { sums[security, default: 0] += units }
        }
    }

    /// The limit that the person stands closest to, or furthest over.
    public var tightest: AuditStanding? {
        standings.min { one, other in
            one.status == other.status
                ? one.partLeft < other.partLeft : one.status < other.status
        }
    }
}

extension AuditStanding {
    /// How much of what the limit allows is left, negative where the person is over; to sort by.
    var partLeft: Fraction {
        let ratio = position.limit.ratio
        let allowed =
            Fraction(position.outstandingAfter) * Fraction(Int128(ratio.numerator))
        let held = position.exactlyAfter * Fraction(Int128(ratio.denominator))
        return held.divided(by: allowed).map { .one - $0 } ?? .zero
    }
}
