import JSON
import Ledger

/// A tie between persons to be recorded, on its paper.
public struct RelationRequest: Hashable, Sendable {
    public enum Kind: String, CaseIterable, Sendable {
        case spouse
        case sibling
        case ancestor
        case descendant
        case stake
        case option
    }

    public let kind: Kind
    /// The spouse, sibling, ancestor, descendant, owner or holder.
    public let person: PersonID
    /// The one it is of; of an option the writer, none where it is on unissued shares.
    public let other: PersonID?
    /// The part of the entity, for a stake.
    public let part: Ratio?
    /// What the option is on.
    public let security: SecurityID?
    public let shares: ShareCount?
    /// The option that this one is on.
    public let underlying: Int64?
    public let from: CalendarDate?
    public let until: CalendarDate?
    public let paper: String

    public init(
        kind: Kind, person: PersonID, other: PersonID?, part: Ratio? = nil,
        security: SecurityID? = nil, shares: ShareCount? = nil, underlying: Int64? = nil,
        from: CalendarDate? = nil, until: CalendarDate? = nil, paper: String
    ) {
        self.kind = kind
        self.person = person
        self.other = other
        self.part = part
        self.security = security
        self.shares = shares
        self.underlying = underlying
        self.from = from
        self.until = until
        self.paper = paper
    }

    var row: JSONValue {
        [
            "kind": .string(kind.rawValue), "person": .string(person.text),
            "other": .optional(other?.text), "numerator": .optional(part?.numerator),
            "denominator": .optional(part?.denominator), "security": .optional(security?.text),
            "units": .optional(shares?.units), "underlying": .optional(underlying),
            "effective_from": .optional(from?.description),
            "effective_until": .optional(until?.description), "paper": .string(paper),
        ]
    }
}
