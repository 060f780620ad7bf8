/// One person against one limit by one measure.
public struct AuditKey: Hashable, Sendable {
    public let person: PersonID
    public let scope: OwnershipLimit.Scope
    public let basis: OwnershipLimit.Basis

    public init(person: PersonID, scope: OwnershipLimit.Scope, basis: OwnershipLimit.Basis) {
        self.person = person
        self.scope = scope
        self.basis = basis
    }

    init(_ position: CapPosition) {
        self.init(person: position.person, scope: position.limit.scope, basis: position.basis)
    }
}
