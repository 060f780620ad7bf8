/// What is wrong with the signatures of an assignment or with the papers behind them.
public enum EndorsementDefect: Hashable, Sendable {
    /// Nobody has signed for the name that stands at this place of the face.
    case missing(ownerNumber: Int, face: String, role: Capacity)
    /// A signature that is nobody's on the face; `face` is the name it stands for, if one lacks.
    case mismatch(signed: String, face: String?)
    case paperMissing(PaperKind, concerning: String?, because: String)
    case paperTooOld(PaperKind, dated: CalendarDate, ageDays: Int, limit: String)
    case paperDateMissing(PaperKind, concerning: String?)
    case paperDatedAhead(PaperKind, dated: CalendarDate)
    /// The paper is certified by nobody, or by the very person who signs on the strength of it.
    case paperNotCertified(PaperKind, signer: String, certifiedBy: String?)
    case capacityImpossible(signed: String, Capacity, because: String)
    /// The custodianship has ended: the minor should sign, with a birth certificate.
    case custodianAfterAge(minor: String, age: Int, endedAt: Int)
    case minorUnderAge(minor: String, age: Int, endsAt: Int)
    case terminationAgeUnknown(state: String, act: MinorsAct, minorsAge: Int)
    case untilAgeBeyondAct(untilAge: Int, most: Int)
    case agentAfterDeath(agent: String, owner: String)
    case signedAfterDeath(owner: String)

    /// Whether a person must decide; the rest must be cured by the presentor.
    public var isHold: Bool {
        switch self {
        case .custodianAfterAge, .terminationAgeUnknown, .untilAgeBeyondAct, .signedAfterDeath:
            true
        default: false
        }
    }
}
