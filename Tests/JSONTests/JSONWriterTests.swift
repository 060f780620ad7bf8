import JSON
import Testing

/// How values look as text.
struct JSONWriterTests {
    @Test
    func `the compact form is one line in the order of writing`() {
        let value: JSONValue = [
            "shares": 3_267_000, "fraction": "3267001/33000000", "parts": [1, nil, true, [:], []],
            "name": "Łódź 日本",
        ]
        #expect(
            value.compact
                == #"{"shares":3267000,"fraction":"3267001/33000000","#
                + #""parts":[1,null,true,{},[]],"name":"Łódź 日本"}"#)
    }

    @Test
    func `the pretty form is indented by two spaces`() {
        let value: JSONValue = ["a": [1, ["b": nil]], "c": [], "d": [:]]
        #expect(
            value.pretty == """
                {
                  "a": [
                    1,
                    {
                      "b": null
                    }
                  ],
                  "c": [],
                  "d": {}
                }
                """)
    }

    @Test
    func `what could drive a terminal or break a line is escaped`() throws {
        let text =
            "\u{1B}[31m\u{9B}\u{7F}\u{2028}\u{2029}\u{202E}\u{2066}\u{61C}\u{200F}\"\\/\n\u{1}"
        let expected =
            #""\u001B[31m\u009B\u007F\u2028\u2029\u202E\u2066\u061C\u200F\"\\/\n\u0001""#
        #expect(JSONValue.string(text).compact == expected)
        #expect(try JSONReader.read(expected) == .string(text))
    }

    @Test
    func `a number that is none cannot spoil the document`() {
        #expect(JSONValue.number("NaN").compact == #""NaN""#)
        #expect(JSONValue.number("1,\"x\":2").compact == #""1,\"x\":2""#)
        #expect(JSONValue.number(" 5\n").compact == "5")
    }

    @Test
    func `members keep their place when they are changed and go when set to nil`() {
        var object: JSONObject = ["a": 1, "b": 2]
        object["a"] = 3
        object["c"] = .null
        object["b"] = nil
        object["z"] = nil
        object.append("d", "x")
        #expect(JSONValue.object(object).compact == #"{"a":3,"c":null,"d":"x"}"#)
        #expect(object.count == 3)
        #expect(object.members.map(\.name) == object.names)
        #expect(object.members.map(\.value) == object.values)
        #expect(object != ["c": nil, "a": 3, "d": "x"])
    }
}
