/// A limit on ownership as the charter has it on a given day.
public struct OwnershipLimit: Hashable, Sendable {
    /// What is counted: shares, their value, or whichever of the two is the stricter.
    public enum Basis: String, CaseIterable, Sendable {
        case number = "NUMBER"
        case value = "VALUE"
        case moreRestrictive = "MORE_RESTRICTIVE"
    }

    /// Which stock is counted: all of the corporation's equity stock, or one class alone.
    public enum Scope: Hashable, Sendable {
        case allEquity
        case security(SecurityID)
    }

    public let ratio: Ratio
    public let basis: Basis
    public let scope: Scope
    /// The clause that makes the limit, for the finding that rests on it.
    public let authority: String

    public init(ratio: Ratio, basis: Basis, scope: Scope, authority: String) {
        self.ratio = ratio
        self.basis = basis
        self.scope = scope
        self.authority = authority
    }

    /// Whether the shares of `security` count towards the limit.
    func counts(_ security: SecurityID, in book: BookFacts) -> Bool {
        switch scope {
        case .allEquity: book.securities[security]?.isEquity == true
        case .security(let id): id == security
        }
    }
}
