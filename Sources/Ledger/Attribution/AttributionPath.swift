/// One way by which shares come to count for a person, from the lot up.
///
/// The counted amounts of all paths add up exactly to what the person holds.
public struct AttributionPath: Hashable, Sendable {
    public enum Step: Hashable, Sendable {
        /// The person owns the lot on the books, or that part of it.
        case claims(PersonID, Claim.Share)
        /// The owner has this part of the entity of the step before.
        case owns(owner: PersonID, Fraction, of: PersonID)
        /// The holder may acquire units of what the step before owns, or unissued ones.
        case option(holder: PersonID, id: Int64, units: Int128)
        /// The person of the step before is this to the person whose holding it is.
        case family(FamilyKind, PersonID)
        /// All that comes to the person from here by rings of stakes, or by more chains than
        /// are worth printing, in one sum.
        case further
    }

    /// Why a path counts for less than it reaches.
    public enum Omission: Hashable, Sendable {
        /// The same shares are counted on another path.
        case alreadyCounted
        /// The option is for more than its writer has, or than the option under it gives.
        case beyondTheLots
    }

    /// None for unissued shares, and for units of an option that no lot here answers for.
    public let lot: KinLot.ID?
    /// What the path starts from: the lot's units, or those of the option out of it.
    public let units: [SecurityID: Fraction]
    public let steps: [Step]
    /// How much of `units` comes to the person along this path.
    public let fraction: Fraction
    public let counted: [SecurityID: Fraction]
    public let omission: Omission?

    /// What the path reaches and what is not counted here, because of `omission`.
    public var leftOut: [SecurityID: Fraction] {
        var rest: [SecurityID: Fraction] = [:]
        for (security, count) in units {
            let left = count * fraction - (counted[security] ?? .zero)
            if !left.isZero { rest[security] = left }
        }
        return rest
    }
}
