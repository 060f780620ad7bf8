/// A run of words on the face and what it is there for.
///
/// The parts of a registration cover its face word by word and in order, so that the face can be
/// shown, stored and put together again from them.
public struct RegistrationPart: Hashable, Sendable {
    /// What the words are there for; the raw value is the label under which they are stored.
    public enum Label: String, CaseIterable, Sendable {
        case owner, joining, tenancy, custodian, capacity, minor, act, state, trustee, agreement
        case date, trust, will, testator, representative, estate, decedent, deceased, entity
        case punctuation
        case lifeTenant = "life_tenant"
        case untilAge = "until_age"
        case forBenefitOf = "for_benefit_of"
        case trustBeneficiary = "trust_beneficiary"
        case onDeath = "on_death"
        case beneficiary = "tod_beneficiary"
        case rules = "tod_rules"
    }

    public let label: Label
    public let text: String

    /// The part as places in the face's list of words.
    struct Span: Hashable, Sendable {
        let label: Label
        let words: Range<Int>
    }
}
