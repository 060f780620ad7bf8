import Ledger

// Counts and names are written as literals in tests, and only in tests: a bad one is our mistake.

extension ShareCount: ExpressibleByIntegerLiteral {
    public init(integerLiteral value: Int64) {
        guard let count = Self(units: value) else { preconditionFailure("\(value) shares") }
        self = count
    }
}

extension BookIdentifier {
    fileprivate static func named(_ text: String) -> Self {
        guard let identifier = Self(text) else { preconditionFailure("no name: \(text)") }
        return identifier
    }
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

extension CertificateID {
    static func b(_ number: CertificateNumber) -> Self { Self(security: "B", number: number) }
    static func com(_ number: CertificateNumber) -> Self { Self(security: "COM", number: number) }
}

extension Inscription: ExpressibleByStringLiteral {
    public init(stringLiteral value: String) {
        guard let inscription = Self(value) else { preconditionFailure("no face: \(value)") }
        self = inscription
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

extension StopFacts: ExpressibleByStringLiteral {
    /// A stop of this kind, placed at the beginning of the month.
    public init(stringLiteral value: String) {
        guard let kind = StopKind(rawValue: value) else { preconditionFailure("no stop: \(value)") }
        self.init(number: 7, kind: kind, placedOn: "2026-11-02")
    }
}

extension Endorsement: ExpressibleByStringLiteral {
    public init(stringLiteral value: String) { self.init(name: value) }
}
