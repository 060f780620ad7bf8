import Reporting
import Testing

/// Tables and blocks of facts as they look on a terminal.
struct TextTableTests {
    @Test
    func `columns are aligned and nothing trails`() {
        var table = TextTable([.flexible("Account"), .number("Shares"), .init("Remark")])
        table.append(["Ada", "3,267,000", ""])
        table.append(["Łucja Żółć", "1", "stop"])
        table.appendRule()
        table.append(["", "3,267,001", ""])
        #expect(
            table.text() == """
                Account        Shares  Remark
                ──────────  ─────────  ──────
                Ada         3,267,000
                Łucja Żółć          1  stop
                ──────────  ─────────  ──────
                            3,267,001
                """)
    }

    @Test
    func `only flexible columns are cut and the line fits`() {
        var table = TextTable([.init("Certificate"), .flexible("Holder"), .flexible("Remark")])
        table.append([
            "A-10171017", String(repeating: "Smith ", count: 20), String(repeating: "x", count: 30),
        ])
        let lines = table.lines()
        #expect(lines.allSatisfy { $0.count <= 80 })
        #expect(lines[2].hasPrefix("A-10171017   Smith Smith "))
        #expect(lines[2].contains("…") && lines[2].hasSuffix(String(repeating: "x", count: 30)))
    }

    @Test
    func `what must not be cut is not cut even when it is too wide`() {
        var table = TextTable([.init(""), .flexible("")])
        table.append([String(repeating: "9", count: 90), "a remark too long"])
        #expect(table.lines() == [String(repeating: "9", count: 90) + "  a remar…"])
    }

    @Test
    func `wide and combining characters take the columns they take`() {
        var table = TextTable([.init("N"), .number("S")])
        table.append(["日本", "1"])
        table.append(["e\u{301}e", "2"])
        table.append(["👩‍👩‍👧🇵🇱", "3"])
        table.append(["한글❤️", "4"])
        #expect(
            table.lines().dropFirst(2) == [
                "日本    1", "e\u{301}e      2", "👩‍👩‍👧🇵🇱    3", "한글❤️  4",
            ])
    }

    @Test
    func `a cell cannot drive the terminal`() {
        var table = TextTable([.init("A\u{1B}")])
        table.append(["x\n\u{1B}[31my"])
        #expect(table.text() == "A␛\n────────\nx␊␛[31my")
    }

    @Test
    func `values stand under each other and go on under themselves`() {
        var block = KeyValueBlock(["Certificate": "A-1017", "Held": "3,267,000"])
        block.append("Address", lines: ["1 Main Street", "Springfield"])
        block.append("Nothing", "")
        block.append("Reason", String(repeating: "guarantee ", count: 9))
        #expect(
            block.text() == """
                Certificate   A-1017
                Held          3,267,000
                Address       1 Main Street
                              Springfield
                Nothing
                Reason        guarantee guarantee guarantee guarantee guarantee guarantee
                              guarantee guarantee guarantee
                """)
        #expect(block.lines(indent: 2).first == "  Certificate   A-1017")
    }

    @Test
    func `a stored value cannot forge another line`() {
        let block = KeyValueBlock(["Name": "Ada\nResult   approved"])
        #expect(block.lines() == ["Name   Ada␊Result approved"])
    }
}
