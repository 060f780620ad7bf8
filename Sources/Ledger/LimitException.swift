/// A holder whom the board has excepted from the plain limit, with a limit of the holder's own.
public struct LimitException: Hashable, Sendable {
    public let person: PersonID
    public let scope: OwnershipLimit.Scope
    public let ratio: Ratio
    /// The board's paper.
    public let authority: String
    /// The last day on which it holds; none while no end is set.
    public let until: CalendarDate?

    public init(
        person: PersonID, scope: OwnershipLimit.Scope, ratio: Ratio, authority: String,
        until: CalendarDate? = nil
    ) {
        self.person = person
        self.scope = scope
        self.ratio = ratio
        self.authority = authority
        self.until = until
    }
}

extension OwnershipLimit {
    /// The limit as it holds for one person: the board's own percentage takes the place of the
    /// charter's, for the scope that it was granted for.
    func excepting(_ exceptions: [LimitException]) -> (limit: Self, isExcepted: Bool) {
        guard let exception = exceptions.first(where: { $0.scope == scope }) else {
            return (self, false)
        }
        let limit = Self(
            ratio: exception.ratio, basis: basis, scope: scope, authority: exception.authority)
        return (limit, true)
    }
}
