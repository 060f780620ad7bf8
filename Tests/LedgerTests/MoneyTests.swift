import Ledger
import Testing

struct MoneyTests {
    @Test(arguments: [
        ("250,000.01", 2_500_000_100), ("19.49", 194_900), ("0.0001", 1), ("0", 0),
        ("19.490000", 194_900), ("922337203685477.5807", Int64.max),
    ])
    func `dollars are read to the ten-thousandth`(text: String, tenThousandths: Int64) {
        #expect(Money(text)?.tenThousandths == tenThousandths)
    }

    @Test(arguments: [
        "-1", "$5", "0.00001", "1.", ".50", "", "1,00", "922337203685477.5808", "1e6", " 1",
    ])
    func `what is not an amount is refused`(text: String) {
        #expect(Money(text) == nil)
    }

    @Test(arguments: [
        ("250000", "250,000.00"), ("250,000.01", "250,000.01"), ("0.0001", "0.0001"),
        ("0.1", "0.10"), ("19.4950", "19.4950"), ("0", "0.00"),
    ])
    func `cents are always shown, ten-thousandths only where there are any`(
        amount: Money, text: String
    ) {
        #expect(amount.description == text)
    }

    @Test func `amounts compare as numbers`() {
        #expect(Money("9.99") < Money("10.00"))
    }
}
