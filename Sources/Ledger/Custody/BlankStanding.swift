/// Where a printed blank is, from the printer to the certificate that it becomes.
public enum BlankStanding: String, CaseIterable, Sendable {
    case inVault = "IN_VAULT"
    /// Asked for, and not yet let out of the vault.
    case requested = "REQUESTED"
    case atDesk = "AT_DESK"
    /// Handed in by the desk, and not yet taken into the vault.
    case returning = "RETURNING"
    /// A certificate has been made out on it.
    case used = "USED"
    /// Written off while blank, or the certificate on it is void.
    case spoiled = "SPOILED"
    /// Not there at the last count by number.
    case missing = "MISSING"

    /// As it stands in a sentence.
    public var phrase: String {
        switch self {
        case .inVault: "in the vault"
        case .requested: "asked for, and not released"
        case .atDesk: "at the desk"
        case .returning: "handed in to the vault"
        case .used: "used"
        case .spoiled: "spoiled"
        case .missing: "missing since a count"
        }
    }
}
