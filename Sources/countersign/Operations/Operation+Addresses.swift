import JSON
import Ledger
import LedgerStore

/// Where the holders of record are.
extension Operation {
    static let accountAddress = Operation(
        name: "account.address",
        summary: "Changes an account's address on the holder's instruction; the old one is kept.",
        fields: [
            .required("account", .name, "The account."),
            .required("street", .text(200), "Street and number, or post office box."),
            .required("city", .text(100), "City."),
            .optional("state", .text(40), "State; needed in the United States."),
            .optional("zip", .text(20), "ZIP code; needed in the United States."),
            .optional(
                "country", .choice(Countries.codes), "Two letters, ISO 3166; US when not given."),
            .required("paper", .text(400), "The holder's instruction, and where it is kept."),
            .optional("from", .date, "From which day; today when not given."),
        ],
        outcomes: ["done"],
        example: [
            "account": "A-ROE", "street": "9 Sample Street", "city": "Springfield", "state": "MA",
            "zip": "01101", "paper": "signed instruction, specimen",
        ]
    ) { fields, issuer, store in
        let change = LedgerStore.AddressChange(
            address: try fields.wholeAddress(), paper: try fields.needText("paper"),
            effectiveOn: fields.date("from"))
        return Answer(
            .done,
            try store.changeAddress(
                of: try fields.needName("account"), to: change, issuer: issuer))
    }
}

extension Fields {
    /// An address to which mail can be sent.
    func wholeAddress() throws -> MailingAddress {
        let address = MailingAddress(
            street: text("street"), city: text("city"), state: text("state"),
            postalCode: text("zip"), country: text("country") ?? "US")
        if let zip = text("zip"), address.country == "US", !MailingAddress.isZIPCode(zip) {
            throw InputError(
                field: "zip", problem: "not a ZIP code", accepted: "01101 or 01101-2345")
        }
        let missing = address.missingParts
        guard missing.isEmpty else {
            throw InputError(
                field: "street", problem: "the address lacks \(missing.joined(separator: ", "))",
                accepted: "street, city, state and ZIP code; abroad, street and city")
        }
        return address
    }
}
