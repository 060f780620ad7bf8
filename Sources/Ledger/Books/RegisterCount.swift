/// The sum of the master securityholder file beside the control book, for one security.
public struct RegisterCount: Hashable, Sendable {
    /// The shares of all the accounts.
    public let accounts: Int64
    /// Debits and credits that wait in the subsidiary file; a debit is below zero.
    public let subsidiary: Int64
    /// What the control book says is issued and outstanding.
    public let controlBook: Int64
    /// What the open differences of the register explain already.
    public let explained: Int64

    public init(accounts: Int64, subsidiary: Int64, controlBook: Int64, explained: Int64) {
        self.accounts = accounts
        self.subsidiary = subsidiary
        self.controlBook = controlBook
        self.explained = explained
    }

    /// By how many units the register is more than the control book; below zero, less.
    public var difference: Int64 { accounts + subsidiary - controlBook }

    /// What is to be opened: the part that no open difference explains, or nothing.
    ///
    /// A difference that has become smaller opens nothing: the older one still covers it, with its
    /// age, until a person resolves it.
    public var unexplained: Int64 {
        let isCovered =
            difference == 0
            || (difference.signum() == explained.signum()
                && difference.magnitude <= explained.magnitude)
        return isCovered ? 0 : difference - explained
    }

    /// Whether a difference of so many units can be resolved, the others open explaining the rest.
    public func canResolve(_ units: Int64) -> Bool {
        Self(
            accounts: accounts, subsidiary: subsidiary, controlBook: controlBook,
            explained: explained - units
        ).unexplained == 0
    }
}
