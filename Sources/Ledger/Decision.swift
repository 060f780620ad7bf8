/// An officer's decision that a hold shall not keep an item from being posted.
public struct Decision: Hashable, Sendable {
    public let number: Int64
    public let officer: String
    public let codes: Set<String>

    public init(number: Int64, officer: String, codes: Set<String>) {
        self.number = number
        self.officer = officer
        self.codes = codes
    }
}
