import Ledger
import Testing

struct SerialRangeTests {
    private func problem(
        _ first: CertificateNumber, _ last: CertificateNumber
    ) -> SerialRange.Problem? {
        do throws(SerialRange.Problem) {
            _ = try SerialRange(from: first, through: last)
            return nil
        } catch {
            return error
        }
    }

    @Test func `a lot keeps the prefix, the width and the suffix of its numbers`() throws {
        let range = try SerialRange(from: "B-0098/T", through: "B-0101/T")
        #expect(range.count == 4)
        #expect(range.numbers == ["B-0098/T", "B-0099/T", "B-0100/T", "B-0101/T"])
        #expect((range.prefix, range.suffix, range.width) == ("B-", "/T", 4))
        // The last run of digits is what counts.
        #expect(try SerialRange(from: "9B-7", through: "9B-9").numbers == ["9B-7", "9B-8", "9B-9"])
    }

    @Test(
        arguments: [
            ("B-A", "B-B", .noDigits), ("B-01", "C-02", .otherForm),
            ("B-01", "B-02T", .otherForm), ("B-01", "B-002", .otherWidth),
            ("B-02", "B-01", .backwards), ("B-000001", "B-100001", .tooMany),
            ("B-1234567890123456789", "B-1234567890123456789", .noDigits),
        ] as [(CertificateNumber, CertificateNumber, SerialRange.Problem)])
    func `two numbers that are no ends of one lot are refused`(
        first: CertificateNumber, last: CertificateNumber, problem: SerialRange.Problem
    ) {
        #expect(self.problem(first, last) == problem)
        #expect(!problem.description.isEmpty)
    }

    @Test func `numbers are told in the fewest words`() {
        #expect(SerialRange.text(of: []) == "")
        #expect(
            SerialRange.text(of: ["B-01", "B-02", "B-03", "B-07", "C-08", "C-09"])
                == "B-01..B-03, B-07, C-08..C-09")
    }
}
