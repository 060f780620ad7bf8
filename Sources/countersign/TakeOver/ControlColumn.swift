import CSV

/// The columns of a predecessor's control book: a line for each class.
enum ControlColumn: String, CaseIterable {
    case security, issued, authorised, certificates

    private static let required: Set<Self> = [.security, .issued]

    static let known = allCases.map {
        CSVColumn($0.rawValue, isRequired: required.contains($0))
    }
}
