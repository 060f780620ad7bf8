import Ledger

/// The form that the certificates of a security are to have from a day on.
public struct FormRequest: Hashable, Sendable {
    public let security: SecurityID
    public let form: CertificateForm
    /// Recorded although it has defects, and never printed from.
    public let isDraft: Bool
    public let from: CalendarDate?
    public let authority: String

    public init(
        security: SecurityID, form: CertificateForm, isDraft: Bool, from: CalendarDate?,
        authority: String
    ) {
        self.security = security
        self.form = form
        self.isDraft = isDraft
        self.from = from
        self.authority = authority
    }
}
