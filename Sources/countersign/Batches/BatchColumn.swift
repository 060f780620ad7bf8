import CSV

/// The columns of a batch file, in the order in which the documentation lists them.
enum BatchColumn: String, CaseIterable {
    case key, item, security, certificate, face, from, to, shares
    case newInscription = "new_inscription"
    case newForm = "new_form"
    case newStreet = "new_street"
    case newCity = "new_city"
    case newState = "new_state"
    case newZip = "new_zip"
    case newCountry = "new_country"
    case newTin = "new_tin"
    case newTinAbsent = "new_tin_absent"
    case signature, program, prefix, serial, institution
    case valueCovered = "value_covered"
    case guaranteeDate = "guarantee_date"
    case price
    case priceSource = "price_source"
    case priceDate = "price_date"
    case paper
    case receivedAt = "received_at"
    case effectiveOn = "effective_on"
    case presentor, ticket

    /// Without these there is no assignment. A cell may still be blank.
    private static let required: Set<Self> = [.security, .certificate, .shares]

    static let known = allCases.map {
        CSVColumn($0.rawValue, isRequired: required.contains($0))
    }

    /// The fields of a registration, by the columns that have them.
    static let registration: [(column: Self, field: String)] = [
        (.newInscription, "inscription"), (.newForm, "form"), (.newStreet, "street"),
        (.newCity, "city"), (.newState, "state"), (.newZip, "zip"), (.newCountry, "country"),
        (.newTin, "tin"), (.newTinAbsent, "tin_absent"),
    ]

    /// The fields that an item has once, whatever the number of its lines.
    static let single: [(column: Self, field: String)] = [
        (.key, "key"), (.security, "security"), (.from, "from"), (.price, "price"),
        (.priceSource, "price_source"), (.priceDate, "price_date"),
        (.receivedAt, "received_at"), (.effectiveOn, "effective_on"), (.presentor, "presentor"),
        (.ticket, "ticket"),
    ]

    /// The columns of which an item has one, each with a list in it.
    static let stamps: [Self] = [
        .program, .prefix, .serial, .institution, .valueCovered, .guaranteeDate,
    ]
}
