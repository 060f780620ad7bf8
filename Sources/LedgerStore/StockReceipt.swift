import Ledger

/// Blanks as they come from the printer, with the papers that came with them.
public struct StockReceipt: Hashable, Sendable {
    public let security: SecurityID
    public let range: SerialRange
    public let paper: CertificatePaper
    public let supplier: String
    public let document: String
    public let witness: String

    public init(
        security: SecurityID, range: SerialRange, paper: CertificatePaper, supplier: String,
        document: String, witness: String
    ) {
        self.security = security
        self.range = range
        self.paper = paper
        self.supplier = supplier
        self.document = document
        self.witness = witness
    }
}
