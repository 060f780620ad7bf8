/// A posting by which an account holds other than at the end of an earlier day.
public struct LaterChange: Hashable, Sendable {
    public let entry: Int64
    /// The kind of the entry, as the journal has it.
    public let kind: String
    public let day: CalendarDate
    public let account: AccountID

    public init(entry: Int64, kind: String, day: CalendarDate, account: AccountID) {
        self.entry = entry
        self.kind = kind
        self.day = day
        self.account = account
    }
}
