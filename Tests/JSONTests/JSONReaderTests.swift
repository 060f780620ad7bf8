import JSON
import Testing

/// What the reader takes, what it refuses, and where it says the trouble is.
struct JSONReaderTests {
    @Test
    func `every kind of value is read as written`() throws {
        let text = #"""
            {"certificate": "A-1017", "shares": 3267000, "rate": 1.50, "lost": false,
             "bond": null, "lines": [1, -2, []], "empty": {}}
            """#
        let expected: JSONValue = [
            "certificate": "A-1017", "shares": 3_267_000, "rate": .number("1.50"),
            "lost": false, "bond": nil, "lines": [1, -2, []], "empty": [:],
        ]
        let value = try JSONReader.read(text)
        #expect(value == expected)
        #expect(
            value.object?.names
                == ["certificate", "shares", "rate", "lost", "bond", "lines", "empty"])
    }

    @Test
    func `a part is got by name and by kind`() throws {
        let value = try JSONReader.read(#"{"a": "x", "b": 7, "c": [true], "d": null}"#)
        #expect(value["a"]?.text == "x")
        #expect(value["b"]?.int64 == 7)
        #expect(value["c"]?.array?.first?.bool == true)
        #expect(value["d"]?.isNull == true)
        #expect(value["e"] == nil)
        #expect(value["a"]?.int64 == nil)
    }

    @Test(arguments: [
        ("0", JSONValue.integer(0)), ("-1", -1), ("9223372036854775807", .integer(.max)),
        ("-9223372036854775808", .integer(.min)),
        ("9223372036854775808", .number("9223372036854775808")),
        ("-9223372036854775809", .number("-9223372036854775809")),
        ("-0", .number("-0")), ("1.0", .number("1.0")), ("1e3", .number("1e3")),
        ("0.1E-7", .number("0.1E-7")), ("0e+1", .number("0e+1")),
        ("100000000000000000000000000000000", .number("100000000000000000000000000000000")),
    ])
    func `no number loses a digit`(text: String, value: JSONValue) throws {
        #expect(try JSONReader.read(text) == value)
        #expect(value.compact == text)
    }

    @Test(arguments: [
        (#""\u00e9\u00E9""#, "éé"), (#""\ud83d\ude00""#, "😀"), (#""\uD834\uDD1E""#, "𝄞"),
        (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"), ("\"日本 Łódź\"", "日本 Łódź"),
        ("\"\u{7F}\"", "\u{7F}"), (#""a\u0062c""#, "abc"), (#""\uffff""#, "\u{FFFF}"),
    ])
    func `escapes mean what they say`(text: String, value: String) throws {
        #expect(try JSONReader.read(text) == .string(value))
    }

    @Test
    func `a byte order mark at the start is skipped and another is not`() throws {
        #expect(try JSONReader.read([0xEF, 0xBB, 0xBF, 0x31]) == 1)
        #expect(throws: JSONReadError.self) { try JSONReader.read("\u{FEFF}\u{FEFF}1") }
        #expect(throws: JSONReadError.self) { try JSONReader.read("1\u{FEFF}") }
    }

    @Test(arguments: [
        ("", 1, 1, JSONReadError.Problem.empty), (" \n ", 2, 2, .empty),
        ("[1,", 1, 4, .unexpectedEnd), ("[1,]", 1, 4, .unexpectedPunctuation("]")),
        ("[1 2]", 1, 4, .unexpectedCharacter), ("{\"a\" 1}", 1, 6, .unexpectedCharacter),
        ("{\"a\":1,}", 1, 8, .unexpectedPunctuation("}")), ("{a:1}", 1, 2, .unexpectedCharacter),
        ("1 2", 1, 3, .trailingText), ("[]]", 1, 3, .trailingText), ("tru", 1, 4, .unexpectedEnd),
        ("nul!", 1, 4, .unexpectedPunctuation("!")), ("NaN", 1, 1, .unexpectedCharacter),
        ("-Infinity", 1, 2, .unexpectedCharacter), ("+1", 1, 1, .unexpectedPunctuation("+")),
        ("01", 1, 1, .leadingZero), ("-00", 1, 2, .leadingZero), ("1.", 1, 3, .unexpectedEnd),
        (".5", 1, 1, .unexpectedPunctuation(".")), ("1e", 1, 3, .unexpectedEnd),
        ("1e+-1", 1, 4, .unexpectedPunctuation("-")), ("0x10", 1, 2, .trailingText),
        ("'a'", 1, 1, .unexpectedPunctuation("'")), ("// x", 1, 1, .unexpectedPunctuation("/")),
        ("\"a", 1, 3, .unexpectedEnd), ("\"\\", 1, 3, .unexpectedEnd),
        ("\"a\nb\"", 1, 3, .controlCharacter), ("\"\u{0}\"", 1, 2, .controlCharacter),
        ("\"\\x\"", 1, 2, .invalidEscape), ("\"\\u12g4\"", 1, 6, .unexpectedCharacter),
        ("\"\\u0000\"", 1, 2, .nulEscape), ("\"\\ud800\"", 1, 2, .loneSurrogate),
        ("\"\\ud800\\n\"", 1, 2, .loneSurrogate), ("\"\\udc00\"", 1, 2, .loneSurrogate),
        ("\"\\ud800\\ud800\"", 1, 2, .loneSurrogate), ("[\u{A0}1]", 1, 2, .unexpectedCharacter),
        ("{\"é\":1,\n \"e\u{301}\":2}", 2, 2, .duplicateName),
        ("{\"a\":1,\"\\u0061\":2}", 1, 8, .duplicateName),
        ("[\r\n\"日本\",\r\r\n\"é\" x]", 4, 5, .unexpectedCharacter),
    ])
    func `bad text is refused at its place`(
        text: String, line: Int, column: Int, problem: JSONReadError.Problem
    ) {
        let error = #expect(throws: JSONReadError.self) { try JSONReader.read(text) }
        #expect(error?.problem == problem)
        #expect(error.map { [$0.line, $0.column] } == [line, column])
    }

    @Test(arguments: [
        ([0x22, 0x80, 0x22], 2), ([0x22, 0xC3, 0x22], 2), ([0x22, 0xC0, 0x80, 0x22], 2),
        ([0x22, 0x61, 0xED, 0xA0, 0x80, 0x22], 3), ([0x22, 0xF4, 0x90, 0x80, 0x80, 0x22], 2),
        ([0x22, 0x5C, 0x6E, 0xFF, 0x22], 4), ([0xFF], 1), ([0x5B, 0xC3, 0xA9, 0x5D], nil),
        ([0xFE, 0xFF, 0x00, 0x31], 1),
    ])
    func `bytes that are not UTF-8 are refused`(bytes: [UInt8], column: Int?) {
        let error = #expect(throws: JSONReadError.self) { try JSONReader.read(bytes) }
        #expect(error?.problem == (column == nil ? .unexpectedCharacter : .invalidUTF8))
        #expect(error?.column == column ?? 2)
    }

    @Test
    func `sixty-four levels are read and one more is not`() throws {
        func nested(_ depth: Int) -> String {
            String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        }
        _ = try JSONReader.read(nested(64))
        let error = #expect(throws: JSONReadError.self) { try JSONReader.read(nested(65)) }
        #expect(error?.problem == .tooDeep(limit: 64))
        #expect(throws: JSONReadError.self) { try JSONReader.read(nested(1_000_000)) }
        #expect(throws: JSONReadError.self) {
            try JSONReader.read("[[1]]", limits: JSONLimits(depth: 1))
        }
        #expect(throws: JSONReadError.self) {
            try JSONReader.read("[1]", limits: JSONLimits(bytes: 2))
        }
    }

    @Test
    func `many names are searched for a duplicate as few are`() throws {
        let names = (0..<1000).map { "\"n\($0)\":\($0)" }
        let value = try JSONReader.read("{" + names.joined(separator: ",") + "}")
        #expect(value["n999"] == 999)
        for repeated in [0, 15, 16, 17, 999] {
            let text = "{" + (names + [names[repeated]]).joined(separator: ",") + "}"
            let error = #expect(throws: JSONReadError.self) { try JSONReader.read(text) }
            #expect(error?.problem == .duplicateName)
        }
    }

    @Test
    func `a message tells the place and the cure and none of the content`() {
        let text = "{\"taxpayer\": \"123-45-6789\",\n \"taxpayer\": 0}"
        let error = #expect(throws: JSONReadError.self) { try JSONReader.read(text) }
        #expect(
            error?.description
                == "line 2, column 2: a member name that this object already has; "
                + "expected each name once")
        for text in ["[123456789x]", "[\"123456789", "{\"n\":123456789:1}"] {
            let error = #expect(throws: JSONReadError.self) { try JSONReader.read(text) }
            #expect(error?.description.contains("1234") == false)
        }
    }
}
