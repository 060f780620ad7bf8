/// In what right somebody says that a certificate is gone.
///
/// Whoever he is, the stop stands at once; who must swear to the loss the face says.
public enum LossReporter: String, CaseIterable, Sendable {
    case owner
    case jointOwner = "joint_owner"
    case custodian
    case trustee
    case executor
    case administrator
    case guardian
    case attorney
    case officer
    case partner
    case broker
    case bank
    case counsel
    case pledgee
    case agent
    case relative
}
