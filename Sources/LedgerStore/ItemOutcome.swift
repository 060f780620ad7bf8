import JSON
import Ledger

/// What became of an item, as the book will say it for ever.
public struct ItemOutcome: Hashable, Sendable {
    public enum Word: String, Sendable {
        case posted
        /// Would be posted; nothing was written.
        case approved
        case refused
        case held
    }

    /// A certificate that the item brought into being or registered.
    public struct Certificate: Hashable, Sendable {
        public let security: String
        /// Empty where it is only foreseen: a number is given with the posting.
        public let number: String
        public let account: String
        public let units: Int64
        /// Decimal places of a share of the security.
        public let scale: Int64
        /// The assignment it satisfies; none for a balance, an issue, a restored certificate.
        public let assignment: Int64?
    }

    public let key: String
    public let kind: String
    public let word: Word
    /// The book's own number of the item; none for a check.
    public var item: Int64?
    public var entry: Int64?
    public let findings: [JSONValue]
    public let positions: [JSONValue]
    public var certificates: [Certificate]
    /// The certificates that the item ended.
    public var ended: [String]
    /// Whether this is an earlier outcome told again, because the key came again.
    public var isReplay: Bool
    /// Whether it is routine, when it was received and when it is due; none but for transfers.
    public let classification: JSONValue?
}
