/// The rows of 17 CFR 240.17Ad-11(b): from which value on aged differences are reported to the
/// issuer, by what the issuer's stock is worth.
///
/// The rule's text leaves out exactly $50 million and exactly $150 million. Either belongs to the
/// stricter row here, so that no report fails because of a gap in the text.
public enum CapitalisationBand: String, CaseIterable, Sendable {
    case upTo5Million
    case upTo50Million
    case upTo150Million
    case above150Million

    /// What is not known to be larger is in the strictest row.
    public init(_ capitalisation: MarketValue?) {
        let value = capitalisation ?? .zero
        self =
            Self.allCases.first { row in row.upperBound.map { !value.exceeds($0) } ?? true }
            ?? .above150Million
    }

    /// The largest capitalisation of the row.
    private var upperBound: Money? {
        switch self {
        case .upTo5Million: .dollars(5_000_000)
        case .upTo50Million: .dollars(50_000_000)
        case .upTo150Million: .dollars(150_000_000)
        case .above150Million: nil
        }
    }

    public var equityThreshold: Money {
        switch self {
        case .upTo5Million: .dollars(50_000)
        case .upTo50Million: .dollars(250_000)
        case .upTo150Million: .dollars(500_000)
        case .above150Million: .dollars(1_000_000)
        }
    }

    public var debtThreshold: Money {
        switch self {
        case .upTo5Million: .dollars(100_000)
        case .upTo50Million: .dollars(500_000)
        case .upTo150Million: .dollars(1_000_000)
        case .above150Million: .dollars(2_000_000)
        }
    }

    /// The row in words.
    public var words: String {
        switch self {
        case .upTo5Million: "capitalisation of $5 million or less"
        case .upTo50Million: "capitalisation above $5 million, to $50 million"
        case .upTo150Million: "capitalisation above $50 million, to $150 million"
        case .above150Million: "capitalisation above $150 million"
        }
    }
}

extension Money {
    static func dollars(_ count: Int64) -> Money { Money(tenThousandths: count * 10_000) }
}
