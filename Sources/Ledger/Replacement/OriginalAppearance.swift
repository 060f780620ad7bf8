/// An original that came back, and what was found of whoever brought it.
public struct OriginalAppearance: Hashable, Sendable {
    /// Who brings it, and what the officer finds of the person.
    public enum Standing: String, CaseIterable, Sendable {
        /// The registered owner surrenders it.
        case owner
        /// A third party whose right is not yet decided on.
        case open
        /// A protected purchaser: value, no notice of an adverse claim, control (UCC 8-303).
        case found
        case denied
    }

    public let certificate: CertificateNumber
    public let presentor: String
    public let on: CalendarDate
    public let standing: Standing
    public let reason: String
    /// The issuer's written authority to change the control book for it.
    public let authority: WrittenAuthority?

    public init(
        certificate: CertificateNumber, presentor: String, on: CalendarDate, standing: Standing,
        reason: String, authority: WrittenAuthority? = nil
    ) {
        self.certificate = certificate
        self.presentor = presentor
        self.on = on
        self.standing = standing
        self.reason = reason
        self.authority = authority
    }
}
