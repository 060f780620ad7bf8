import JSON
import Ledger

/// The detail of a certificate that an earlier agent cancelled: kept, and its number never reused.
public struct CancelledDetail: Sendable {
    public let line: Int
    public let id: CertificateID
    public let shares: ShareCount
    /// The account as the earlier agent named it.
    public let account: String?
    public let inscription: Inscription
    public let address: MailingAddress
    public let issuedOn: CalendarDate
    public let cancelledOn: CalendarDate

    public init(
        line: Int, id: CertificateID, shares: ShareCount, account: String?,
        inscription: Inscription, address: MailingAddress, issuedOn: CalendarDate,
        cancelledOn: CalendarDate
    ) {
        self.line = line
        self.id = id
        self.shares = shares
        self.account = account
        self.inscription = inscription
        self.address = address
        self.issuedOn = issuedOn
        self.cancelledOn = cancelledOn
    }

    var json: JSONValue {
        [
            "security": .string(id.security.text), "number": .string(id.number.text),
            "units": .integer(shares.units), "account": .optional(account),
            "inscription": .string(inscription.verbatim), "street": .optional(address.street),
            "city": .optional(address.city), "state": .optional(address.state),
            "postal_code": .optional(address.postalCode), "country": .string(address.country),
            "issued_on": .string(issuedOn.description),
            "cancelled_on": .string(cancelledOn.description),
        ]
    }
}
