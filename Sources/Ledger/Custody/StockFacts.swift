/// The blank stock of one security, as far as the items at hand need to know it.
public struct StockFacts: Hashable, Sendable {
    /// The blanks whose numbers the items name.
    public var blanks: [CertificateNumber: BlankFacts]
    /// How many are free at the desk, counted no further than the items could need.
    public var free: [CertificatePaper: Int]

    public init(
        blanks: [CertificateNumber: BlankFacts] = [:], free: [CertificatePaper: Int] = [:]
    ) {
        self.blanks = blanks
        self.free = free
    }

    /// A blank that an item of the batch has taken is there for no later one.
    mutating func take(_ number: CertificateNumber?, paper: CertificatePaper) {
        if let number {
            guard blanks[number]?.standing == .atDesk else { return }
            blanks[number]?.standing = .used
        }
        free[paper, default: 0] -= 1
    }
}
