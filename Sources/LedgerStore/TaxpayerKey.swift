import Crypto
import Ledger

/// The key under which taxpayer numbers are looked up; it never reaches the database.
public struct TaxpayerKey: Sendable {
    private let key: SymmetricKey

    public static let byteCount = 32

    public init?(bytes: [UInt8]) {
        guard bytes.count == Self.byteCount else { return nil }
        key = SymmetricKey(data: bytes)
    }

    /// HMAC-SHA-256 of the issuer and the nine digits, so that two books cannot be joined on it.
    func hash(_ number: TaxpayerNumber, issuer: IssuerID) -> [UInt8] {
        number.withDigits { digits in
            let message = Array(issuer.text.utf8) + [0] + digits
            return Array(HMAC<SHA256>.authenticationCode(for: message, using: key))
        }
    }

    /// The same of the day of birth of the minor in one of an item's new registrations.
    func hash(born: CalendarDate, place: Int, issuer: IssuerID) -> [UInt8] {
        let message = Array(issuer.text.utf8) + [2] + Array("\(place) \(born)".utf8)
        return Array(HMAC<SHA256>.authenticationCode(for: message, using: key))
    }

    /// What this key makes of a constant: the book keeps it, and so knows the key again.
    func check(issuer: IssuerID) -> [UInt8] {
        let message = Array(issuer.text.utf8) + [1] + Array("taxpayer key".utf8)
        return Array(HMAC<SHA256>.authenticationCode(for: message, using: key))
    }

    /// Fresh key material from the system's generator.
    public static func generate() -> [UInt8] {
        SymmetricKey(size: .bits256).withUnsafeBytes { Array($0) }
    }
}

/// SHA-256 as lower-case hexadecimal digits.
func sha256(_ text: String) -> String {
    hexadecimal(Array(SHA256.hash(data: Array(text.utf8))))
}

func hexadecimal(_ bytes: [UInt8]) -> String {
    bytes.map { byte in
        let digits = String(byte, radix: 16)
        return byte < 16 ? "0" + digits : digits
    }.joined()
}
