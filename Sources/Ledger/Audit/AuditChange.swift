/// What is otherwise than on the day that the audit compares with.
public enum AuditChange: Hashable, Sendable {
    case outstanding(SecurityID, Scale, before: ShareCount?, after: ShareCount?)
    case price(SecurityID, before: Money?, after: Money?)
    case limit(OwnershipLimit.Scope, before: OwnershipLimit?, after: OwnershipLimit?)
    /// A person whose status or whose holding changed; none where nothing can be told.
    case standing(PersonID, name: String, AuditKey, before: AuditStanding?, after: AuditStanding?)
}
