import JSON
import Ledger
import LedgerStore

// Counts and names are written as literals in tests, and only in tests: a bad one is our mistake.

extension ShareCount: ExpressibleByIntegerLiteral {
    public init(integerLiteral value: Int64) { self = .of(value) }

    static func of(_ units: Int64) -> Self {
        guard let count = Self(units: units) else { preconditionFailure("\(units) shares") }
        return count
    }
}

extension BookIdentifier {
    /// A name that the test puts together.
    static func named(_ text: String) -> Self {
        guard let identifier = Self(text) else { preconditionFailure("no name: \(text)") }
        return identifier
    }
}

extension IssuerID: ExpressibleByStringLiteral {
    public init(stringLiteral value: String) { self = .named(value) }
}

extension SecurityID: ExpressibleByStringLiteral {
    public init(stringLiteral value: String) { self = .named(value) }
}

extension AccountID: ExpressibleByStringLiteral {
    public init(stringLiteral value: String) { self = .named(value) }
}

extension PersonID: ExpressibleByStringLiteral {
    public init(stringLiteral value: String) { self = .named(value) }
}

extension CertificateNumber: ExpressibleByStringLiteral {
    public init(stringLiteral value: String) { self = .named(value) }
}

extension Inscription: ExpressibleByStringLiteral {
    public init(stringLiteral value: String) { self = .reading(value) }

    static func reading(_ text: String) -> Self {
        guard let inscription = Self(text) else { preconditionFailure("no face: \(text)") }
        return inscription
    }
}

extension Money: ExpressibleByStringLiteral {
    public init(stringLiteral value: String) {
        guard let money = Self(value) else { preconditionFailure("no amount: \(value)") }
        self = money
    }
}

extension CalendarDate: ExpressibleByStringLiteral {
    public init(stringLiteral value: String) {
        guard let date = Self(value) else { preconditionFailure("no day: \(value)") }
        self = date
    }
}

extension TaxpayerNumber: ExpressibleByStringLiteral {
    public init(stringLiteral value: String) {
        guard let number = Self(value) else { preconditionFailure("no taxpayer number") }
        self = number
    }
}

extension Ratio {
    static func of(_ numerator: Int64, _ denominator: Int64) -> Self {
        guard let ratio = Self(numerator, denominator) else {
            preconditionFailure("no ratio: \(numerator)/\(denominator)")
        }
        return ratio
    }
}

extension Scale {
    static func places(_ places: Int) -> Self {
        guard let scale = Self(places: places) else { preconditionFailure("no scale: \(places)") }
        return scale
    }
}

extension CertificateID {
    static func serb(_ number: CertificateNumber) -> Self {
        Self(security: "SERB", number: number)
    }

    static func com(_ number: CertificateNumber) -> Self { Self(security: "COM", number: number) }
}
