/// What statute, rule or the certificate's own promise asks of a form. Declaration order is
/// reporting order.
public enum FormRequirement: String, CaseIterable, Sendable {
    case corporationNamed = "FORM_CORPORATION"
    case holderPlaced = "FORM_HOLDER"
    case classNamed = "FORM_CLASS"
    case numberPlaced = "FORM_NUMBER"
    case classTermsStated = "FORM_CLASS_TERMS"
    case restrictionStated = "FORM_RESTRICTION"
    case restrictionConspicuous = "FORM_CONSPICUOUS"
    case restrictionInForce = "FORM_LEGEND"
    case validityStated = "FORM_VALIDITY"
    case officersNamed = "FORM_OFFICERS"
    case agentNamed = "FORM_AGENT"
    case cusipOfTheBook = "FORM_CUSIP"
    case assignmentWorded = "FORM_ASSIGNMENT"
    case guaranteeWorded = "FORM_GUARANTEE"

    public var source: String {
        switch self {
        case .corporationNamed, .holderPlaced, .classNamed, .numberPlaced:
            "MGCL 2-211, on the face"
        case .classTermsStated: "MGCL 2-211, more than one class"
        case .restrictionStated: "MGCL 2-211, restriction on transferability; UCC 8-204"
        case .restrictionConspicuous: "UCC 8-204, noted conspicuously"
        case .restrictionInForce: "UCC 8-204"
        case .validityStated: "UCC 8-208; the certificate's validity clause"
        case .officersNamed: "MGCL 2-212"
        case .agentNamed: "UCC 8-208"
        case .cusipOfTheBook: "17 CFR 240.17Ad-19"
        case .assignmentWorded: "UCC 8-304"
        case .guaranteeWorded: "17 CFR 240.17Ad-15; UCC 8-402"
        }
    }

    public var cure: String {
        switch self {
        case .corporationNamed: "Print the corporation's name as the book has it."
        case .holderPlaced: "Word the place of the holder's name: before it and after it."
        case .classNamed: "Name the class in the title and after the number of the shares."
        case .numberPlaced: "Say after the number that it is a number of shares of the class."
        case .classTermsStated:
            "State the terms of each class, or that they are furnished on request without charge."
        case .restrictionStated:
            "State the restriction, or that it is furnished on request without charge."
        case .restrictionConspicuous: "Print the whole of the legend in capitals."
        case .restrictionInForce:
            "Set the legend to the form's words, or the form's words to the legend in force."
        case .validityStated:
            "Say that it is not valid until countersigned and registered."
        case .officersNamed: "Name the offices of two different officers who sign."
        case .agentNamed: "Name the transfer agent and registrar, its office and its signature."
        case .cusipOfTheBook: "Print the CUSIP number, or the issuer's base, that the book has."
        case .assignmentWorded:
            "Word the assignment: who assigns what to whom, and by which attorney."
        case .guaranteeWorded: "Say by whom the signatures must be guaranteed."
        }
    }
}
