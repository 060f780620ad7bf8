/// A tie that makes stock of one count for another, as it stands on the day in question.
///
/// Source: 26 USC 544(a), as modified by 856(h)(1)(B): partners are not attributed to each other.
public enum Relation: Hashable, Sendable {
    /// The first is the `kind` of the second.
    case family(id: Int64, PersonID, PersonID, kind: FamilyKind)
    /// The owner has this part of the entity: as shareholder, partner or beneficiary.
    case stake(id: Int64, owner: PersonID, entity: PersonID, Fraction)
    /// A right to acquire units: of the writer's, or unissued ones where nobody is named.
    ///
    /// An option on an option names the other as `underlying`, and counts as one on that
    /// option's stock, whatever it says of writer and security itself.
    case option(
        id: Int64, holder: PersonID, writer: PersonID?, security: SecurityID, units: Int128,
        underlying: Int64?)

    public var id: Int64 {
        switch self {
        case .family(let id, _, _, _), .stake(let id, _, _, _),
            .option(let id, _, _, _, _, _):
            id
        }
    }
}
