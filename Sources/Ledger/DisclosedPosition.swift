/// What an intermediary discloses that it holds for a person.
public struct DisclosedPosition: Hashable, Sendable {
    public let account: AccountID
    public let person: PersonID
    public let security: SecurityID
    public let units: Int128

    public init(account: AccountID, person: PersonID, security: SecurityID, units: Int128) {
        self.account = account
        self.person = person
        self.security = security
        self.units = units
    }
}
