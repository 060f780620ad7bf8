import Reporting
import Testing

/// CSV as other programs will read it.
struct CSVWriterTests {
    private func row(_ cells: [CSVCell]) -> String {
        var writer = CSVWriter(header: cells.indices.map { "c\($0)" })
        let header = writer.text
        writer.append(cells)
        return String(writer.text.unicodeScalars.dropFirst(header.unicodeScalars.count))
    }

    @Test
    func `rows end with CRLF and special cells are quoted`() {
        var writer = CSVWriter(header: ["certificate", "holder, first"])
        writer.append(["A-1", "Smith, \"Bob\""])
        writer.append(["A-2", "two\nlines"])
        #expect(
            writer.text == "certificate,\"holder, first\"\r\nA-1,\"Smith, \"\"Bob\"\"\"\r\n"
                + "A-2,\"two\nlines\"\r\n")
    }

    @Test(arguments: ["=1+1", "+1", "-1", "@x", "\tx", "＝1"])
    func `text that looks like a formula is disarmed`(text: String) {
        #expect(row([.text(text), "x"]) == "'\(text),x\r\n")
    }

    @Test
    func `a carriage return in front is disarmed and quoted`() {
        #expect(row(["\rx"]) == "\"'\rx\"\r\n")
    }

    @Test
    func `numbers stay numbers and what is no number is text`() {
        #expect(
            row([-5, .integer(.max), .number("-1.50"), .empty]).hasPrefix("-5,1701411834604692"))
        #expect(row([.number("-1.50"), nil]) == "-1.50,\r\n")
        #expect(row([.number("-1+2")]) == "'-1+2\r\n")
        #expect(row([.number("1\n")]) == "1\r\n")
    }

    @Test
    func `a lone empty cell is still a row and margins are kept`() {
        #expect(row([""]) == "\"\"\r\n")
        #expect(row([" x", "y "]) == "\" x\",\"y \"\r\n")
    }

    @Test
    func `a combining mark cannot hide a quotation mark`() {
        #expect(row(["a\"\u{301}b"]) == "\"a\"\"\u{301}b\"\r\n")
    }
}
