/// The two uniform acts under which a custodian holds for a minor.
public enum MinorsAct: String, CaseIterable, Sendable {
    case gifts = "UGMA"
    case transfers = "UTMA"
}
