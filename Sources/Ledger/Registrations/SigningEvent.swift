/// What has happened to a registration, or who acts for it, when its shares are assigned.
public enum SigningEvent: String, CaseIterable, Sendable {
    case transfer
    case deathOfOneOwner = "death_of_one_owner"
    case deathOfLastOwner = "death_of_last_owner"
    case minorOfAge = "minor_of_age"
    case successorCustodian = "successor_custodian"
    case successorTrustee = "successor_trustee"
    case officer
    case partner
    case manager
    case attorney
    case guardian
    case nameChange = "name_change"
    case levy
    case beneficiaryOnDeath = "tod_beneficiary"
}
