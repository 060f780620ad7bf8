import CSV
import Testing

/// Random files: what is written is read, and what is refused is refused inside the file.
struct CSVFuzzTests {
    static let columns = [CSVColumn("a"), CSVColumn("b", isRequired: false)]

    @Test
    func `any table that can be written is read back, and so is its answer`() throws {
        var random = SplitMix(state: 20_261_121)
        for _ in 0..<3_000 {
            let rows = (0..<Int.random(in: 0...4, using: &random)).map { _ in
                (0..<3).map { _ in randomText(&random) }
            }
            let end = Bool.random(using: &random) ? "\n" : "\r\n"
            let file = ([["a", "mine", "b"]] + rows).map { row in
                row.map { written($0, &random) }.joined(separator: ",") + end
            }.joined()
            let table = try CSVTable.read(file, columns: Self.columns, allowsOtherColumns: true)
            var answer = CSVAnswer(to: table.header, adding: ["note"])
            for record in table.records { answer.append(record, [.text(randomText(&random))]) }
            let again = try CSVTable.read(
                answer.text, columns: Self.columns, allowsOtherColumns: true)
            // A macro for each of so many inputs would take longer than all the rest.
            guard table.records.map({ $0.fields.map(\.text) }) == rows,
                again.records.map({ $0.fields.dropLast().map(\.text) }) == rows,
                zip(again.records, table.records).allSatisfy({
                    $0.raw.utf8.starts(with: ($1.raw + ",").utf8)
                })
            else {
                Issue.record("not equal after a round trip: \(file)")
                return
            }
        }
    }

    @Test(arguments: 0..<4)
    func `random bytes are read or refused inside the file, however they are cut`(
        part: UInt64
    ) {
        var random = SplitMix(state: part)
        let alphabet = Array("a,b\n\r\",\"\n1;\t é\u{9B}".utf8) + [0, 0xFF, 0xC2, 0xE2]
        var accepted = 0
        for _ in 0..<10_000 {
            let length = Int.random(in: 0...24, using: &random)
            var bytes = Bool.random(using: &random) ? Array("a,b\n".utf8) : []
            bytes += (0..<length).map { _ in
                alphabet[Int.random(in: 0..<alphabet.count, using: &random)]
            }
            let limits = CSVLimits(recordBytes: Int.random(in: 1...40, using: &random))
            let size = Int.random(in: 1...9, using: &random)
            let whole = outcome(bytes, size: max(bytes.count, 1), limits)
            if case .success = whole { accepted += 1 }
            guard whole == outcome(bytes, size: size, limits), isInside(bytes, whole) else {
                Issue.record("wrong outcome of \(bytes), pieces of \(size)")
                return
            }
        }
        #expect(accepted > 50)
    }

    private func outcome(
        _ bytes: [UInt8], size: Int, _ limits: CSVLimits
    ) -> Result<CSVTable, CSVRefusal> {
        var reader = CSVReader(columns: Self.columns, limits: limits)
        for start in stride(from: 0, to: bytes.count, by: size) {
            reader.read(bytes[start..<min(start + size, bytes.count)])
        }
        return Result { () throws(CSVRefusal) in try reader.finish() }
    }

    /// No error past the end of its line, and none twice in one place.
    private func isInside(_ bytes: [UInt8], _ outcome: Result<CSVTable, CSVRefusal>) -> Bool {
        guard case .failure(let refusal) = outcome else { return true }
        let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        return !refusal.errors.isEmpty && Set(refusal.errors).count == refusal.errors.count
            && refusal.errors.allSatisfy { error in
                (1...lines.count).contains(error.line)
                    && (1...lines[error.line - 1].count + 1).contains(error.column)
            }
    }

    private func randomText(_ random: inout SplitMix) -> String {
        let parts = [
            "x", ",", "\"", "\n", "\r\n", " ", "é", "e\u{301}", "\u{301}", "日", "=", "\u{FEFF}",
        ]
        return (0..<Int.random(in: 0...5, using: &random)).map { _ in
            parts[Int.random(in: 0..<parts.count, using: &random)]
        }.joined()
    }

    private func written(_ text: String, _ random: inout SplitMix) -> String {
        let needsQuotes = text.utf8.contains { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }
        guard needsQuotes || Bool.random(using: &random) else { return text }
        let doubled = text.utf8.flatMap { $0 == 0x22 ? [$0, $0] : [$0] }
        return "\"" + String(decoding: doubled, as: UTF8.self) + "\""
    }
}
