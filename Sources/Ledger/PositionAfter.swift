/// What an intermediary will hold for a person once an item is posted: the other leg of shares
/// drawn out of it, or put into it.
public struct PositionAfter: Hashable, Sendable {
    public let account: AccountID
    public let person: PersonID
    public let shares: ShareCount
    /// The statement that says so.
    public let source: String

    public init(account: AccountID, person: PersonID, shares: ShareCount, source: String) {
        self.account = account
        self.person = person
        self.shares = shares
        self.source = source
    }
}
