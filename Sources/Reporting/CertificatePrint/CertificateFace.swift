import Ledger

/// All that stands on one certificate: the form's words and the book's facts, and nothing else.
///
/// Two equal faces are printed as the same bytes.
public struct CertificateFace: Hashable, Sendable {
    /// Where the certificate stands, as far as its print must say so.
    public enum Standing: Hashable, Sendable {
        /// Inscribed, or also countersigned: it carries no shares yet.
        case unregistered
        case outstanding
        case ended(cause: String, on: CalendarDate?)
    }

    public var form: CertificateForm
    public var number: String
    public var inscription: String
    public var shares: ShareCount
    public var scale: Scale
    public var isTemporary: Bool
    /// The date that it bears, once it is registered.
    public var date: CalendarDate?
    /// Who signed for the transfer agent, and for the registrar.
    public var countersigner: String?
    public var registrar: String?
    /// The restriction as this very certificate bears it; none where its paper bears none.
    public var legend: String?
    public var standing: Standing
    /// Whether a blank from the stock was used for this very entry; otherwise it is a specimen.
    public var isDrawnFromStock: Bool

    public init(
        form: CertificateForm, number: String, inscription: String, shares: ShareCount,
        scale: Scale, isTemporary: Bool, date: CalendarDate?, countersigner: String?,
        registrar: String?, legend: String?, standing: Standing, isDrawnFromStock: Bool
    ) {
        self.form = form
        self.number = number
        self.inscription = inscription
        self.shares = shares
        self.scale = scale
        self.isTemporary = isTemporary
        self.date = date
        self.countersigner = countersigner
        self.registrar = registrar
        self.legend = legend
        self.standing = standing
        self.isDrawnFromStock = isDrawnFromStock
    }
}
