/// The numbers of one lot of blanks, all printed with the same prefix, width and suffix.
public struct SerialRange: Hashable, Sendable {
    public let prefix: String
    public let suffix: String
    public let width: Int
    public let first: Int64
    public let last: Int64

    /// More than any printer delivers at once.
    public static let most: Int64 = 100_000

    /// Why two numbers are not the ends of one lot.
    public enum Problem: Error, Hashable, Sendable, CustomStringConvertible {
        case noDigits
        case otherForm
        case otherWidth
        case backwards
        case tooMany

        public var description: String {
            switch self {
            case .noDigits: "the number has no digits to count by"
            case .otherForm: "the first and the last number differ in prefix or suffix"
            case .otherWidth: "the first and the last number are not of one width"
            case .backwards: "the last number comes before the first"
            case .tooMany: "the range has more than \(SerialRange.most) numbers"
            }
        }
    }

    public init(
        from first: CertificateNumber, through last: CertificateNumber
    ) throws(Problem) {
        guard let start = Self.parts(first.text), let end = Self.parts(last.text),
            let from = Int64(start.digits), let through = Int64(end.digits)
        else { throw .noDigits }
        guard (start.prefix, start.suffix) == (end.prefix, end.suffix) else { throw .otherForm }
        guard start.digits.count == end.digits.count else { throw .otherWidth }
        guard from <= through else { throw .backwards }
        guard through - from < Self.most else { throw .tooMany }
        prefix = start.prefix
        suffix = start.suffix
        width = start.digits.count
        self.first = from
        self.last = through
    }

    public var count: Int { Int(last - first + 1) }

    public var numbers: [CertificateNumber] { (first...last).map(number) }

    private func number(_ serial: Int64) -> CertificateNumber {
        let digits = String(serial)
        let zeros = String(repeating: "0", count: max(0, width - digits.count))
        return CertificateNumber(unchecked: prefix + zeros + digits + suffix)
    }

    /// The last run of digits is what counts; what stands before and behind it does not.
    private static func parts(
        _ text: String
    ) -> (prefix: String, digits: String, suffix: String)? {
        guard let end = text.lastIndex(where: isDigit) else { return nil }
        var start = end
        while start > text.startIndex, isDigit(text[text.index(before: start)]) {
            start = text.index(before: start)
        }
        let digits = String(text[start...end])
        guard digits.count <= 18 else { return nil }
        return (String(text[..<start]), digits, String(text[text.index(after: end)...]))
    }

    private static func isDigit(_ character: Character) -> Bool {
        ("0"..."9").contains(character)
    }
}
