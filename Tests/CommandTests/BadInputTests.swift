import JSON
import Testing

/// Wrong input, by lines and by options: named, told what would do, and nothing written.
struct BadInputTests {
    private static func exchange(
        _ reason: String, of certificates: String, into pieces: String? = nil
    ) -> String {
        #"{"do":"certificate.exchange","issuer":"$","security":"PFD","reason":"\#(reason)","#
            + #""certificates":[\#(certificates)]"#
            + (pieces.map { #","pieces":[\#($0)]"# } ?? "") + "}"
    }

    /// A line, and the field that the answer must name.
    private static let lines: [(line: String, field: String)] =
        ["0", "-3", "1.5", "9223372036854775808", "\"abc\"", "1e3", "null", "[1]", "true"].map {
            (
                #"{"do":"certificate.open","issuer":"$","security":"PFD","certificate":"P-9","#
                    + #""account":"ANN","shares":\#($0)}"#, "shares"
            )
        } + [
            (#"{"do":"cap.show","issuer":"$","person":"NOBODY"}"#, "person"),
            (exchange("split", of: #""P-1""#), "pieces"),
            (exchange("split", of: #""P-1""#, into: #"{"shares":1}"#), "pieces"),
            (exchange("combination", of: #""P-1""#), "certificates"),
            (
                exchange("combination", of: #""P-1","P-2""#, into: #"{"shares":1},{"shares":2}"#),
                "pieces"
            ),
            (#"{"do":"cap.show","issuer":"NO-BOOK","person":"ANN"}"#, "issuer"),
            (#"{"do":"account.show","issuer":"$","account":"NOBODY"}"#, "account"),
            (#"{"do":"account.show","issuer":"$","account":"@UNISSUED"}"#, "account"),
            (
                #"{"do":"certificate.show","issuer":"$","security":"PFD","certificate":"P-9"}"#,
                "certificate"
            ), (#"{"do":"item.show","issuer":"$","key":"none"}"#, "key"),
            (#"{"do":"stop.release","issuer":"$","stop":999999,"authority":"x"}"#, "stop"),
            (
                #"{"do":"stop.place","issuer":"$","security":"PFD","certificate":"P-9","#
                    + #""kind":"LOST","reason":"x"}"#, "certificate"
            ),
            (
                #"{"do":"person.position","issuer":"$","person":"ANN","security":"NONE","#
                    + #""shares":1,"as_of":"2026-01-02","source":"x"}"#, "security"
            ), (#"{"do":"cap.shw","issuer":"$","person":"ANN"}"#, "do"),
            (#"{"do":"cap.show","issuer":"$","persn":"ANN","person":"ANN"}"#, "persn"),
            (#"{"do":"book.open","issuer":"$","name":"Twice"}"#, "issuer"),
            (#"{"do":"book.open","issuer":"NEW","name":"X","time_zone":"Mars/Base"}"#, "time_zone"),
            (#"{"do":"security.add","issuer":"$","security":"PFD","title":"Twice"}"#, "security"),
            (
                #"{"do":"security.add","issuer":"$","security":"Z","title":"T","#
                    + #""cusip":"885218100"}"#, "cusip"
            ),
            (
                #"{"do":"security.add","issuer":"$","security":"Z","title":"T","cusip":"885218"}"#,
                "cusip"
            ),
            (
                #"{"do":"limit.set","issuer":"$","numerator":3,"denominator":2,"authority":"x"}"#,
                "numerator"
            ),
            (
                #"{"do":"limit.set","issuer":"$","numerator":1,"denominator":2,"authority":"x","#
                    + #""from":"2026-02-30"}"#, "from"
            ),
            (
                #"{"do":"limit.set","issuer":"$","numerator":1,"denominator":2,"authority":"x","#
                    + #""from":"2026-02-02","until":"2026-02-01"}"#, "until"
            ),
            (
                #"{"do":"capital.set","issuer":"$","security":"PFD","as_of":"2026-01-02","#
                    + #""source":"x"}"#, "authorised"
            ),
            (
                #"{"do":"capital.set","issuer":"$","security":"PFD","as_of":"2026-01-02","#
                    + #""source":"x","authority":{"document":"x"}}"#, "authority.signed_by"
            ),
            (
                #"{"do":"account.add","issuer":"$","inscription":"X","form":"INDIVIDUAL","#
                    + #""owners":[{"person":"ANN"},{"capacity":"owner"}]}"#, "owners[1]"
            ),
            (
                #"{"do":"account.add","issuer":"$","inscription":"X","form":"INDIVIDUAL","#
                    + #""owners":[{"person":"NOBODY"}]}"#, "owners"
            ),
            (
                #"{"do":"account.add","issuer":"$","inscription":"X","form":"INDIVIDUAL","#
                    + #""tin":"900-11-3344","tin_absent":"x"}"#, "tin_absent"
            ),
            (
                #"{"do":"account.add","issuer":"$","account":"ANN","inscription":"X","#
                    + #""form":"INDIVIDUAL","tin_absent":"x"}"#, "account"
            ),
            (
                #"{"do":"transfer.post","issuer":"$","security":"PFD","certificates":["P-0001"],"#
                    + #""assignments":[{"shares":1}]}"#, "assignments[0]"
            ),
            (
                #"{"do":"transfer.post","issuer":"$","security":"PFD","certificates":["P-0001"],"#
                    + #""assignments":[{"to":"CAT"}],"received_at":"2026-01-02 10:00"}"#,
                "received_at"
            ),
            (
                #"{"do":"transfer.post","issuer":"$","security":"PFD","certificates":["P-0001"],"#
                    + #""assignments":[{"to":"CAT"}],"received_at":"2999-01-02T10:00:00Z"}"#,
                "received_at"
            ),
            (
                #"{"do":"stop.place","issuer":"$","security":"PFD","certificate":"P-0001","#
                    + #""kind":"LOST","reason":"x","received_at":"2999-01-02T10:00:00Z"}"#,
                "received_at"
            ),
            (
                #"{"do":"stop.place","issuer":"$","security":"PFD","certificate":"P-0001","#
                    + #""kind":"ADVERSE_CLAIM_403","reason":"x","demanded_by":"A"}"#, "address"
            ),
            (
                #"{"do":"stop.place","issuer":"$","security":"PFD","certificate":"P-0001","#
                    + #""kind":"ADVERSE_CLAIM_403","reason":"x","address":"1 Claim Street"}"#,
                "demanded_by"
            ),
            (
                #"{"do":"account.add","issuer":"$","inscription":"X Y","form":"INDIVIDUAL","#
                    + #""tin_absent":"x","minor_born":"2015-01-02"}"#, "minor_born"
            ),
            (
                #"{"do":"transfer.post","issuer":"$","security":"PFD","certificates":["P-0001"],"#
                    + #""assignments":[{"to":"CAT"}],"price_source":"x"}"#, "price_source"
            ),
            (
                #"{"do":"person.add","issuer":"$","name":"\#(String(repeating: "e\u{301}", count: 150))"}"#,
                "name"
            ),
        ]

    @Test func `a bad line is told of by its field, writes nothing, and stops nobody`()
        async throws
    {
        let book = try await Book.open("BI-LINES")
        let rows = try book.rows()
        var input: [String] = []
        for (index, bad) in Self.lines.enumerated() {
            input += [
                bad.line, #"{"do":"person.add","issuer":"$","person":"G\#(index)","name":"G"}"#,
            ]
        }
        let applied = try await book.apply(lines: input)
        #expect(applied.status == 65)
        #expect(applied.answers.count == input.count)
        for (index, bad) in Self.lines.enumerated() {
            let answer = applied[2 * index]
            #expect(answer["outcome"] == "error", "\(bad.line): \(answer.compact)")
            #expect(answer.fields.contains(bad.field), "\(answer.compact)")
            #expect(!answer.accepted.isEmpty, "\(answer.compact)")
            #expect(applied[2 * index + 1]["person"] == .string("G\(index)"))
        }
        var expected = rows
        expected["person", default: 0] += Int64(Self.lines.count)
        #expect(try book.rows() == expected)
        #expect(applied.outcome.output.contains("did you mean cap.show?"))
        #expect(applied.outcome.output.contains("did you mean person?"))
    }

    /// Bytes that are no line of JSON, and what the answer says of them.
    private static let broken: [(bytes: [UInt8], words: String)] = [
        (Array(#"{"do":"book.list""#.utf8), "ends too early"),
        (Array(#"{"do":"book.list"}}"#.utf8), "more text"),
        (Array(#"{"do":"book.list","do":"book.list"}"#.utf8), "already has"),
        (Array(#"{"do":"book.list\u0000"}"#.utf8), "NUL"),
        ([0], "unexpected character"), (Array(#"{"do":""#.utf8) + [0x80, 0x22, 0x7D], "not UTF-8"),
        (Array("{'do':'book.list'}".utf8), "unexpected"), (Array("not JSON".utf8), "unexpected"),
        (Array(#"{"do":"book.list\uD800"}"#.utf8), "surrogate"),
        (Array(String(repeating: "[", count: 100_000).utf8), "nested"),
        (
            Array(#"{"do":"person.add","issuer":"X","name":""#.utf8)
                + Array(repeating: 65, count: 10_000_000) + Array("\"}".utf8), "longer than 8388608"
        ),
    ]

    @Test func `a broken line is told of by its place, and the next is carried out`() async throws {
        let office = try await Office.shared
        let good = Array(#"{"do":"book.list"}"#.utf8)
        var input: [UInt8] = []
        for broken in Self.broken { input += broken.bytes + [10] + good + [10] }
        let applied = try await office.apply(bytes: input)
        #expect(applied.status == 65)
        #expect(applied.answers.count == 2 * Self.broken.count)
        for (index, broken) in Self.broken.enumerated() {
            #expect(
                applied[2 * index].compact.contains(broken.words), "\(applied[2 * index].compact)")
            #expect(applied[2 * index]["line"] == .integer(Int64(2 * index + 1)))
            #expect(applied[2 * index + 1]["outcome"] == "done")
        }
    }

    @Test func `a line with more defects than anybody reads is answered in measure`() async throws {
        let fields = (0..<5_000).map { number in
            // Only a name of letters is repeated.
            #""x_\#(String(repeating: "x", count: number % 7))\#(number)":1"#
        }
        let items = repeatElement(#"{"do":"cap.shw"}"#, count: 5_000)
        let applied = try await Office.shared.apply([
            #"{"do":"book.list",\#(fields.joined(separator: ","))}"#,
            #"{"do":"atomic","items":[\#(items.joined(separator: ","))]}"#,
        ])
        #expect(applied.outcomes == ["error", "error"])
        for answer in applied.answers {
            #expect(answer.fields.count == 101)
            #expect(answer["errors"]?.array?.last?["problem"] == "more is wrong than is told here")
        }
    }

    @Test func `a byte order mark, returns, blank lines and a missing end of line do no harm`()
        async throws
    {
        let office = try await Office.shared
        let line = #"{"do":"book.list"}"#
        let applied = try await office.apply(["\u{FEFF}\(line)\r", "", " \t\r", "\(line)\r", line])
        #expect(applied.outcomes == ["done", "done", "done"])
        #expect(applied.answers.map { $0["line"] } == [1, 4, 5])
        let empty = try await office.apply([""])
        #expect(empty.status == 0 && empty.outcome.words.isEmpty)
    }

    @Test(arguments: [("/nowhere/file", "No such file"), ("/tmp", "Is a directory")])
    func `a file that is none is told of`(path: String, words: String) async throws {
        let outcome = try await Office.shared.run("apply", path)
        #expect(outcome.status == 65)
        #expect(outcome.output.isEmpty)
        #expect(outcome.error.contains(words) && outcome.error.contains("Accepted: a file"))
        for command in [
            ["transfer", "post", "--file", path],
            [
                "person", "add", "--name", "X",
                "--tin-from", path, "--issuer", "X",
            ],
        ] {
            #expect(
                try await Book.open("BI-F\(path.count)-\(command[0])").run(words: command)
                    .status == 65)
        }
    }

    /// A command line, and the words of the answer: the field, and what would do.
    private static let options: [(words: [String], says: [String])] =
        ["0", "1.5", "9223372036854775808", "abc", "1e3", "1,00", ""].map {
            (
                ["cap", "check", "ANN", $0, "--security", "PFD"],
                ["shares: ", "a whole number of"]
            )
        } + [
            (["cap", "check", "ANN", "--security", "PFD", "--", "-3"], ["shares: -3 is not"]),
            (["cap", "show", "NOBODY"], ["person: there is no person NOBODY"]),
            (["book", "show", "--issuer", "NO"], ["issuer: there is no issuer NO"]),
            (["book", "show", "--issuer", "a b"], ["issuer: "]),
            (["limit", "set", "99", "--authority", "x"], ["limit: ", "99/1000"]),
            (["limit", "set", "x/2", "--authority", "x"], ["numerator: x is not"]),
            (["account", "list", "--limit", "many"], ["limit: many is not"]),
            (["account", "standing", "ANN", "exemt"], ["standing: ", "did you mean exempt?"]),
            (
                ["account", "add", "--inscription", "X", "--form", "TRUST", "--evidence", "x"],
                ["evidence: ", "--intermediary"]
            ),
            (
                ["security", "add", "Z", "--title", "T", "--cusip", "885218100"],
                ["cusip: the check digit is wrong; it would be 7"]
            ),
            (
                ["transfer", "post", "--certificate", "P-0001", "--to", "CAT=1"],
                ["security: the field is missing"]
            ),
            (
                [
                    "transfer", "post", "--security", "PFD", "--certificate", "P-0001",
                    "--new-city", "X",
                ],
                ["assignments[0].new.inscription: the field is missing"]
            ),
            (
                ["transfer", "post", "--security", "PFD", "--certificate", "P-0001", "--to", "=5"],
                ["to: nobody is named"]
            ),
            (["transfer", "post", "--file", "/dev/null", "--key", "k"], ["file: "]),
            (draw(["--numbers", "P-0100...P-0102"]), ["numbers: the text is no list"]),
            (draw(["--numbers", "P-0102..P-0100"]), ["numbers: the last number comes before"]),
            (draw([]), ["count: either how many or which", "a count, or ranges of numbers"]),
            (
                ["stock", "count", "--security", "PFD", "--counted", "abc", "--witness", "W"],
                ["counted: the number has no digits"]
            ),
        ]

    private static func draw(_ which: [String]) -> [String] {
        ["stock", "draw", "--security", "PFD", "--purpose", "x"] + which
    }

    @Test func `a bad option is told of by its name, and writes nothing`() async throws {
        let book = try await Book.open("BI-OPTIONS")
        let rows = try book.rows()
        for (words, says) in Self.options {
            let outcome = try await book.run(words: words)
            #expect(outcome.status == 65, "\(words): \(outcome.words)")
            #expect(outcome.output.isEmpty)
            let said = outcome.error.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            for part in says { #expect(said.contains(part), "\(words): \(said)") }
            #expect(said.contains("Accepted: "), "\(said)")
        }
        #expect(try book.rows() == rows)
    }

    @Test func `a file with a whole item stands alone and names no other book`() async throws {
        let book = try await Book.open("BI-FILE")
        let item = Book.transfer("P-0003", signed: "CAT C SAMPLE", to: "NOM", 1, key: "filed")
        let file = item.replacing("$", with: book.issuer)
        let other = try await book.run(
            "transfer", "post", "--file", "-", input: item.replacing("$", with: "ELSEWHERE"))
        #expect(other.status == 65 && other.error.contains("issuer: "))
        let reversal = try await book.run("transfer", "reverse", "filed", "--reason", "x")
        #expect(reversal.status == 3)
        let beside = try await book.run(
            "transfer", "post", "--file", "-", "--key", "k", input: file)
        #expect(beside.status == 65 && beside.error.contains("file: "))
        #expect(try await book.run("transfer", "check", "--file", "-", input: file).status == 65)
        #expect(try await book.run("transfer", "post", "--file", "-", input: file).status == 0)
    }

    private static let book = Task { try await Book.open("BI-NUMBERS") }

    @Test(arguments: [
        (["cap", "check", "ANN", "-5", "--security", "PFD"], "shares: -5", "below zero"),
        (["cap", "check", "ANN", "5.5", "--security", "PFD"], "shares: 5.5", "no whole number"),
        (["limit", "set", "-1/3", "--authority", "x"], "numerator: -1", "below zero"),
        (["limit", "set", "0.3", "--authority", "x"], "limit: ", "such as 99/1000"),
        (
            ["price", "set", "PFD", "-2.50", "--as-of", "2026-01-02", "--source", "x"],
            "amount: -2.50", "below zero"
        ),
        (
            ["price", "set", "PFD", "2.12345", "--as-of", "2026-01-02", "--source", "x"],
            "amount: 2.12345", "5 decimal places"
        ),
        (
            [
                "certificate", "open", "P-9", "--security", "PFD", "--account", "ANN",
                "--shares", "-1,000",
            ], "shares: -1,000", "below zero"
        ),
        (
            [
                "transfer", "check", "--security", "PFD", "--certificate", "P-0001", "--to",
                "CAT=-5",
            ], "shares: -5", "below zero"
        ),
        (["transfer", "list", "--limit", "-1"], "limit: -1", "below zero"),
        (["stop", "release", "-3", "--authority", "x"], "stop: -3", "below zero"),
    ])
    func `a number on the command line that cannot be is refused by its field and by why`(
        words: [String], field: String, why: String
    ) async throws {
        let book = try await Self.book.value
        let before = try book.rows()
        let outcome = try await book.run(words: words)
        #expect(outcome.status == 65, "\(outcome.words)")
        let said = outcome.error.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(said.hasPrefix("error: " + field), "\(said)")
        #expect(said.contains(why) && said.contains("Accepted: "), "\(said)")
        #expect(try book.rows() == before)
    }
}
