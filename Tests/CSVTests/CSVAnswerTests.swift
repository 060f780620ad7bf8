import CSV
import Testing

/// The clerk's file given back with columns beside it.
struct CSVAnswerTests {
    private func table(_ text: String) throws -> CSVTable {
        try CSVTable.read(text, columns: [CSVColumn("a")], allowsOtherColumns: true)
    }

    @Test
    func `what the clerk wrote comes back byte for byte`() throws {
        let text = "\u{FEFF}mine,a\r\n\"=1+1\",\"plain\"\r\n-5,\"x\ny\"\n é ,e\u{301}"
        let table = try table(text)
        var answer = CSVAnswer(to: table.header, adding: ["status", "code", "number"])
        for record in table.records { answer.append(record, ["refused", nil, 7]) }
        let expected =
            "\u{FEFF}mine,a,status,code,number\r\n\"=1+1\",\"plain\",refused,,7\r\n"
            + "-5,\"x\ny\",refused,,7\r\n é ,e\u{301},refused,,7\r\n"
        #expect(Array(answer.text.utf8) == Array(expected.utf8))
    }

    @Test(arguments: [
        ("=A1", "'=A1"), ("+1", "'+1"), ("-1", "'-1"), ("@x", "'@x"), ("＝A", "'＝A"),
        ("\t=x", "␉=x"), ("\r=x", "␍=x"), ("a,b", "\"a,b\""), ("a\"b", "\"a\"\"b\""),
        (" a", "\" a\""), ("a\nb", "\"a\nb\""), ("\u{9B}", "\u{FFFD}"), ("A-1", "A-1"),
        ("", ""), ("0017", "0017"),
    ])
    func `an added text is guarded and quoted`(text: String, cell: String) throws {
        let table = try table("a\nx\n")
        var answer = CSVAnswer(to: table.header, adding: ["note"])
        answer.append(table.records[0], [.text(text)])
        #expect(answer.text == "a,note\nx,\(cell)\n")
    }

    @Test
    func `an added number is not guarded`() throws {
        let table = try table("a\nx\n")
        var answer = CSVAnswer(to: table.header, adding: ["n"])
        answer.append(table.records[0], [-17])
        #expect(answer.text == "a,n\nx,-17\n")
    }

    @Test
    func `an answer can be answered again`() throws {
        let first = try table("a\nx\n")
        var answer = CSVAnswer(to: first.header, adding: ["status"])
        answer.append(first.records[0], ["held"])
        let second = try table(answer.text)
        let again = CSVAnswer(to: second.header, adding: ["status"])
        #expect(again.columns == ["status 2"])
        let third = CSVAnswer(to: try table(again.text).header, adding: ["status", "status"])
        #expect(third.columns == ["status 3", "status 4"])
    }
}
