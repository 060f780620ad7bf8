/// Whose shares an event takes, and how many of them.
public enum EventSelection: Hashable, Sendable {
    /// Everything on the register.
    case all
    /// So many of the class, from each holder his part of them.
    case proRata(ShareCount)
    /// So many of the class, of certificates as they are drawn; the seed proves the draw again.
    case byLot(ShareCount, seed: String)
    /// What its holders tender, whole certificates or a part of each.
    case tendered([Tender])

    /// A certificate that its holder gives up, and how much of it.
    public struct Tender: Hashable, Sendable {
        public let certificate: CertificateNumber
        /// The whole of it when nothing is said.
        public let shares: ShareCount?

        public init(_ certificate: CertificateNumber, shares: ShareCount? = nil) {
            self.certificate = certificate
            self.shares = shares
        }
    }

    /// Whether holders take part by their own choice, so that what they gain is an acquisition.
    public var isVoluntary: Bool {
        if case .tendered = self { true } else { false }
    }

    /// Whether everybody's part of the class is taken alike, so that nobody gains on another.
    public var isEven: Bool {
        switch self {
        case .all, .proRata: true
        case .byLot, .tendered: false
        }
    }

    public var word: String {
        switch self {
        case .all: "all"
        case .proRata: "pro_rata"
        case .byLot: "by_lot"
        case .tendered: "tendered"
        }
    }
}
