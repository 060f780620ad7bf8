/// A printed blank as the book has it.
public struct BlankFacts: Hashable, Sendable {
    public let paper: CertificatePaper
    public var standing: BlankStanding

    public init(paper: CertificatePaper, standing: BlankStanding) {
        self.paper = paper
        self.standing = standing
    }
}
