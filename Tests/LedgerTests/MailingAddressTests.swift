import Ledger
import Testing

struct MailingAddressTests {
    @Test(arguments: ["01101", "01101-2345", "00000"])
    func `a ZIP code has five digits, or nine with a hyphen`(text: String) {
        #expect(MailingAddress.isZIPCode(text))
    }

    @Test(arguments: ["", "1101", "011012345", "01101-234", "01101 2345", "0110a", "０1101"])
    func `what is no ZIP code is refused`(text: String) {
        #expect(!MailingAddress.isZIPCode(text))
    }

    @Test(arguments: ["US", "us", "Us"])
    func `an address in the United States has five parts, and each is asked for`(country: String) {
        let address = MailingAddress(
            street: " ", city: nil, state: "", postalCode: "8750", country: country)
        #expect(address.missingParts == ["street", "city", "state", "ZIP code"])
        #expect(MailingAddress.complete.missingParts == [])
    }

    @Test func `an address abroad has no state and no ZIP code`() {
        let abroad = MailingAddress(
            street: "Bahnhofstr 1", city: "Zürich", state: nil, postalCode: "8001", country: "CH")
        #expect(abroad.missingParts == [])
        let nowhere = MailingAddress(
            street: nil, city: nil, state: nil, postalCode: nil, country: "CH")
        #expect(nowhere.missingParts == ["street", "city"])
    }
}
