/// What kind of registration a face is.
public enum RegistrationKind: Hashable, Sendable {
    case individual
    case coOwners(Tenancy)
    case lifeTenant
    case custodial(MinorsAct)
    case trust
    case estate
    case entity(EntityKind)
}
