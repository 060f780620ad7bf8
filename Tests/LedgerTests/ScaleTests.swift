import Ledger
import Testing

struct ScaleTests {
    @Test(arguments: [-1, 4, 99])
    func `a share has no fewer than 0 and no more than 3 decimal places`(places: Int) {
        #expect(Scale(places: places) == nil)
    }

    @Test(arguments: [
        ("0", 0, 0), ("5", 0, 5), ("007", 0, 7), ("00", 0, 0), ("1,250", 0, 1250),
        ("1,000,000", 0, 1_000_000), ("12.5", 1, 125), ("12.5", 3, 12_500),
        ("1.00", 0, 1), ("1.0000000000", 3, 1000), ("0.001", 3, 1), ("1,250.5", 1, 12_505),
        ("9223372036854775807", 0, Int64.max), ("9223372036854775.807", 3, Int64.max),
    ])
    func `shares are read as a person types them`(text: String, places: Int, units: Int64) {
        #expect(Scale.places(places).parse(text)?.units == units)
    }

    @Test(arguments: [
        "-3", "1.5", "9223372036854775808", "1,00", "1e3", " 5", "5 ", "", ".5", "5.", ".", ",",
        ",5", "5,", "1,,000", "1,0000", "1000,000", "12,34,567", "+5", "--5", "-", "5.-0", "0x10",
        "1.2.3", "1.0,0", "٣", "５", "½", "1\u{301}", "1_000", "NaN", "5\0", "1.00000001",
    ])
    func `what is not a whole number of shares is refused, never rounded`(text: String) {
        #expect(Scale.whole.parse(text) == nil)
    }

    @Test(arguments: [("9223372036854775.808", 3), ("9223372036854776", 3), ("0.0001", 3)])
    func `what is beyond the book or between two units is refused`(text: String, places: Int) {
        #expect(Scale.places(places).parse(text) == nil)
    }

    @Test(arguments: [
        (0, 0, "0"), (999, 0, "999"), (1000, 0, "1,000"), (33_000_000, 0, "33,000,000"),
        (12_500, 3, "12.500"), (1, 3, "0.001"), (-1, 3, "-0.001"), (-1_234_567, 0, "-1,234,567"),
        (Int128(Int64.max), 0, "9,223,372,036,854,775,807"),
    ])
    func `shares are shown with their digits in threes`(
        units: Int128, places: Int, text: String
    ) {
        #expect(Scale.places(places).display(units) == text)
    }

    @Test(arguments: 0...3)
    func `what is shown is read back the same`(places: Int) {
        var generator = SeededGenerator(seed: UInt64(places))
        let scale = Scale.places(places)
        for _ in 0..<500 {
            let units = Int64.random(in: 0...Int64.max, using: &generator)
            let count = ShareCount(units: units >> generator.number(0...62))
            #expect(count.flatMap { scale.parse(scale.display($0)) } == count)
        }
    }
}
