import JSON
import Testing

/// Hard cases beside what Python 3.11's `json.loads` says of the same bytes.
///
/// Where the two differ, the difference is ours on purpose and named in the test.
struct JSONPythonTests {
    @Test(arguments: [
        ("[1.0,0.5e-3,-1E+2]", true), ("[-]", false), ("[1.e1]", false), ("[.1]", false),
        ("[1.]", false), ("[0e]", false), ("[00]", false), ("[-01]", false), ("[1_000]", false),
        ("[0x1]", false), ("[\"\\u00\"]", false), ("[\"\\U0041\"]", false), ("[\"\t\"]", false),
        ("[\"\\a\"]", false), ("[\"\\\\\\\"\"]", true), ("{}", true), ("{\"\":0}", true),
        ("{\"a\":}", false), ("{\"a\"}", false), ("{,}", false), ("[,1]", false), ("[1,,2]", false),
        ("[1]//", false), ("[True]", false), ("nullnull", false), (" \t\r\n1 ", true),
        ("\u{B}1", false), ("\u{2028}1", false), ("\"\u{2028}\"", true), ("\"\u{7F}\"", true),
        ("[\"\\ud83d\\ude00\"]", true), ("{1:2}", false), ("{\"a\":1 \"b\":2}", false),
        ("[\"a\",\n4\n,1,", false), ("[1}", false), ("\"\\/\"", true), ("-", false),
        ("123456789012345678901234567890", true), ("\"\u{FFFF}\"", true), ("[1e999]", true),
    ])
    func `we accept what Python accepts`(text: String, isAccepted: Bool) {
        let value = try? JSONReader.read(text)
        #expect((value != nil) == isAccepted)
    }

    @Test(arguments: [
        "NaN", "-Infinity", "[Infinity]", "{\"a\":1,\"a\":2}", "\"\\ud800\"", "\"\\u0000\"",
        "\"\\udc00\\ud800\"",
    ])
    func `we refuse what Python should not accept`(text: String) {
        #expect(throws: JSONReadError.self) { try JSONReader.read(text) }
    }
}
