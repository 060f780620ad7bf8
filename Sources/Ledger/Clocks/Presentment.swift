/// One thing that arrived, as far as it matters for counting items (17 CFR 240.17Ad-1).
public enum Presentment: Hashable, Sendable {
    /// A certificate for transfer, under the presentor's ticket if there is one.
    case certificate(ticket: String?, presentor: String, security: SecurityID)
    /// An instruction where the agent holds the securities.
    case instruction
    /// A line of a depository's shipment list.
    case shipmentLine
    /// A certificate to be countersigned by an agent that is registrar only.
    case registrarCertificate

    /// How many items were presented together.
    ///
    /// Certificates of one security are one item under one ticket of a presentor or, without a
    /// ticket, as the presentor's; everything else is an item by itself.
    public static func itemCount(_ presented: some Sequence<Self>) -> Int {
        var count = 0
        var groups: Set<Self> = []
        for presentment in presented {
            switch presentment {
            case .certificate(let ticket, let presentor, let security):
                let name = ticket?.isEmpty == true ? nil : ticket
                groups.insert(
                    .certificate(ticket: name, presentor: presentor, security: security))
            case .instruction, .shipmentLine, .registrarCertificate:
                count += 1
            }
        }
        return count + groups.count
    }
}
