import JSON
import Testing

/// Groups of operations: all of them or none, judged by what they do together.
struct AtomicTests {
    @Test func `two persons at the limit swap their shares in one group and not one by one`()
        async throws
    {
        let book = try await Book.open("AT-SWAP")
        let there = Book.transfer(
            "P-0001", signed: "ANN A SPECIMEN", to: "BOB", 10_000, key: "there")
        let back = Book.transfer("P-0002", signed: "BOB B SPECIMEN", to: "ANN", 10_000, key: "back")
        let alone = try await book.apply(
            Book.transfer("P-0001", signed: "ANN A SPECIMEN", to: "BOB", 10_000, key: "alone"))
        #expect(alone.outcomes == ["refused"])
        #expect(alone[0].codes.contains("CAP_EXCEEDED"))
        #expect(alone.status == 3)
        let together = try await book.apply(Book.atomic(there, back))
        #expect(together.outcomes == ["posted"])
        #expect(together.status == 0)
        #expect(together[0]["answers"]?.array?.map { $0["outcome"]?.text } == ["posted", "posted"])
    }

    @Test func `a group that fails tells of every item and writes nothing but the refusal`()
        async throws
    {
        let book = try await Book.open("AT-FAIL")
        let before = try book.rows()
        let applied = try await book.apply(
            Book.atomic(
                #"{"do":"person.add","name":"SOMEBODY NEW"}"#,
                Book.transfer("P-0003", signed: "CAT C SAMPLE", to: "ANN", 1, key: "over"),
                #"{"do":"stop.place","security":"PFD","certificate":"P-0003","kind":"LOST","#
                    + #""reason":"specimen"}"#))
        #expect(applied.status == 3)
        #expect(applied.outcomes == ["refused"])
        let answers = applied[0]["answers"]?.array ?? []
        #expect(answers.map { $0["outcome"]?.text } == ["approved", "refused", "error"])
        #expect(answers.last?["errors"]?.array?.first?["code"]?.text == "NOT_REACHED")
        var expected = before
        for table in ["item", "verdict", "assignment", "medallion_guarantee"] {
            expected[table, default: 0] += 1
        }
        #expect(try book.rows() == expected)
        let shown = try await book.run("transfer", "show", "over", "--json")
        #expect(shown.output.contains("CAP_EXCEEDED"))
    }

    @Test func `an error in a group leaves nothing at all`() async throws {
        let book = try await Book.open("AT-ERROR")
        let before = try book.rows()
        let applied = try await book.apply(
            Book.atomic(
                #"{"do":"person.add","person":"NEW","name":"SOMEBODY NEW"}"#,
                #"{"do":"person.add","person":"NEW","name":"SOMEBODY ELSE"}"#))
        #expect(applied.status == 65)
        #expect(applied.outcomes == ["error"])
        #expect(applied[0]["answers"]?.array?.map { $0["outcome"]?.text } == ["approved", "error"])
        #expect(try book.rows() == before)
    }

    @Test func `every defect of every item is named by its place before anything is begun`()
        async throws
    {
        let book = try await Book.open("AT-PLACE")
        let before = try book.rows()
        let good = #"{"do":"person.add","name":"SOMEBODY NEW"}"#
        let applied = try await book.apply(
            Book.atomic(
                good, #"{"do":"person.ad","name":"X"}"#, good,
                #"{"do":"cap.check","person":"P1","security":"PFD","shares":0}"#,
                #"{"do":"atomic","items":[]}"#, #"{"do":"book.list"}"#))
        #expect(applied.status == 65)
        #expect(applied[0].fields == ["items[1].do", "items[3].shares", "items[4].do"])
        #expect(applied.outcome.output.contains("did you mean person.add?"))
        #expect(applied.outcome.output.contains("a group cannot stand in a group"))
        #expect(try book.rows() == before)
    }

    @Test func `a transfer and the transfer of what it made pass in one group`() async throws {
        let book = try await Book.open("AT-CHAIN")
        let applied = try await book.apply(
            Book.atomic(
                #"{"do":"stop.place","security":"PFD","certificate":"P-0004","kind":"LOST","#
                    + #""reason":"specimen"}"#,
                Book.transfer("P-0003", signed: "CAT C SAMPLE", to: "NOM", 400, key: "first"),
                #"{"do":"cap.show","person":"CAT"}"#, #"{"do":"book.list"}"#))
        #expect(applied.outcomes == ["posted"], "\(applied.outcome.words)")
    }

    @Test func `a dry run writes nothing, and its later lines see its earlier ones`() async throws {
        let book = try await Book.open("AT-DRY")
        let before = try book.rows()
        let applied = try await book.apply(
            #"{"do":"account.add","issuer":"$","account":"DOT","inscription":"DOT D SAMPLE","#
                + #""form":"INDIVIDUAL","street":"1 Sample Street","city":"Springfield","#
                + #""state":"MA","zip":"01101","tin_absent":"specimen"}"#,
            Book.transfer("P-0003", signed: "CAT C SAMPLE", to: "DOT", 600, key: "one"),
            Book.atomic(
                Book.transfer("P-0001", signed: "ANN A SPECIMEN", to: "DOT", 400, key: "two")),
            Book.transfer("P-0002", signed: "BOB B SPECIMEN", to: "DOT", 9_500, key: "three"),
            #"{"do":"account.show","issuer":"$","account":"DOT"}"#, options: ["--dry-run"])
        #expect(applied.status == 3)
        #expect(applied.outcomes == ["approved", "approved", "approved", "refused", "done"])
        #expect(applied.answers.allSatisfy { $0["dry_run"] == true })
        #expect(applied[1]["entry"] == .null)
        #expect(applied[2]["answers"]?.array?.first?["outcome"] == "approved")
        #expect(applied[4]["holdings"] == ["PFD": 1000])
        #expect(try book.rows() == before)
    }
}
