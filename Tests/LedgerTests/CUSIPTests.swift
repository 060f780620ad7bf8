import Ledger
import Testing

struct CUSIPTests {
    @Test(arguments: ["885218107", "885218206", "885218305", "885218404", "885218AB3"])
    func `R21: a number whose check digit agrees is a CUSIP number`(text: String) throws {
        #expect(try CUSIP(text).description == text)
    }

    @Test func `R21: a wrong check digit is named with the right one`() {
        #expect(throws: CUSIP.Defect.checkDigit(expected: "7")) { try CUSIP("885218108") }
    }

    @Test func `R21: six characters name an issuer, not a security`() {
        #expect(throws: CUSIP.Defect.length(6)) { try CUSIP("885218") }
        #expect(CUSIPBase("885218")?.description == "885218")
    }

    @Test(arguments: 0...8)
    func `any single digit misread is caught`(position: Int) {
        for digit in "0123456789" {
            var text = Array("885218206")
            guard text[position] != digit else { continue }
            text[position] = digit
            #expect(throws: CUSIP.Defect.self) { try CUSIP(String(text)) }
        }
    }

    @Test(arguments: [
        ("88521820", CUSIP.Defect.length(8)), ("8852182066", .length(10)), ("", .length(0)),
        ("88521-206", .character(position: 6)), ("885218 07", .character(position: 7)),
        ("885218ab3", .character(position: 7)), ("８85218107", .character(position: 1)),
        ("88521810７", .checkDigit(expected: "7")), ("1\u{301}85218107", .character(position: 1)),
        ("B\u{301}85218107", .character(position: 1)),
    ])
    func `what is not a CUSIP number is refused by its defect`(
        text: String, defect: CUSIP.Defect
    ) {
        #expect(throws: defect) { try CUSIP(text) }
    }

    @Test(arguments: ["*", "@", "#"])
    func `the three signs count 36, 37 and 38`(sign: Character) throws {
        // 0 six times; then the sign is in seventh place and counts once.
        let digits: [Character: Character] = ["*": "1", "@": "0", "#": "9"]
        let check = try #require(digits[sign])
        #expect(try CUSIP("000000\(sign)0\(check)").description == "000000\(sign)0\(check)")
    }

    @Test(arguments: ["88521", "8852181", "88521a", "885 18", "", "88521８"])
    func `an issuer's base is six capital letters or digits`(text: String) {
        #expect(CUSIPBase(text) == nil)
    }
}
