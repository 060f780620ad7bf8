/// A corporate event: it ends, makes or changes the shares of a class on the issuer's authority.
public enum EventKind: String, CaseIterable, Sendable {
    case redeem
    case buyback
    case convert
    case exchangeClass = "exchange_class"
    case split

    /// The word for what ends a certificate by an event of this kind.
    public var causeOfEnd: String {
        switch self {
        case .redeem: "REDEEMED"
        case .buyback: "BOUGHT_BACK"
        case .convert: "CONVERTED"
        case .exchangeClass: "RECLASSIFIED"
        case .split: "DIVIDED"
        }
    }

    /// Whether the holder gets other shares for his; else he gets cash alone.
    public var givesShares: Bool { self != .redeem && self != .buyback }

    /// What undoes one that should not have been: what it ended has ended for good, so that
    /// everybody gets other certificates.
    var contrary: String {
        let authority = "on the issuer's written authority"
        switch self {
        case .redeem, .buyback:
            return """
                Issue the shares anew to those who had them (certificate issue), \(authority), \
                and claim the cash back.
                """
        case .convert, .exchangeClass:
            return """
                Exchange what was given back into the old class at the contrary rate (capital \
                exchange), \(authority); shares that were paid out in parts are issued anew.
                """
        case .split:
            return """
                Split the class at the contrary rate (capital split), \(authority); shares that \
                were paid out in parts are issued anew.
                """
        }
    }

    /// The event as a sentence names it.
    public var noun: String {
        switch self {
        case .redeem: "redemption"
        case .buyback: "buy-back"
        case .convert: "conversion"
        case .exchangeClass: "exchange of classes"
        case .split: "split"
        }
    }
}
