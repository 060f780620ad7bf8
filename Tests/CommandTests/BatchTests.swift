import JSON
import Testing

@testable import countersign

/// A clerk's file of assignments: what is answered, and that it is answered once.
struct BatchTests {
    /// One of every kind: over the limit, whole, of two assignees, held, to a new registration.
    static let everyKind = """
        note,item,security,certificate,to,shares,new_inscription,new_street,new_city,new_state,\
        new_zip,new_tin,signature,program,prefix,serial,institution,price
        over,,PFD,P-0003,ANN,1,,,,,,,CAT C SAMPLE,STAMP,A,S1,First Example Bank,25.00
        whole,,PFD,P-0001,CAT,100,,,,,,,ANN A SPECIMEN,STAMP,A,S2,First Example Bank,25.00
        "two, first",two,PFD,P-0002,CAT,50,,,,,,,BOB B SPECIMEN,STAMP,A,S3,First Example Bank,25.00
        =second,two,PFD,P-0002,ANN,30,,,,,,,,,,,,
        new,two,PFD,,,10,DAN D SAMPLE,5 Sample Street,Springfield,MA,01101,900-55-0066,,,,,,
        held,,PFD,P-0003,BOB,,,,,,,,CAT C SAMPLE,STAMP,A,S4,First Example Bank,25.00

        """

    @Test func `each line is answered beside the clerk's own columns`() async throws {
        let desk = try await BatchDesk("BA-EACH")
        try desk.write(Self.everyKind)
        let outcome = try await desk.batch("post", "--item-by-item")
        #expect(outcome.status == 3, "\(outcome.words)")
        #expect(outcome.error.isEmpty)
        #expect(outcome.output == Self.summary)
        // The book's numbers of items are dealt out to all issuers of a database.
        let answers = try desk.read().replacing(/(?m),\d+,("[^"]*"|[^,"]*),(\d*)$/) {
            ",N,\($0.1),\($0.2)"
        }
        #expect(answers == Self.answers)
    }

    private static let summary = """
        POSTED IN PART  4 items on 6 lines, item by item

          Issuer    BA-EACH
          File      june.csv
          Answers   june.answered.csv

          Status    Items   Security   Shares
          posted        2   PFD           190
          refused       1   PFD             1
          held          1   PFD             0

        Did not pass
          line 2 refused CAP_EXCEEDED
            ANN A SPECIMEN would hold 10,001 of 100,000; 1/10 allows 10,000: 1 too many.
            0 would pass.
          line 7 held SHARES_BLANK
            Assignment 1 leaves the number of shares blank.

        """
    private static let answers = """
        note,item,security,certificate,to,shares,new_inscription,new_street,new_city,new_state,\
        new_zip,new_tin,signature,program,prefix,serial,institution,price,status,codes,message,\
        book_item,certificates_issued,headroom_after
        over,,PFD,P-0003,ANN,1,,,,,,,CAT C SAMPLE,STAMP,A,S1,First Example Bank,25.00,refused,\
        CAP_EXCEEDED,"ANN A SPECIMEN would hold 10,001 of 100,000; 1/10 allows 10,\
        000: 1 too many. 0 would pass.",N,,
        whole,,PFD,P-0001,CAT,100,,,,,,,ANN A SPECIMEN,STAMP,A,S2,First Example Bank,25.00,\
        posted,,,N,"P-0005=100; P-0006=9,900 balance",8900
        "two, first",two,PFD,P-0002,CAT,50,,,,,,,BOB B SPECIMEN,STAMP,A,S3,First Example Bank,\
        25.00,posted,,,N,"P-0007=50; P-0010=9,910 balance",70
        =second,two,PFD,P-0002,ANN,30,,,,,,,,,,,,,posted,,,N,P-0008=30,70
        new,two,PFD,,,10,DAN D SAMPLE,5 Sample Street,Springfield,MA,01101,***-**-0066,,,,,,,\
        posted,,,N,P-0009=10,70
        held,,PFD,P-0003,BOB,,,,,,,,CAT C SAMPLE,STAMP,A,S4,First Example Bank,25.00,held,\
        SHARES_BLANK,Assignment 1 leaves the number of shares blank.,N,,

        """

    @Test func `a face that says other than the book holds its item, and a day is judged`()
        async throws
    {
        let desk = try await BatchDesk("BA-FACE")
        let header = BatchDesk.header + ",face,effective_on"
        func file(_ face: String, _ day: String) -> String {
            header + "\n"
                + BatchDesk.line("one", "P-0001", "ANN A SPECIMEN", to: "CAT", "5", stamp: 1)
                + ",\(face),\(day)\n"
        }
        try desk.write(file("10000", ""))
        #expect(try await desk.batch("check").status == 0)
        try desk.write(file("9999", ""))
        let held = try await desk.batch("check")
        #expect(held.status == 3)
        #expect(try desk.read().contains("FACE_DIFFERS"))
        try desk.write(file("9999; 1", "2026-13-01"))
        let wrong = try await desk.batch("check")
        #expect(wrong.status == 65)
        #expect(wrong.error.contains("2 faces beside 1 certificates"), "\(wrong.error)")
        #expect(wrong.error.contains("effective_on"), "\(wrong.error)")
        try desk.write(file("", "2999-01-04"))
        let early = try await desk.batch("check")
        #expect(early.status == 65)
        let told = early.error.replacing(/\s+/, with: " ")
        #expect(told.contains("cannot take effect on 2999-01-04"), "\(told)")
        try desk.write(file("", "").replacing("effective_on", with: "efective_on"))
        #expect(try await desk.batch("check").error.contains("effective_on"))
    }

    @Test func `the same file again posts nothing and tells the first outcomes`() async throws {
        let desk = try await BatchDesk("BA-AGAIN")
        try desk.write(Self.everyKind)
        _ = try await desk.batch("post", "--item-by-item")
        let first = try desk.read().split(separator: "\n").map { $0.split(separator: ",") }
        let rows = try desk.book.rows()
        let again = try await desk.batch("post", "--item-by-item")
        #expect(again.status == 3)
        #expect(try desk.book.rows() == rows)
        let second = try desk.read().split(separator: "\n").map { $0.split(separator: ",") }
        for (one, other) in zip(first, second).dropFirst() {
            #expect(other.contains("replayed"), "\(other)")
            #expect(one.last == other.last, "The certificates and the headroom are the first.")
        }
        let together = try await desk.batch()
        #expect(together.status == 3)
        #expect(try desk.book.rows() == rows, "What passed is not posted for being asked again.")
    }

    @Test func `two at the limit swap in one file, and neither does item by item`() async throws {
        let desk = try await BatchDesk("BA-SWAP")
        let swap = BatchDesk.file(
            BatchDesk.line("", "P-0001", "ANN A SPECIMEN", to: "BOB", "10,000", stamp: 1)
                .replacing("10,000", with: "\"10,000\""),
            BatchDesk.line("", "P-0002", "BOB B SPECIMEN", to: "ANN", "10000", stamp: 2))
        try desk.write(swap, to: "each.csv")
        let each = try await desk.batch("check", "--item-by-item", file: "each.csv")
        #expect(each.status == 3)
        #expect(each.output.hasPrefix("WOULD POST IN PART") == false)
        try desk.write(swap)
        let together = try await desk.batch()
        #expect(together.status == 0, "\(together.words)")
        #expect(together.output.hasPrefix("POSTED  2 items on 2 lines, all or nothing\n"))
        #expect(try desk.read().contains(",posted,"))
        let again = try await desk.batch()
        #expect(again.status == 0)
        #expect(again.output.hasPrefix("NOTHING NEW  2 items on 2 lines, all or nothing\n"))
    }

    @Test func `all of a file or nothing, and nothing when it comes again`() async throws {
        let desk = try await BatchDesk("BA-WHOLE")
        try desk.write(
            BatchDesk.file(
                BatchDesk.line("", "P-0001", "ANN A SPECIMEN", to: "CAT", "5", stamp: 1),
                BatchDesk.line("", "P-0002", "BOB B WRONG", to: "CAT", "5", stamp: 2)))
        let before = try desk.book.rows()
        let outcome = try await desk.batch()
        #expect(outcome.status == 3)
        #expect(outcome.output.hasPrefix("NOTHING POSTED  2 items on 2 lines, all or nothing\n"))
        let after = try desk.book.rows()
        #expect(after["entry"] == before["entry"])
        #expect(after["certificate"] == before["certificate"])
        let lines = try desk.read().split(separator: "\n")
        #expect(lines[1].contains(",approved,") && lines[2].contains(",refused,"))
        let again = try await desk.batch()
        #expect(again.status == 3)
        #expect(try desk.book.rows() == after)
        let told = try desk.read().split(separator: "\n")
        #expect(told[1].contains(",approved,") && told[2].contains(",replayed,"))
    }

    @Test func `a check and a dry run write no row and no number`() async throws {
        let desk = try await BatchDesk("BA-CHECK")
        try desk.write(Self.everyKind)
        let before = try desk.book.rows()
        for (command, options) in [
            ("check", []), ("check", ["--item-by-item"]), ("post", ["--dry-run"]),
            ("post", ["--item-by-item", "--dry-run"]),
        ] {
            let outcome = try await desk.book.run(
                words: ["transfer", command, "--batch", desk.path("june.csv")] + options)
            #expect(outcome.status == 3, "\(outcome.words)")
            #expect(outcome.output.hasPrefix("WOULD POST"), "\(outcome.words)")
            #expect(try desk.book.rows() == before)
            #expect(try !desk.read().contains("posted,"))
            #expect(try !desk.read().contains("P-0005"))
        }
    }

    @Test func `a changed line is known by its key`() async throws {
        let desk = try await BatchDesk("BA-KEY")
        func file(_ shares: String) -> String {
            BatchDesk.file(
                BatchDesk.line("", "P-0001", "ANN A SPECIMEN", to: "CAT", shares, stamp: 1),
                BatchDesk.line("", "P-0002", "BOB B SPECIMEN", to: "CAT", "7", stamp: 2))
        }
        try desk.write(file("5"))
        #expect(try await desk.batch().status == 0)
        try desk.write(file("6"))
        let together = try await desk.batch()
        #expect(together.status == 65)
        #expect(
            together.error == """
                error: line 2: key: the key was used for another request. Accepted: the line as
                       it was, or a key that has not been used, or the file under another name.

                """)
        let each = try await desk.batch("post", "--item-by-item")
        #expect(each.status == 3)
        let lines = try desk.read().split(separator: "\n")
        #expect(lines[1].contains(",error,KEY_REUSED,") && lines[2].contains(",replayed,"))
    }

    @Test func `the clerk's bytes come back as they were, line ends and mark included`()
        async throws
    {
        let desk = try await BatchDesk("BA-BYTES")
        let lines = [
            BatchDesk.header,
            BatchDesk.line(
                "", "P-0001", "ANN A SPECIMEN", to: "CAT", "5", stamp: 1,
                mine: "\"=1+1, \"\"so\"\"\r\nand on\""),
        ]
        try desk.write("\u{FEFF}" + lines.map { $0 + "\r\n" }.joined())
        #expect(try await desk.batch().status == 0)
        let answered = try desk.read()
        #expect(answered.hasPrefix("\u{FEFF}" + lines[0] + ",status,codes,message,"))
        #expect(answered.contains("\r\n" + lines[1] + ",posted,"))
        #expect(answered.hasSuffix("\r\n"))
    }

    @Test func `a taxpayer number is in no output, no answer and no message`() async throws {
        let desk = try await BatchDesk("BA-TIN")
        let number = ["900", "55", "0066"]
        let texts = [number.joined(), number.joined(separator: "-")]
        try desk.write(
            Self.everyKind.replacing("new,two", with: "\"tin \(texts[1]), own\",two"))
        var said = ""
        for options in [["--dry-run"], ["--item-by-item"], ["--item-by-item", "--json"], []] {
            said += try await desk.book.run(
                words: ["transfer", "post", "--batch", desk.path("june.csv")] + options
            ).words
            said += try desk.read()
        }
        try desk.write(
            Self.everyKind.replacing("CAT C SAMPLE", with: texts[1]).replacing(
                "25.00", with: texts[0]), to: "bad.csv")
        let bad = try await desk.batch(file: "bad.csv")
        #expect(bad.status == 65)
        said += bad.words
        try desk.write(
            Self.everyKind.replacing("note,item", with: "\(texts[1]),item"), to: "head.csv")
        said += try await desk.batch("check", file: "head.csv").words
        for text in texts { #expect(!said.contains(text)) }
        #expect(said.contains("***-**-0066"))
        #expect(try !desk.book.office.everything().contains(texts[0]))
    }
}
