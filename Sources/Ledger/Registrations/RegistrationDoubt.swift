/// Why a face, or its form of ownership, does not say plainly who owns; never a guess.
public enum RegistrationDoubt: String, CaseIterable, Sendable {
    case unreadable = "unreadable"
    case emptyName = "empty_name"
    case joinedByOr = "joined_by_or"
    case noTenancy = "no_tenancy"
    case tooFewOwners = "too_few_owners"
    case wordsAfterTenancy = "words_after_tenancy"
    case sameNameTwice = "same_name_twice"
    case surnameShared = "surname_shared"
    case commaInName = "comma_in_name"
    case ampersandInWord = "ampersand_in_word"
    case joiningAmbiguous = "joining_ambiguous"
    case mixedCapacities = "mixed_capacities"
    case capacityIncomplete = "capacity_incomplete"
    case capacityUnlisted = "capacity_unlisted"
    case entityWordInName = "entity_word_in_name"
    case noCustodian = "no_custodian"
    case twoCustodians = "two_custodians"
    case noMinor = "no_minor"
    case twoMinors = "two_minors"
    case custodianIsMinor = "custodian_is_minor"
    case noAct = "no_act"
    case actsDisagree = "acts_disagree"
    case noState = "no_state"
    case stateUnknown = "state_unknown"
    case untilAgeOnGift = "until_age_on_gift"
    case untilAgeUnreadable = "until_age_unreadable"
    case wordsLeftOver = "words_left_over"
    case noTrustee = "no_trustee"
    case trusteesUnclear = "trustees_unclear"
    case noTrust = "no_trust"
    case trustDateUnreadable = "trust_date_unreadable"
    case saidTwice = "said_twice"
    case noDecedent = "no_decedent"
    case twoDecedents = "two_decedents"
    case noBeneficiary = "no_beneficiary"
    case manyBeneficiaries = "many_beneficiaries"
    case beneficiaryUnclear = "beneficiary_unclear"
    case beneficiaryUnderGiftAct = "beneficiary_under_gift_act"
    case descendantsPerStirpes = "descendants_per_stirpes"
    case onDeathWithoutSurvivorship = "on_death_without_survivorship"
    case onDeathOfNoPerson = "on_death_of_no_person"
    case formDisagrees = "form_disagrees"

    /// What the doubt is, as it follows "the inscription is not clear:".
    public var clause: String {
        switch self {
        case .unreadable: "it bears no name that can be read"
        case .emptyName: "a word that joins names has no name beside it"
        case .joinedByOr: "the names are joined by OR"
        case .noTenancy: "it names more than one owner and no tenancy"
        case .tooFewOwners: "it names fewer than two owners"
        case .wordsAfterTenancy: "words follow the tenancy"
        case .sameNameTwice: "it bears the same name twice"
        case .surnameShared: "one of the names is a single word, beside fuller ones"
        case .commaInName: "a comma may part two names, or the halves of one"
        case .ampersandInWord: "an ampersand stands inside a word"
        case .joiningAmbiguous: "an ampersand may join two owners or stand inside one's name"
        case .mixedCapacities: "it bears words of more than one form of ownership"
        case .capacityIncomplete: "it bears a word of capacity without the rest of it"
        case .capacityUnlisted: "it bears a capacity that no form of ownership has"
        case .entityWordInName: "a word that closes an entity's name stands inside a name"
        default: capacityClause
        }
    }

    private var capacityClause: String {
        switch self {
        case .noCustodian: "it names no custodian"
        case .twoCustodians: "it names more than one custodian"
        case .noMinor: "it names no minor"
        case .twoMinors: "it names more than one minor"
        case .custodianIsMinor: "custodian and minor have one name"
        case .noAct: "it names a custodian and no act for minors"
        case .actsDisagree: "it names both acts for minors"
        case .noState: "it names a custodian and no state"
        case .stateUnknown: "the state of the custodian's act is not known"
        case .untilAgeOnGift: "UNTIL AGE belongs to the Uniform Transfers to Minors Act alone"
        case .untilAgeUnreadable: "UNTIL AGE is not followed by an age from 18 to 25"
        case .wordsLeftOver: "words are left over that no form of ownership explains"
        case .noTrustee: "it names a trust and no trustee"
        case .trusteesUnclear: "the trustees cannot be told from the trust"
        case .noTrust: "it names a trustee and neither trust, date nor beneficiary"
        case .trustDateUnreadable: "the date of the trust is not a day of the calendar"
        case .saidTwice: "it says one thing twice"
        case .noDecedent: "it names no decedent"
        case .twoDecedents: "it names more than one decedent"
        default: deathClause
        }
    }

    private var deathClause: String {
        switch self {
        case .noBeneficiary: "TOD is followed by no beneficiary"
        case .manyBeneficiaries: "TOD is followed by more than one beneficiary"
        case .beneficiaryUnclear: "the beneficiary after TOD cannot be read plainly"
        case .beneficiaryUnderGiftAct: "a custodian under the gifts act cannot be a beneficiary"
        case .descendantsPerStirpes: "a TOD beneficiary cannot be followed by LDPS"
        case .onDeathWithoutSurvivorship: "TOD stands beside owners without survivorship"
        case .onDeathOfNoPerson: "TOD stands beside an owner who is not a person"
        default: "it does not agree with the form of ownership registered"
        }
    }

    /// The clause as a sentence of its own.
    public var sentence: String { clause.prefix(1).uppercased() + clause.dropFirst() + "." }

    /// The doubts that end once it is known that the whole face is the name of one entity.
    var endsForEntity: Bool {
        switch self {
        case .joinedByOr, .noTenancy, .sameNameTwice, .surnameShared, .commaInName,
            .ampersandInWord, .noTrustee, .capacityIncomplete, .capacityUnlisted,
            .entityWordInName:
            true
        default: false
        }
    }
}
