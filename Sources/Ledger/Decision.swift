/// An officer's decision that a hold shall not keep an item from being posted.
public struct Decision: Hashable, Sendable {
    public let number: Int64
    public let officer: String
    public let codes: Set<String>
    /// The sentences that were decided on; a hold for other figures, or for somebody else, needs a
    /// decision of its own. None where any will do.
    public let sentences: Set<String>?

    public init(
        number: Int64, officer: String, codes: Set<String>, sentences: Set<String>? = nil
    ) {
        self.number = number
        self.officer = officer
        self.codes = codes
        self.sentences = sentences
    }

    func covers(_ finding: Finding) -> Bool {
        codes.contains(finding.code.rawValue)
            && (sentences?.contains(finding.message) ?? true)
    }
}
