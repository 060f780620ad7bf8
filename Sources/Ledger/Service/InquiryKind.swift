/// What a written inquiry asks, by the paragraph of 17 CFR 240.17Ad-5 that it falls under.
public enum InquiryKind: String, CaseIterable, Sendable {
    case item = "ITEM"
    case broker = "BROKER"
    case possession = "POSSESSION"
    case transcript = "TRANSCRIPT"
    case dividend = "DIVIDEND"
    case misdirectedDividend = "MISDIRECTED_DIVIDEND"

    /// What an inquiry must name before its clock runs.
    public enum Detail: String, CaseIterable, Sendable {
        case security
        case shares
        case presentedOn = "presented_on"
        case registeredName = "registered_name"
        case certificate
        case account
        case paidOn = "paid_on"

        public var words: String {
            switch self {
            case .security: "the security"
            case .shares: "the number of shares"
            case .presentedOn: "about when the item was presented"
            case .registeredName: "the name in which the certificate is registered"
            case .certificate: "the certificate's number"
            case .account: "the account"
            case .paidOn: "when the dividend was to be paid"
            }
        }
    }

    public var details: [Detail] {
        switch self {
        case .item: [.security, .shares, .presentedOn, .registeredName]
        case .broker, .possession:
            [.security, .shares, .presentedOn, .registeredName, .certificate]
        case .transcript: [.account]
        case .dividend: [.security, .registeredName, .paidOn]
        case .misdirectedDividend: [.security]
        }
    }

    /// For how many months back the rule gives a number of days.
    var monthsBack: Int? {
        switch self {
        case .item, .transcript: 6
        default: nil
        }
    }

    /// What the answer must say.
    public var answerStates: String {
        switch self {
        case .item:
            """
            whether the item was received and transferred; if not, why, and what is missing; if \
            so, when and how the new certificate was made available, to whom and to which \
            address, its number and its name
            """
        case .broker:
            """
            in writing, whether the item is in the agent's possession, and that the \
            instructions are acknowledged or the window ticket is revalidated
            """
        case .possession: "whether the agent had the item in its possession on the day"
        case .transcript: "a statement from which the account can be reconstructed"
        case .dividend:
            "whether research is needed and how long it takes; that it was paid, or why not"
        case .misdirectedDividend: "the name and the address of the present agent"
        }
    }

    public var paragraph: String {
        switch self {
        case .item: "17Ad-5(a)"
        case .broker: "17Ad-5(b)"
        case .possession: "17Ad-5(c)"
        case .transcript: "17Ad-5(d)"
        case .dividend, .misdirectedDividend: "17Ad-5(e)"
        }
    }
}
