/// A taxpayer identifying number, which no description, log or error can print.
public struct TaxpayerNumber: Hashable, Sendable {
    private let digits: [UInt8]

    /// Accepts nine digits, bare or written as `ddd-dd-dddd` or `dd-ddddddd`.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        let hyphens = bytes.indices.filter { bytes[$0] == UInt8(ascii: "-") }
        let digits = bytes.filter { (48...57).contains($0) }
        guard digits.count == 9, digits.count + hyphens.count == bytes.count,
            hyphens.isEmpty || hyphens == [3, 6] || hyphens == [2],
            digits.contains(where: { $0 != digits[0] })
        else { return nil }
        self.digits = digits
    }

    public var lastFour: String { String(decoding: digits.suffix(4), as: UTF8.self) }

    /// The nine digits, for a keyed hash; the closure is the only place that sees them.
    public func withDigits<Result>(_ body: ([UInt8]) -> Result) -> Result { body(digits) }

    /// The form that may be shown: the last four digits only.
    public static func masked(lastFour: String) -> String { "***-**-\(lastFour)" }
}

extension TaxpayerNumber: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String { Self.masked(lastFour: lastFour) }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: []) }
}
