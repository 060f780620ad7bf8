import Ledger
import Testing

struct TaxpayerNumberTests {
    /// How a log or an error message comes to hold a value by accident.
    private struct Envelope {
        let number: TaxpayerNumber
    }

    @Test(arguments: ["123456789", "123-45-6789", "12-3456789"])
    func `nothing that prints a value can print the number`(text: String) throws {
        let number = try #require(TaxpayerNumber(text))
        var dumped = ""
        dump(number, to: &dumped)
        dump(Envelope(number: number), to: &dumped)
        dump([text.count: number], to: &dumped)
        let envelope = Envelope(number: number)
        let printed = [
            "\(number)", number.description, number.debugDescription, dumped,
            String(reflecting: number), String(describing: Optional(number)), "\([number])",
            String(reflecting: envelope), "\(envelope)",
            String(describing: Mirror(reflecting: number)),
        ]
        for text in printed {
            #expect(!text.contains("12345"))
            #expect(!text.contains("123-45"))
            #expect(!text.contains("[49, 50"), "The bytes of the digits are digits too.")
        }
        #expect(number.description == "***-**-6789")
        #expect(number.debugDescription == "***-**-6789")
        #expect(number.lastFour == "6789")
    }

    @Test func `a mirror finds nothing inside`() throws {
        let number = try #require(TaxpayerNumber("123456789"))
        #expect(Mirror(reflecting: number).children.isEmpty)
        #expect(Mirror(reflecting: number).descendant("digits") == nil)
    }

    @Test func `the digits are lent to a closure and to nothing else`() throws {
        let number = try #require(TaxpayerNumber("12-3456789"))
        #expect(number.withDigits { $0 == Array("123456789".utf8) })
        #expect(number == TaxpayerNumber("123-45-6789"))
    }

    @Test(arguments: [
        "", "12345678", "1234567890", "123-456789", "123-45-678", "1-23456789", "12-34-56789",
        "--123456789", "123456789-", "12345678a", " 123456789", "111111111", "000-00-0000",
        "１２３４５６７８９", "123 45 6789",
    ])
    func `what is not a taxpayer number is refused`(text: String) {
        #expect(TaxpayerNumber(text) == nil)
    }
}
