import Ledger

/// New certificates that left, or were laid ready to be called for.
public struct DispatchRequest: Sendable {
    public let items: [Int64]
    /// Nil for all that the items registered and that has not left yet.
    public let certificates: [CertificateNumber]?
    public let method: String
    /// Nil for the registered holders themselves, at their addresses on the register.
    public let addressee: String?
    public let address: String?
    /// Nil for now.
    public let at: String?

    public init(
        items: [Int64], certificates: [CertificateNumber]? = nil, method: String,
        addressee: String? = nil, address: String? = nil, at: String? = nil
    ) {
        self.items = items
        self.certificates = certificates
        self.method = method
        self.addressee = addressee
        self.address = address
        self.at = at
    }
}
