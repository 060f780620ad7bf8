/// 17 CFR 240.17f-1(d): whether the agent must ask if a certificate was reported lost or stolen.
public enum LossInquiry: Hashable, Sendable {
    /// Nobody is asked: the transaction is small.
    case exemptByValue
    /// Nobody is asked: all transactions are compared with the holders and a current stop list.
    case exemptByComparison
    case required

    /// Up to ten thousand dollars of market value, inclusive.
    public static let exemptValue = Money(tenThousandths: 100_000_000)

    public init(value: Money?, comparesWithStopList: Bool) {
        if comparesWithStopList {
            self = .exemptByComparison
        } else if let value, value <= Self.exemptValue {
            self = .exemptByValue
        } else {
            self = .required
        }
    }

    /// One sentence for the file.
    public var sentence: String {
        switch self {
        case .exemptByValue:
            "No inquiry: the transaction is worth $10,000 or less (17 CFR 240.17f-1(d))."
        case .exemptByComparison:
            "No inquiry: every item is compared with the list of holders and the stop list "
                + "(17 CFR 240.17f-1(d))."
        case .required:
            "An inquiry is required within five business days, and before the certificate is "
                + "passed on (17 CFR 240.17f-1(d))."
        }
    }
}
