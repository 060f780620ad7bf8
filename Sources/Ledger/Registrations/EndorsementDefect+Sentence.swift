/// The defects in words, for the desk and for the letter to the presentor.
extension EndorsementDefect {
    public var sentence: String {
        switch self {
        case .missing(let number, let face, let role):
            "Name \(number) on the face, \(face), has not signed as \(role.words)."
        case .mismatch(let signed, .some(let face)):
            "The signature \(signed) is not the name on the face, \(face), in every particular."
        case .mismatch(let signed, nil):
            "The signature \(signed) belongs to no name on the face."
        case .paperMissing(let kind, let concerning, let because):
            "A \(kind.words)\(Self.about(concerning)) is wanting. \(because)"
        case .paperTooOld(let kind, let dated, let age, let limit):
            "The \(kind.words) of \(dated) is \(age) days old; it may be at most \(limit) old."
        case .paperDateMissing(let kind, let concerning):
            "The \(kind.words)\(Self.about(concerning)) bears no date."
        case .paperDatedAhead(let kind, let dated):
            "The \(kind.words) is dated \(dated), after the day it was presented."
        case .paperNotCertified(.deathCertificate, let person, nil):
            "The death certificate concerning \(person) is certified by nobody."
        case .paperNotCertified(.deathCertificate, let person, .some(let name)):
            "The death certificate concerning \(person) is certified by \(name), who signs on it."
        case .paperNotCertified(let kind, let signer, nil):
            "The \(kind.words) for \(signer) is certified by nobody."
        case .paperNotCertified(let kind, let signer, .some(let name)):
            "The \(kind.words) for \(signer) is certified by \(name), who signs on it."
        case .capacityImpossible(let signed, let capacity, let because):
            "\(signed) cannot sign as \(capacity.words). \(because)"
        default: sentenceOnAge
        }
    }

    private var sentenceOnAge: String {
        switch self {
        case .custodianAfterAge(let minor, let age, let end):
            """
            \(minor) is \(age) and the custodianship ended at \(end): the minor should sign, with \
            a birth certificate.
            """
        case .minorUnderAge(let minor, let age, let end):
            "\(minor) is \(age); the custodianship ends at \(end), and the custodian signs."
        case .terminationAgeUnknown(let state, let act, let age):
            """
            The minor is \(age), and at what age a custodianship under the \(act.rawValue) of \
            \(state) ends is not on file.
            """
        case .untilAgeBeyondAct(let untilAge, let most):
            "The face says UNTIL AGE \(untilAge); the act lets a custodian hold until \(most)."
        case .agentAfterDeath(let agent, let owner):
            "\(agent) signs under a power that ended with the death of \(owner)."
        case .signedAfterDeath(let owner):
            "\(owner) has signed, and a death certificate of \(owner) is among the papers."
        default: ""
        }
    }

    private static func about(_ person: String?) -> String {
        person.map { " concerning \($0)" } ?? ""
    }
}
