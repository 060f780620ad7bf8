/// A name that the book gives to a thing: short, printable ASCII, no spaces.
///
/// Names are keys in the book for ever, so they are kept as they were given, and compared exactly.
public protocol BookIdentifier: Hashable, Comparable, Sendable, CustomStringConvertible {
    var text: String { get }
    init(unchecked text: String)
}

extension BookIdentifier {
    public static var maximumLength: Int { 32 }

    /// Letters, digits and `-`, `_`, `.`, `/`, `:`, beginning with a letter or a digit.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard let first = bytes.first, bytes.count <= Self.maximumLength,
            Self.isAlphanumeric(first),
            bytes.allSatisfy({ Self.isAlphanumeric($0) || Self.punctuation.contains($0) })
        else { return nil }
        self.init(unchecked: text)
    }

    public var description: String { text }

    public static func < (lhs: Self, rhs: Self) -> Bool {
        lhs.text.utf8.lexicographicallyPrecedes(rhs.text.utf8)
    }

    private static var punctuation: [UInt8] { Array("-_./:".utf8) }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
    }
}

public struct IssuerID: BookIdentifier {
    public let text: String
    public init(unchecked text: String) { self.text = text }
}

public struct SecurityID: BookIdentifier {
    public let text: String
    public init(unchecked text: String) { self.text = text }
}

public struct AccountID: BookIdentifier {
    public let text: String
    public init(unchecked text: String) { self.text = text }
}

public struct PersonID: BookIdentifier {
    public let text: String
    public init(unchecked text: String) { self.text = text }
}

/// A certificate's number with its prefix and suffix, as printed: `B-0007`.
public struct CertificateNumber: BookIdentifier {
    public let text: String
    public init(unchecked text: String) { self.text = text }
}

/// A certificate is known by its security and its number: numbers are unique within a security.
public struct CertificateID: Hashable, Comparable, Sendable, CustomStringConvertible {
    public let security: SecurityID
    public let number: CertificateNumber

    public init(security: SecurityID, number: CertificateNumber) {
        self.security = security
        self.number = number
    }

    public static func < (lhs: Self, rhs: Self) -> Bool {
        lhs.security == rhs.security ? lhs.number < rhs.number : lhs.security < rhs.security
    }

    public var description: String { "\(security) \(number)" }
}
