/// How many own the stock, and how many are registered, on the day and on the day before it.
public struct HolderCount: Hashable, Sendable {
    /// Persons who own in fact, without attribution.
    public let persons: Int
    /// Accounts that hold anything: the holders of record of the demand letters.
    public let accounts: Int
    /// The same persons on the day that the audit compares with; none before the book began.
    public let personsBefore: Int?

    public init(persons: Int, accounts: Int, personsBefore: Int?) {
        self.persons = persons
        self.accounts = accounts
        self.personsBefore = personsBefore
    }

    /// From which part of the stock on a holder of record is sent a demand letter
    /// (26 CFR 1.857-8(d)); on a day like this one.
    public var demandRatio: Ratio {
        if accounts >= 2_000 { return Ratio(unchecked: 5, 100) }
        return accounts > 200 ? Ratio(unchecked: 1, 100) : Ratio(unchecked: 5, 1_000)
    }
}
