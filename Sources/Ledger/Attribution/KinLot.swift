/// Shares that the same persons own together: what attribution counts, and counts once.
public struct KinLot: Hashable, Sendable {
    /// Where the shares stand.
    public enum ID: Hashable, Sendable {
        case account(AccountID)
        /// What a person reports to hold elsewhere.
        case outside(PersonID)
        /// What an intermediary discloses that it holds for a person.
        case disclosed(AccountID, PersonID)
    }

    public let id: ID
    public let claims: [Claim]
    public let units: [SecurityID: Int128]

    public init(id: ID, claims: [Claim], units: [SecurityID: Int128]) {
        self.id = id
        self.claims = claims
        self.units = units
    }
}

extension KinLot.ID: Comparable, CustomStringConvertible {
    private var key: (Int, String, String) {
        switch self {
        case .account(let account): (0, account.text, "")
        case .outside(let person): (1, person.text, "")
        case .disclosed(let account, let person): (2, account.text, person.text)
        }
    }

    public static func < (lhs: Self, rhs: Self) -> Bool { lhs.key < rhs.key }

    public var description: String {
        switch self {
        case .account(let account): "account \(account)"
        case .outside(let person): "what \(person) holds elsewhere"
        case .disclosed(let account, let person): "what \(account) holds for \(person)"
        }
    }
}
