import Ledger

/// What an officer decides of a held item, why, and on which paper.
public struct DecisionRequest: Hashable, Sendable {
    public enum Ruling: String, CaseIterable, Sendable {
        /// The hold is no bar.
        case allow
        /// The item is refused, and its key answers so for ever.
        case refuse
        /// It is looked at again on a day.
        case wait
    }

    public let item: Int64
    public let ruling: Ruling
    /// The holds that are decided; all of them where none is named.
    public let codes: [String]
    public let reason: String
    public let paper: String?
    public let nextOn: CalendarDate?

    public init(
        item: Int64, ruling: Ruling, codes: [String], reason: String, paper: String?,
        nextOn: CalendarDate?
    ) {
        self.item = item
        self.ruling = ruling
        self.codes = codes
        self.reason = reason
        self.paper = paper
        self.nextOn = nextOn
    }
}
