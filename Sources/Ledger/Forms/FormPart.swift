/// A wording of the certificate's form, in the order in which it stands on the paper.
///
/// The series' title, the officers and the abbreviations are lists, and stand in the form itself.
public enum FormPart: String, CaseIterable, Sendable {
    case temporary
    case corporation
    case seeReverse = "see_reverse"
    case cusip
    case incorporation
    case transferPlaces = "transfer_places"
    case certifies
    case holder
    case shares
    case transferClause = "transfer_clause"
    case validity
    case witness
    case dated
    case countersigned
    case agent
    case agentOffice = "agent_office"
    case agentSigns = "agent_signs"
    case agentSignature = "agent_signature"
    case legend
    case classTerms = "class_terms"
    case lossWarning = "loss_warning"
    case abbreviationsExplained = "abbreviations_explained"
    case otherAbbreviations = "other_abbreviations"
    case forValue = "for_value"
    case assigns
    case assigneeNumber = "assignee_number"
    case assigneeName = "assignee_name"
    case assignedShares = "assigned_shares"
    case attorney
    case assignmentDated = "assignment_dated"
    case signatureMark = "signature_mark"
    case signatureNotice = "signature_notice"
    case guaranteed
    case guarantorSigns = "guarantor_signs"
    case guaranteeNotice = "guarantee_notice"

    /// Whether the back of the certificate bears it.
    public var isOnTheBack: Bool {
        switch self {
        case .temporary, .corporation, .seeReverse, .cusip, .incorporation, .transferPlaces,
            .certifies, .holder, .shares, .transferClause, .validity, .witness, .dated,
            .countersigned, .agent, .agentOffice, .agentSigns, .agentSignature:
            false
        default: true
        }
    }

    /// What it is, as the documentation of the form's file says it.
    public var meaning: String {
        switch self {
        case .temporary: "What a temporary certificate says of itself."
        case .corporation: "The corporation's name."
        case .seeReverse: "The note that sends the reader to the back."
        case .cusip: "The CUSIP line, with the number or the issuer's base."
        case .incorporation: "Under which state's laws it is incorporated."
        case .transferPlaces: "Where the certificate is transferable."
        case .certifies: "The words before the holder's name."
        case .holder: "The words after the holder's name."
        case .shares: "What the shares are, after their number."
        case .transferClause: "How the shares are transferred."
        case .validity: "Until what the certificate is not valid."
        case .witness: "The words before seal and signatures."
        case .dated: "The word before the date."
        case .countersigned: "The words before the agent's name."
        case .agent: "The transfer agent and registrar."
        case .agentOffice: "The agent's office."
        case .agentSigns: "The word before the agent's signature."
        case .agentSignature: "The words below the agent's signature."
        case .legend: "The restriction on ownership and transfer."
        case .classTerms: "The terms of each class, or where they are to be had."
        case .lossWarning: "What a lost certificate costs."
        case .abbreviationsExplained: "The words before the abbreviations."
        case .otherAbbreviations: "The words after the abbreviations."
        case .forValue: "The first words of the assignment."
        case .assigns: "The words that assign."
        case .assigneeNumber: "The words at the assignee's identifying number."
        case .assigneeName: "The words at the assignee's name and address."
        case .assignedShares: "What is assigned, after the number of the shares."
        case .attorney: "The attorney's power, after his name."
        case .assignmentDated: "The word before the assignment's date."
        case .signatureMark: "The mark at each of the two signature lines."
        case .signatureNotice: "How the signature must be written."
        case .guaranteed: "The words at the guarantee."
        case .guarantorSigns: "The word before the guarantor's signature."
        case .guaranteeNotice: "By whom the signature must be guaranteed."
        }
    }
}
