/// The kinds of paper that support a signature.
public enum PaperKind: String, CaseIterable, Sendable {
    case deathCertificate = "death_certificate"
    /// A court's certificate of appointment, letters testamentary and of administration among them.
    case courtCertificate = "court_certificate"
    case birthCertificate = "birth_certificate"
    case corporateResolution = "corporate_resolution"
    case partnershipExtract = "partnership_extract"
    case powerOfAttorney = "power_of_attorney"
    case affidavitOfFullForce = "affidavit_of_full_force"
    case trustInstrument = "trust_instrument"
    case will
    case marriageCertificate = "marriage_certificate"
    case divorceDecree = "divorce_decree"
    case taxWaiver = "tax_waiver"
    case affidavitOfDomicile = "affidavit_of_domicile"
    case smallEstateAffidavit = "small_estate_affidavit"
    case successorAppointment = "successor_appointment"
    case courtOrder = "court_order"
    case signatoryList = "signatory_list"
    case legalOpinion = "legal_opinion"
    case issuerInstruction = "issuer_instruction"
    case other

    /// Whether it proves anything only with the name of who certified it.
    public var isCertified: Bool {
        switch self {
        case .deathCertificate, .courtCertificate, .corporateResolution: true
        default: false
        }
    }

    /// The paper as it is named in a sentence.
    public var words: String {
        switch self {
        case .deathCertificate: "certified death certificate"
        case .courtCertificate: "court certificate of appointment"
        case .corporateResolution: "certified corporate resolution"
        case .partnershipExtract: "extract of the partnership or operating agreement"
        case .signatoryList: "list of authorized signatories"
        case .successorAppointment: "appointment of the successor"
        case .other: "other paper"
        default: rawValue.split(separator: "_").joined(separator: " ")
        }
    }
}
