import Ledger

/// One of the long books of record, read from end to end in one snapshot.
public struct BookList: Hashable, Sendable {
    public enum Kind: String, CaseIterable, Sendable {
        /// 17 CFR 240.17Ad-9(b): every certificate outstanding, by account.
        case masterFile
        /// 17 CFR 240.17Ad-6(a)(10): every debit and credit as posted.
        case journal
        /// Who held how much at the close of a day.
        case holders
        /// MGCL 2-209: names, addresses, shares of each class.
        case stockLedger
        /// 17 CFR 240.17Ad-9(c): debits and credits not yet posted, and those that were.
        case subsidiaryFile
    }

    public let kind: Kind
    public let security: SecurityID?
    /// The day at whose close it stands; today when nobody says.
    public let day: CalendarDate?
    /// Of the journal: the first and the last day of posting.
    public let from: CalendarDate?
    public let to: CalendarDate?

    public init(
        _ kind: Kind, security: SecurityID? = nil, day: CalendarDate? = nil,
        from: CalendarDate? = nil, to: CalendarDate? = nil
    ) {
        self.kind = kind
        self.security = security
        self.day = day
        self.from = from
        self.to = to
    }

    /// The names of the values of a row, in their order.
    public var columns: [String] {
        let address = ["street", "city", "state", "zip", "country"]
        return switch kind {
        case .masterFile:
            ["security", "account", "inscription"] + address
                + ["certificate", "shares", "scale", "issued_on", "paper"]
        case .journal:
            [
                "entry", "line", "posted_at", "effective_on", "kind", "item", "security",
                "account", "inscription", "certificate", "debit", "credit", "scale", "reverses",
                "actor",
            ]
        case .holders:
            ["security", "account", "inscription", "form"] + address + ["shares", "scale"]
        case .stockLedger:
            ["account", "name"] + address + ["security", "class", "shares", "scale"]
        case .subsidiaryFile:
            [
                "line", "security", "certificate", "account", "inscription", "units", "scale",
                "transferred_on", "entry", "difference", "posted_in", "posted_at",
            ]
        }
    }
}
