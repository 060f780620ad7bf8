/// How old the papers of a fiduciary or an officer may be, under one governing law.
public struct PaperAges: Hashable, Sendable {
    public let courtCertificate: PaperAge
    public let resolution: PaperAge

    public init(courtCertificate: PaperAge, resolution: PaperAge) {
        self.courtCertificate = courtCertificate
        self.resolution = resolution
    }

    /// Maryland Commercial Law 8-402: within 60 days before presentation.
    public static let maryland = Self(courtCertificate: .days(60), resolution: .days(180))
    /// New York UCC 8-402: within 6 months before presentation.
    public static let newYork = Self(courtCertificate: .months(6), resolution: .days(180))

    func limit(of kind: PaperKind) -> PaperAge? {
        switch kind {
        case .courtCertificate: courtCertificate
        case .corporateResolution: resolution
        default: nil
        }
    }
}
