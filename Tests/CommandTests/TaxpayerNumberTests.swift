import JSON
import Testing

/// A taxpayer number goes in and never comes out, wherever it is put.
struct TaxpayerNumberTests {
    private static let forms = ["900-45-6789", "900456789", "90-0456789"]

    private static func expectNone(_ text: String, _ what: Comment) {
        for form in forms { #expect(!text.contains(form), what) }
    }

    /// Lines in which a number, in one of its forms, stands where it belongs or does not.
    private static func lines(_ tin: String) -> [String] {
        [
            #"{"do":"person.add","issuer":"$","name":"TIN ONE","tin":"\#(tin)"}"#,
            #"{"do":"account.add","issuer":"$","account":"T\#(tin.count)","#
                + #""inscription":"TIN TWO","form":"INDIVIDUAL","street":"1 Sample Street","#
                + #""city":"Springfield","state":"MA","zip":"01101","tin":"\#(tin)"}"#,
            #"{"do":"person.add","issuer":"$","name":"X","tin":"\#(tin)0"}"#,
            #"{"do":"person.add","issuer":"$","name":"X","tin":" \#(tin)"}"#,
            #"{"do":"person.add","issuer":"$","name":"X","tin":["\#(tin)"]}"#,
            #"{"do":"person.add","issuer":"$","name":"X","\#(tin)":1}"#,
            #"{"do":"person.add","issuer":"$","name":"X","kind":"\#(tin)"}"#,
            #"{"do":"\#(tin)"}"#, #"{"\#(tin)"}"#, #"{"do":"person.add" "\#(tin)"}"#,
            #"{"do":"cap.check","issuer":"$","person":"ANN","security":"PFD","shares":"\#(tin)"}"#,
            #"{"do":"limit.set","issuer":"$","numerator":1,"denominator":2,"from":"\#(tin)","#
                + #""authority":"x"}"#,
            #"{"do":"guarantee.cover","issuer":"$","prefix":"\#(tin)","maximum":"-\#(tin)","#
                + #""source":"x"}"#,
            #"{"do":"security.add","issuer":"$","security":"Z","title":"T","cusip_base":"\#(tin)"}"#,
            #"{"do":"account.add","issuer":"$","inscription":"X","form":"\#(tin)"}"#,
            #"{"do":"account.add","issuer":"$","inscription":"X","form":"TRUST","tin":"\#(tin)","#
                + #""tin_absent":"x"}"#,
            #"{"do":"transfer.post","issuer":"$","security":"PFD","certificates":["P-0003"],"#
                + #""assignments":[{"new":{"inscription":"TIN FOUR","form":"INDIVIDUAL","#
                + #""tin":"\#(tin)"},"shares":1}],"key":"t\#(tin.count)"}"#,
        ]
    }

    /// Where only the hyphens tell that it is a number, and where it is no text at all.
    private static let misplaced = [
        #"{"do":"person.add","issuer":"$","name":"X","tin":900456789}"#,
        #"{"do":"person.add","issuer":"$","name":900456789}"#,
        #"{"do":"security.add","issuer":"$","security":"Z","title":"T","scale":900456789}"#,
        #"{"do":"security.add","issuer":"$","security":"Z","title":"T","scale":900456789.0}"#,
        #"{"do":"account.list","issuer":"$","limit":900456789}"#,
        #"{"do":"account.show","issuer":"$","account":"900-45-6789"}"#,
        #"{"do":"account.show","issuer":"900-45-6789","account":"ANN"}"#,
        #"{"do":"person.add","issuer":"$","name":"X","person":"90-0456789"}"#,
        #"{"do":"person.add","issuer":"$","name":"JOHN (900-45-6789)"}"#,
        #"{"do":"item.show","issuer":"$","key":"900-45-6789"}"#,
        #"{"do":"stop.place","issuer":"$","security":"PFD","certificate":"P-0001","kind":"LOST","#
            + #""reason":"owner has 900-45-6789"}"#,
        #"{"do":"account.add","issuer":"$","inscription":"X","form":"TRUST","#
            + #""tin_absent":"it is 900-45-6789"}"#,
    ]

    @Test func `no output, no table and no log holds a taxpayer number`() async throws {
        let book = try await Book.open("TIN")
        for form in Self.forms {
            let applied = try await book.apply(lines: Self.lines(form))
            #expect(applied.outcomes.prefix(2).contains("done"), "\(applied[1].compact)")
            #expect(applied.outcomes.dropFirst(2).dropLast().allSatisfy { $0 == "error" })
            Self.expectNone(applied.outcome.words, "\(form)")
            let dry = try await book.apply(
                lines: Self.lines(form).map { Book.atomic($0.replacing("900", with: "901")) },
                options: ["--dry-run"])
            #expect(!dry.outcome.output.contains(form.replacing("900", with: "901")))
        }
        let misplaced = try await book.apply(lines: Self.misplaced)
        #expect(misplaced.outcomes.allSatisfy { $0 == "error" }, "\(misplaced.outcome.output)")
        Self.expectNone(misplaced.outcome.words, "misplaced")
        for words in [
            ["account", "show", "T11"], ["account", "list"], ["transfer", "show", "t9"],
            ["transfer", "list"], ["book", "show"], ["cap", "show", "ANN"],
        ] {
            for options in [[], ["--json"]] {
                let outcome = try await book.run(words: words + options)
                #expect(outcome.status == 0, "\(words): \(outcome.words)")
                Self.expectNone(outcome.words, "\(words)")
            }
        }
        Self.expectNone(try book.office.everything(), "the tables")
        let psql = try await book.office.run(
            "db", "psql", "--role", "officer", "--", "-At", "-c", "TABLE ledger.person")
        #expect(psql.status == 0 && psql.output.contains("|6789|"))
        Self.expectNone(psql.output, "psql")
        let log = try await book.office.bash("cat '\(book.office.home)/server.log'")
        #expect(log.status == 0)
        Self.expectNone(log.output, "the log")
    }

    @Test func `a number is read from a file or from standard input and not repeated`()
        async throws
    {
        let book = try await Book.open("TIN-FROM")
        for (input, status) in [("900-45-6789\n", 0), ("900-45-67\n", 65), ("", 65), ("x", 65)] {
            let outcome = try await book.run(
                "person", "add", "--name", "X", "--tin-from", "-", input: input)
            #expect(outcome.status == Int32(status))
            Self.expectNone(outcome.words, "\(input)")
        }
        let large = try await book.run("person", "add", "--name", "X", "--tin-from", "/dev/zero")
        #expect(large.status == 65)
        for words in [
            ["cap", "check", "ANN", "900-45-6789", "--security", "PFD"],
            ["cap", "check", "ANN", "900456789.5", "--security", "PFD"],
            ["limit", "set", "900-45-6789/1", "--authority", "x"],
            ["person", "add", "--name", "X", "--tin", "900-45-6789"],
            ["person", "show", "ANN", "900456789"], ["900-45-6789"], ["cap", "900456789"],
            ["account", "show", "900-45-6789"], ["person", "add", "--name", "900-45-6789"],
            ["account", "list", "--limit", "900-45-6789"],
            [
                "stop", "release", "90-0456789",
                "--authority", "x",
            ],
        ] {
            let outcome = try await book.run(words: words)
            #expect([64, 65].contains(outcome.status), "\(words)")
            Self.expectNone(outcome.words, "\(words)")
        }
    }

    @Test func `one number is one person, and another book does not know it`() async throws {
        let book = try await Book.open("TIN-SAME")
        let other = try await Book.open("TIN-OTHER")
        let line =
            #"{"do":"account.add","issuer":"$","inscription":"TIN X","form":"INDIVIDUAL","tin":"#
        let applied = try await book.apply(line + #""900-45-6789"}"#, line + #""900456789"}"#)
        #expect(applied.outcomes == ["done", "done"])
        #expect(applied[0]["owners"] == applied[1]["owners"])
        let elsewhere = try await other.apply(line + #""900-45-6789"}"#)
        #expect(elsewhere[0]["owners"] != applied[0]["owners"])
    }
}
