import Ledger

extension CertificateForm {
    /// A form of few words that meets every requirement of a restricted class.
    static let fixture = CertificateForm(
        seriesTitle: ["SERIES Z", "PREFERRED STOCK"],
        parts: [
            .corporation: "EXAMPLE TRUST, INC.", .cusip: "CUSIP 885218",
            .certifies: "This certifies that", .holder: "is the record holder of",
            .shares: "FULLY PAID SHARES OF THE SERIES Z PREFERRED STOCK OF",
            .validity: "Not valid until countersigned and registered.",
            .countersigned: "Countersigned and registered", .agent: "EXAMPLE TRUST COMPANY",
            .agentOffice: "Transfer Agent and Registrar", .agentSignature: "Authorized",
            .legend: "TRANSFER IS SUBJECT TO RESTRICTIONS, SENT ON REQUEST WITHOUT CHARGE.",
            .classTerms: """
            DESIGNATIONS, PREFERENCES, CONVERSION, VOTING POWERS, RESTRICTIONS, DIVIDENDS,
            QUALIFICATIONS AND REDEMPTION WILL BE FURNISHED ON REQUEST AND WITHOUT CHARGE.
            """,
            .forValue: "For value received,", .assigns: "hereby sell, assign and transfer unto",
            .assigneeNumber: "Number", .assigneeName: "Name and address",
            .assignedShares: "shares, and appoint", .attorney: "attorney.",
            .assignmentDated: "Dated", .signatureMark: "X",
            .signatureNotice: "As written upon the face.", .guaranteed: "Signature guaranteed",
            .guaranteeNotice: "To be guaranteed by an eligible guarantor.",
        ],
        officers: ["Secretary", "Chairman"], abbreviations: [])

    /// The same form, wrong in the one thing that the requirement asks.
    static func spoiled(for requirement: FormRequirement) -> Self {
        var form = fixture
        switch requirement {
        case .corporationNamed: form.parts[.corporation] = "EXAMPLE TRUST LIMITED"
        case .holderPlaced: form.parts[.holder] = nil
        case .classNamed: form.seriesTitle = ["SERIES Y"]
        case .numberPlaced: form.parts[.shares] = "PAID-UP SERIES Z PREFERRED STOCK IN"
        case .classTermsStated:
            form.parts[.classTerms] = form[.classTerms].replacing("WITHOUT CHARGE", with: "FOR $1")
        case .restrictionStated: form.parts[.legend] = "TRANSFER IS SUBJECT TO RESTRICTIONS."
        case .restrictionConspicuous:
            form.parts[.legend] = form[.legend].replacing("TRANSFER", with: "Transfer")
        case .restrictionInForce:
            form.parts[.legend] = form[.legend].replacing("SENT", with: "FURNISHED")
        case .validityStated: form.parts[.validity] = "Valid when countersigned and registered."
        case .officersNamed: form.officers = ["Secretary", "SECRETARY"]
        case .agentNamed: form.parts[.agentOffice] = "Transfer Agent"
        case .cusipOfTheBook: form.parts[.cusip] = "CUSIP 885219"
        case .assignmentWorded: form.parts[.attorney] = nil
        case .guaranteeWorded: form.parts[.guaranteeNotice] = "To be signed before a clerk."
        }
        return form
    }
}

extension FormFacts {
    /// The book of the fixture's security.
    static var fixture: Self {
        Self(
            corporation: "Example Trust, Inc.", title: "Series Z Preferred Stock",
            cusipBase: "885218", legend: CertificateForm.fixture[.legend], isRestricted: true)
    }
}
