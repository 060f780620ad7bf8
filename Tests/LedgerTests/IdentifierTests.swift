import Ledger
import Testing

struct IdentifierTests {
    @Test(arguments: ["B-0007", "COM", "8", "a/b:c_d.e", String(repeating: "N", count: 32)])
    func `a name is kept as it was given`(text: String) {
        #expect(CertificateNumber(text)?.description == text)
        #expect(IssuerID(text)?.text == text)
    }

    @Test(arguments: [
        "", "-1", ".5", " B", "B ", "B 7", "B\n", "B\0", "É", "B\u{301}", "B'7", "B;7", "B%7",
        "B,7", "Ｂ7", String(repeating: "N", count: 33),
    ])
    func `a name is short printable ASCII without spaces`(text: String) {
        #expect(CertificateNumber(text) == nil)
        #expect(AccountID(text) == nil)
        #expect(SecurityID(text) == nil)
        #expect(PersonID(text) == nil)
    }

    @Test func `names differ by case and are ordered by their bytes`() {
        #expect(AccountID("Doe") != AccountID("DOE"))
        #expect((["b", "B", "a-1", "a"] as [AccountID]).sorted() == ["B", "a", "a-1", "b"])
    }

    @Test func `a certificate is known by its security and its number`() {
        let common = CertificateID.com("S-1")
        #expect(common != .b("S-1"))
        #expect(common.description == "COM S-1")
        let ordered: [CertificateID] = [.b("S-1"), .b("S-2"), .com("S-1")]
        #expect([common, .b("S-2"), .b("S-1")].sorted() == ordered)
    }
}
