import JSON
import Ledger

/// A certificate as the book has it, with the form that it is to be printed on.
public struct PrintableCertificate: Sendable {
    /// The certificate's own document, as `certificate show` gives it.
    public let document: JSONObject
    /// The form in force on the certificate's day, else today; none where there is none.
    public let form: CertificateForm?
    public let formVersion: Int64?
    /// What stands against the use of the form.
    public let defects: [FormDefect]
    /// The wording of the restriction that the certificate bears, as far as anybody has looked;
    /// for one that nobody has looked at, the form's own.
    public let legend: String?
    /// Whether a blank of the stock was drawn for this very certificate.
    public let isDrawnFromStock: Bool
}
