import CSV

/// The columns of a predecessor's certificate detail: the minimal row of 17 CFR 240.17Ad-9(a).
enum TakeOverColumn: String, CaseIterable {
    case security, certificate, shares, account, registration, form, street, city, state
    case postalCode = "postal_code"
    case country
    case issueDate = "issue_date"
    case cancellationDate = "cancellation_date"
    case taxpayerNumber = "taxpayer_number"
    case person

    private static let required: Set<Self> = [
        .security, .certificate, .shares, .registration, .issueDate,
    ]

    static let known = allCases.map {
        CSVColumn($0.rawValue, isRequired: required.contains($0))
    }
}
