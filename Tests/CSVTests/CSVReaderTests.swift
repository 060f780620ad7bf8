import CSV
import Testing

/// What the reader takes, and that it takes it whole.
struct CSVReaderTests {
    static let columns = [
        CSVColumn("certificate"), CSVColumn("shares"), CSVColumn("note", isRequired: false),
    ]

    @Test(arguments: ["\n", "\r\n"])
    func `records are read by name with their lines and columns`(end: String) throws {
        let text = ["certificate,shares,note", "A-1,100,\"x, \"\"y\"\"\"", "Łódź,,", "B,7,z"]
            .joined(separator: end)
        let table = try CSVTable.read(text, columns: Self.columns)
        #expect(table.records.map(\.line) == [2, 3, 4])
        #expect(table.records[0]["certificate"] == CSVField(text: "A-1", line: 2, column: 1))
        #expect(table.records[0]["note"] == CSVField(text: "x, \"y\"", line: 2, column: 9))
        #expect(table.records[1]["shares"] == CSVField(text: "", line: 3, column: 6))
        #expect(table.records[2].fields.map(\.text) == ["B", "7", "z"])
        #expect(table.records[0].raw == "A-1,100,\"x, \"\"y\"\"\"")
        #expect(table.records[0]["other"] == nil)
    }

    @Test(arguments: [
        "certificate,shares\nA,1", "certificate,shares\nA,1\n", "certificate,shares\nA,1\n\n",
        "certificate,shares\r\nA,1\n\r\n", "\u{FEFF}certificate,shares\nA,1\r\n",
        "\"certificate\",\"shares\"\n\"A\",\"1\"", "shares,certificate\r\n1,A\r\n",
    ])
    func `line ends may be mixed and a byte order mark or one last blank line may stand`(
        text: String
    ) throws {
        let table = try CSVTable.read(text, columns: Self.columns)
        #expect(table.records.count == 1)
        #expect(table.records.first?["certificate"]?.text == "A")
        #expect(table.records.first?["shares"]?.text == "1")
        #expect(table.records.first?["note"] == nil)
        #expect(table.header.hasByteOrderMark == text.unicodeScalars.starts(with: ["\u{FEFF}"]))
    }

    @Test
    func `a quoted field may hold line breaks and later lines keep their numbers`() throws {
        let text = "certificate,shares,note\nA,1,\"one\r\ntwo\n\nfour\"\nB,2,\"\"\"\"\n"
        let table = try CSVTable.read(text, columns: Self.columns)
        #expect(table.records.map(\.line) == [2, 6])
        #expect(table.records[0]["note"]?.text == "one\r\ntwo\n\nfour")
        #expect(table.records[1]["note"]?.text == "\"")
        let next = try CSVTable.read("note,shares,certificate\n\"a\nb\",5,C", columns: Self.columns)
        #expect(next.records[0]["shares"] == CSVField(text: "5", line: 3, column: 4))
    }

    @Test
    func `a header alone is a table without records`() throws {
        let table = try CSVTable.read("certificate,shares", columns: Self.columns)
        #expect(table.records.isEmpty)
        #expect(table.header.names == ["certificate", "shares"])
    }

    @Test
    func `the clerk's own columns are kept where they are allowed`() throws {
        let text = "desk,certificate,shares\n7,A,1\n"
        let table = try CSVTable.read(text, columns: Self.columns, allowsOtherColumns: true)
        #expect(table.header.otherNames == ["desk"])
        #expect(table.records[0]["desk"]?.text == "7")
        #expect(throws: CSVRefusal.self) { try CSVTable.read(text, columns: Self.columns) }
    }

    @Test
    func `one column with an empty quoted field is a record`() throws {
        let table = try CSVTable.read("a\n\"\"\nx\n", columns: [CSVColumn("a")])
        #expect(table.records.map { $0.fields.map(\.text) } == [[""], ["x"]])
    }

    @Test(arguments: [1, 2, 3, 7, 64])
    func `it does not matter where the pieces are cut`(size: Int) throws {
        let text =
            "\u{FEFF}certificate,shares,note\r\nA,1,\"ł\r\n\"\"\"\r\nB,2\r\nC,3,\"open\r\nD,4,é"
        let bytes = Array(text.utf8)
        var reader = CSVReader(columns: Self.columns)
        for start in stride(from: 0, to: bytes.count, by: size) {
            reader.read(bytes[start..<min(start + size, bytes.count)])
        }
        let refusal = #expect(throws: CSVRefusal.self) { try reader.finish() }
        #expect(
            refusal?.errors.map(\.description) == [
                "line 4, column 4 (note): 2 fields instead of 3; expected 3, as in the header",
                "line 5, column 5 (note): a quoted field opened here and not closed "
                    + "before a comma or the end of a line; expected a closing quotation mark",
            ])
        #expect(refusal?.soundRecords.map(\.line) == [2, 6])
    }
}
