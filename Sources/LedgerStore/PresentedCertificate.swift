import Ledger

/// A certificate that is presented: its face, and how it stands in the book.
public struct PresentedCertificate: Sendable {
    public let facts: CertificateFacts
    public let inscription: Inscription
    public let form: OwnershipForm
    public let scale: Scale
    public let dated: CalendarDate?

    /// What the grammar makes of the face under the form of the account.
    public var reading: RegistrationReading { RegistrationName.read(inscription, as: form) }
}
