import CSV

/// The columns of a predecessor's stop list.
enum StopColumn: String, CaseIterable {
    case security, certificate, kind, reason
    case demandedBy = "demanded_by"
    case address
    case receivedOn = "received_on"

    private static let required: Set<Self> = [.security, .certificate, .kind, .reason]

    static let known = allCases.map {
        CSVColumn($0.rawValue, isRequired: required.contains($0))
    }
}
