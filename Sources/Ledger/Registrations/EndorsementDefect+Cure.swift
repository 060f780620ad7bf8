/// What cures a defect of one registration, where the code's own cure is too wide.
extension EndorsementDefect {
    func cure(on registration: RegistrationName) -> String? {
        guard case .signedAfterDeath(let owner) = self else { return nil }
        let others = registration.signers.filter { $0 != owner }.joined(separator: " and ")
        switch registration.kind {
        case .coOwners(let tenancy) where tenancy.hasSurvivorship:
            return """
                Present the certified death certificate of \(owner) with the signature of the \
                survivor, \(others); the dead owner's name needs none.
                """
        case .trust where !others.isEmpty:
            return """
                Present the certified death certificate of \(owner) with the signature of the \
                other trustee, \(others).
                """
        case .custodial, .trust:
            return "Have the successor of \(owner) sign, with the paper of the appointment."
        default:
            return """
                Have the executor or administrator of \(owner) sign, with the court's certificate \
                of the appointment.
                """
        }
    }
}
