import CSV
import Testing

/// Cells that may not be repeated are written over; all others stay as they are.
struct CSVReplacingTests {
    private static func record(_ line: String) throws -> CSVRecord {
        let table = try CSVTable.read(
            "a,b,c\n\(line)\n", columns: ["a", "b", "c"].map { CSVColumn($0) })
        return try #require(table.records.first)
    }

    @Test(arguments: [
        ("1,2,3", "1,x,3"), ("\"1,\"\"9\",2,", "\"1,\"\"9\",x,"), (",\"2,2\n2\",\"\"", ",x,\"\""),
        ("é,,3", "é,x,3"),
    ])
    func `the other cells stay byte for byte`(line: String, wanted: String) throws {
        let replaced = try Self.record(line).replacing(["b": "x"])
        #expect(replaced.raw == wanted)
        #expect(replaced["b"]?.text == "x")
    }

    @Test func `a text that needs marks has them, and an unknown column is passed over`() throws {
        let record = try Self.record("1,2,3")
        #expect(record.replacing(["b": "x,\"y\""]).raw == "1,\"x,\"\"y\"\"\",3")
        #expect(record.replacing(["d": "x"]) == record)
    }
}
