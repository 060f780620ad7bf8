import CSV
import Testing

/// What the reader refuses, and where it says the trouble is.
struct CSVRefusalTests {
    static let columns = [CSVColumn("a"), CSVColumn("b")]

    private func errors(
        _ bytes: [UInt8], limits: CSVLimits = CSVLimits()
    ) -> [CSVError] {
        do {
            _ = try CSVTable.read(bytes, columns: Self.columns, limits: limits)
            return []
        } catch {
            return error.errors
        }
    }

    private func errors(_ text: String) -> [CSVError] { errors(Array(text.utf8)) }

    @Test(arguments: [
        ("a,b\nx\"y,1", CSVError(line: 2, column: 2, field: "a", problem: .quoteInPlainField)),
        (
            "a,b\n1,\"x\"y",
            CSVError(line: 2, column: 6, field: "b", problem: .textAfterQuote)
        ),
        ("a,b\n1,\"x", CSVError(line: 2, column: 3, field: "b", problem: .unclosedQuote)),
        ("a,b\né\u{0},1", CSVError(line: 2, column: 2, field: "a", problem: .control("\u{0}"))),
        ("a,b\n\t,1", CSVError(line: 2, column: 1, field: "a", problem: .control("\t"))),
        (
            "a,b\n\"x\ny\u{1B}\",1",
            CSVError(line: 3, column: 2, field: "a", problem: .control("\u{1B}"))
        ),
        ("a,b\n\u{7F},1", CSVError(line: 2, column: 1, field: "a", problem: .control("\u{7F}"))),
        ("a,b\nx\u{9B},1", CSVError(line: 2, column: 2, field: "a", problem: .control("\u{9B}"))),
        ("a,b\n1,2\r\r\n", CSVError(line: 2, column: 4, field: "b", problem: .bareReturn)),
        ("a,b\n1,2\r", CSVError(line: 2, column: 4, field: "b", problem: .bareReturn)),
        ("a,b\n\"1\r2\",2", CSVError(line: 2, column: 3, field: "a", problem: .bareReturn)),
        ("a,b\r1,2\r3,4\r", CSVError(line: 1, column: 4, problem: .bareReturn)),
        ("a,b\n\n1,2", CSVError(line: 2, column: 1, problem: .blankLine)),
        ("\na,b\n1,2", CSVError(line: 1, column: 1, problem: .blankLine)),
        ("a,b\n1,2\n\n\n", CSVError(line: 3, column: 1, problem: .blankLine)),
        (
            "a,b\n1",
            CSVError(line: 2, column: 2, field: "b", problem: .fieldCount(found: 1, expected: 2))
        ),
        (
            "a,b\n1,2,,4",
            CSVError(line: 2, column: 5, problem: .fieldCount(found: 4, expected: 2))
        ),
        ("", CSVError(line: 1, column: 1, problem: .empty)),
        ("\u{FEFF}", CSVError(line: 1, column: 1, problem: .empty)),
        ("\r\n", CSVError(line: 1, column: 1, problem: .empty)),
        ("a;b\n1;2", CSVError(line: 1, column: 1, problem: .otherSeparator(";"))),
        ("a,b,a\n1,2,3", CSVError(line: 1, column: 5, problem: .repeatedColumn("a"))),
        ("a,,b\n1,2,3", CSVError(line: 1, column: 3, problem: .unnamedColumn)),
        ("a\n1", CSVError(line: 1, column: 2, problem: .missingColumn("b"))),
        (
            "a,b,B\n1,2,3",
            CSVError(line: 1, column: 5, problem: .unknownColumn("B", suggestion: nil))
        ),
    ])
    func `a broken rule is told once, in its place`(text: String, error: CSVError) {
        #expect(errors(text) == [error])
    }

    @Test(
        arguments: [
            [0x80], [0xC0, 0x80], [0xC3], [0xED, 0xA0, 0x80], [0xF4, 0x90], [0xF8], [0xE2, 0x82],
            [0xFF],
        ] as [[UInt8]])
    func `bytes that are not UTF-8 are refused`(bytes: [UInt8]) {
        let found = errors(Array("a,b\nx".utf8) + bytes + Array(",2\n".utf8))
        let first = CSVError(line: 2, column: 2, field: "a", problem: .invalidUTF8)
        #expect(found.first == first)
        #expect(found.allSatisfy { $0.problem == .invalidUTF8 })
    }

    @Test
    func `a file in UTF-16 is named as such`() {
        for mark: [UInt8] in [[0xFF, 0xFE], [0xFE, 0xFF]] {
            let problems = errors(mark + [0x61, 0, 0x2C, 0, 0x0A, 0]).map(\.problem)
            #expect(problems == [.otherEncoding("UTF-16")])
        }
    }

    @Test
    func `every error of the file is told in the order of the file`() {
        let text = """
            a,b
            1,"2
            3
            x"y,4
            5,6
            \u{1},\u{2}
            ,"7" 8
            9,10

            11,12
            """
        let found = errors(text).map { [$0.line, $0.column] }
        #expect(found == [[2, 3], [3, 2], [4, 2], [6, 1], [6, 3], [7, 5], [9, 1]])
    }

    @Test
    func `a quote left open does not hide the lines after it`() {
        let refusal = #expect(throws: CSVRefusal.self) {
            try CSVTable.read("a,b\n\"1,2\n3,4\n5\n6,\"7\"\n", columns: Self.columns)
        }
        let problems = refusal?.errors.map(\.problem)
        #expect(
            problems == [
                .unclosedQuote, .fieldCount(found: 1, expected: 2),
            ])
        #expect(refusal?.soundRecords.map(\.line) == [3, 5])
    }

    @Test
    func `past the limit errors are only counted`() {
        let text = "a,b\n" + String(repeating: "1\n", count: 25)
        let refusal = #expect(throws: CSVRefusal.self) {
            try CSVTable.read(text, columns: Self.columns, limits: CSVLimits(errors: 10))
        }
        #expect(refusal?.errors.count == 10)
        #expect(refusal?.errorsLeftOut == 15)
        #expect(refusal?.description.hasSuffix("\nand 15 more errors") == true)
    }

    @Test
    func `a record without end is cut off and the next line is read`() {
        let limits = CSVLimits(recordBytes: 20)
        let long = Array(("a,b\n1," + String(repeating: "é", count: 40) + "\n3\n").utf8)
        #expect(
            errors(long, limits: limits) == [
                CSVError(line: 2, column: 1, problem: .recordTooLong(limit: 20)),
                CSVError(
                    line: 3, column: 2, field: "b", problem: .fieldCount(found: 1, expected: 2)),
            ])
        let open = Array(("a,b\n1,\"" + String(repeating: "x\n", count: 9) + "3,4\n").utf8)
        let found = errors(open, limits: limits)
        #expect(found.first?.problem == .recordTooLong(limit: 20))
        #expect(found.first?.column == 3)
        #expect(found.dropFirst().map(\.line) == Array(3...10))
    }

    @Test
    func `an unknown name may bring a suggestion, and a number is not repeated`() {
        let refusal = #expect(throws: CSVRefusal.self) {
            try CSVTable.read("aa,b,123-45-6789", columns: Self.columns) { name in
                name == "aa" ? "a" : nil
            }
        }
        let text = refusal?.description
        #expect(
            text == """
                line 1, column 1: the column “aa” is not known; did you mean “a”?; \
                expected one of the known columns
                line 1, column 6: the column is not known; \
                expected one of the known columns
                line 1, column 17: there is no column “a”; \
                expected a column of that name in the header
                """)
    }

    @Test
    func `what is wrong with the names does not hide what is wrong with the records`() {
        let found = errors("a,x\n1\n2,3\n").map(\.problem)
        #expect(
            found == [
                .unknownColumn("x", suggestion: nil), .missingColumn("b"),
                .fieldCount(found: 1, expected: 2),
            ])
    }

    @Test
    func `records of a file with a broken header are looked at without counting`() {
        let found = errors("a\"b\n1\n2,\u{3}\n").map(\.line)
        #expect(found == [1, 3])
    }
}
