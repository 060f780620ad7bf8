/// An account that a person owns in fact, with what it held on the day.
public struct AuditAccount: Hashable, Sendable {
    public let account: AccountID
    public let inscription: String
    /// The person's part of it; none where the person is counted for the whole.
    public let part: Fraction?
    public let held: [SecurityID: Int128]

    public init(
        account: AccountID, inscription: String, part: Fraction?, held: [SecurityID: Int128]
    ) {
        self.account = account
        self.inscription = inscription
        self.part = part
        self.held = held
    }
}
