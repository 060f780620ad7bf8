import JSON
import Testing

@testable import countersign

/// Files that are not read: every error at once, with its line and column, and nothing posted.
struct BatchRefusalTests {
    @Test func `every error of a file is told by line, column and field`() async throws {
        let desk = try await BatchDesk("BR-EVERY")
        try desk.write(
            BatchDesk.header + ",key,new_inscription,new_zip,value_covered,guarantee_date,paper\n"
                + """
                ,PFD,P-0001,CAT,5.5,ANN A SPECIMEN,STAMP,A,S1,Bank,cheap,,,,,,,
                ,PFD,,CAT,5,ANN A SPECIMEN as king,STAMP,ABCDE,S1,Bank,1,,K 1,,,,,
                one,PFD,P-0001,CAT,5,ANN A SPECIMEN,STAMP,A,S1,Bank,1,,,,,,2026-13-01,
                one,COM,P-0002,,5,,,,,,1,,,,,,,
                one,PFD,,CAT,0,,,,,,2,,,,,,,
                ,PFD,P-0001,,5,ANN,STAMP,A,S1,Bank,1,,,ANN,ABC,,,lease; seen 2026
                one,PFD,P-0001,CAT,5,ANN,STAMP,A,S1,Bank,1,,K-1,,,,,
                ,PFD,P-0001,CAT,5,ANN,STAMP,A,S1,Bank,1,,K-1,,,x,,
                ,PFD,P-0001,CAT,5,ANN,STAMP,A

                """)
        let before = try desk.book.rows()
        let outcome = try await desk.batch("post", "--json")
        #expect(outcome.status == 65)
        let document = try JSONReader.read(Array(outcome.output.utf8))
        let told = (document["errors"]?.array ?? []).map { error in
            let place = [error["line"], error["column"]].map { $0?.int64.map(String.init) ?? "?" }
            return place.joined(separator: ":") + " " + (error["field"]?.text ?? "?") + ": "
                + (error["problem"]?.text ?? "?")
        }
        #expect(told == Self.everyError)
        #expect(try desk.book.rows() == before)
        #expect(try BatchDesk.names(in: desk.folder) == ["june.csv"], "There are no answers.")
    }

    private static let everyError = [
        "2:17 shares: 5.5 is not accepted: it is no whole number",
        "2:52 price: the text is no amount of dollars",
        "3:6 certificate: the field is missing",
        "3:42 prefix: a text of 5 characters is too long",
        "3:59 key: the text is empty or holds a character that cannot be printed",
        "4:60 guarantee_date: there is no such day",
        "5:5 security: the item has another one on line 4",
        "5:16 to: the assignee is named twice or not at all", "6:14 shares: 0 is not accepted",
        "6:21 price: the item has another one on line 4", "7:44 new_zip: not a ZIP code",
        "7:50 paper: a part of it is not understood, or is said twice",
        "8:1 item: the item stands on line 6 already, apart from this one",
        "10:30 serial: 8 fields instead of 18",
    ]

    @Test(arguments: [
        ("", "line 1, column 1: the file is empty."),
        ("security;certificate;shares\nPFD;P-1;5\n", "line 1, column 1: columns separated by “;”."),
        ("security,certificate\nPFD,P-1\n", "line 1, column 21: there is no column “shares”."),
        (
            "security,certificate,shares\nPFD,\"P-1,5\n",
            "line 2, column 5 (certificate): a quoted field opened here"
        ),
        ("security,certificate,shares\nPFD,P-1\n", "line 2, column 8 (shares): 2 fields"),
        ("security,certificate,shares\n", "line 2: there is no line of items."),
        (
            "security,certificate,shares,New TIN\nPFD,P-1,5,x\n",
            "line 1, column 29 (new_tin): a column is"
        ),
        (
            "security,certificate,shares,pric\nPFD,P-1,5,25\n",
            "line 1, column 29 (pric): there is no such column; did you mean price?"
        ),
        (
            "security,certificate,shares,recieved_at\nPFD,P-1,5,x\n",
            "line 1, column 29 (recieved_at): there is no such column; did you mean received_at?"
        ),
        (
            "security,certificate,asignee,shares\nPFD,P-1,CAT,5\n",
            "line 1, column 22 (asignee): there is no such column; did you mean to?"
        ),
        (
            "security,certificate,shares,Prices\nPFD,P-1,5,25\n",
            "did you mean price? Accepted: price, or x_ or note_ before the name of a column"
        ),
        (
            "security,certificate,shares,price\nPFD,P-1,-5,25\n",
            "-5 is not accepted: it is below zero"
        ),
        ("security,certificate,shares,price\nPFD,P-1,5,-25\n", "-25 is not accepted: it is below"),
        ("900-11-0001,certificate\n", "there is no column “security”."),
    ])
    func `a broken file is told where it is broken`(text: String, sentence: String) async throws {
        let desk = try await Self.desk.value
        let name = "broken-\(text.utf8.reduce(5381) { ($0 &* 33) ^ Int($1) }).csv"
        try desk.write(text, to: name)
        let outcome = try await desk.batch(file: name)
        #expect(outcome.status == 65)
        #expect(outcome.output.isEmpty)
        let words = outcome.error.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(words.contains(sentence), "\(words)")
        #expect(!words.contains("900-11-0001"))
        #expect(outcome.error.split(separator: "\n").allSatisfy { $0.count <= 80 })
    }

    @Test(arguments: ["x_pric", "note_asignee", "X_Recieved At", "desk", "mine", "no", "client"])
    func `a column of the clerk's own is kept under a name that says so`(
        name: String
    ) async throws {
        let desk = try await Self.desk.value
        let stem = "own-\(name.filter { $0.isLetter })"
        let (file, answered) = (stem + ".csv", stem + ".answered.csv")
        try desk.write(
            BatchDesk.header.replacing(",mine", with: "," + name) + "\n"
                + BatchDesk.line(
                    "1", "P-0001", "ANN A SPECIMEN", to: "CAT", "5", stamp: 7, mine: "kept") + "\n",
            to: file)
        let outcome = try await desk.batch(
            "check", "--output", desk.path(answered), file: file)
        #expect(outcome.status == 0, "\(outcome.words)")
        let answers = try desk.read(answered)
        #expect(answers.contains("," + name + ",") && answers.contains(",kept,"))
    }

    private static let desk = Task { try await BatchDesk("BR-BROKEN") }

    @Test(arguments: ["post", "check"])
    func `a receipt that is yet to come is told by its line and column`(
        command: String
    ) async throws {
        let desk = try await BatchDesk("BR-AHEAD-\(command.uppercased())")
        let line = ",PFD,P-0001,CAT,5,ANN A SPECIMEN,STAMP,A,S1,First Example Bank,25.00,"
        try desk.write(
            BatchDesk.header + ",received_at\n\(line),2020-01-02T10:00:00Z\n"
                + "\(line),2999-01-02T10:00:00Z\n")
        let before = try desk.book.rows()
        let outcome = try await desk.batch(command, "--json")
        #expect(outcome.status == 65)
        let document = try JSONReader.read(Array(outcome.output.utf8))
        let errors = document["errors"]?.array ?? []
        #expect(errors.count == 1)
        #expect(errors.first?["line"]?.int64 == 3 && errors.first?["column"]?.int64 == 71)
        #expect(errors.first?["field"]?.text == "received_at")
        #expect(errors.first?["problem"]?.text == "that time is yet to come")
        #expect(try desk.book.rows() == before)
    }

    @Test func `answers never take the place of a device, a pipe or a folder`() async throws {
        let desk = try await BatchDesk("BR-DEVICE")
        try desk.write(
            BatchDesk.header + "\n"
                + "1,PFD,P-0001,CAT,5,ANN A SPECIMEN,STAMP,A,S1,First Example Bank,25.00,\n")
        let before = try desk.book.rows()
        let pipe = desk.folder + "/pipe"
        let made = try await desk.book.office.bash("mkfifo '\(pipe)'")
        #expect(made.status == 0)
        for (place, why) in [(pipe, "no plain file"), (desk.folder, "a directory")] {
            let outcome = try await desk.batch("post", "--output", place)
            #expect(outcome.status == 73, "\(outcome.words)")
            let error = outcome.error.split(whereSeparator: \.isWhitespace)
                .joined(separator: " ")
            #expect(error.contains(why), "\(outcome.words)")
        }
        let kept = try await desk.book.office.bash("[[ -p '\(pipe)' ]]")
        #expect(kept.status == 0)
        #expect(try desk.book.rows() == before)
    }

    @Test func `what stands beside a batch, or is missing, is said before anything is begun`()
        async throws
    {
        let desk = try await Self.desk.value
        try desk.write(
            BatchDesk.file(
                BatchDesk.line("", "P-0001", "ANN A SPECIMEN", to: "CAT", "5", stamp: 1)))
        let before = try desk.book.rows()
        let path = desk.path("june.csv")
        for (words, status) in [
            (["--batch", path, "--security", "PFD"], 65 as Int32), (["--item-by-item"], 64),
            (["--output", "x"], 64), (["--batch", desk.path("none.csv")], 65),
            (["--batch", desk.folder], 65), (["--batch", path, "--output", path], 65),
            (["--batch", path, "--output", "/dev/null/x.csv"], 73),
        ] {
            let outcome = try await desk.book.run(words: ["transfer", "post"] + words)
            #expect(outcome.status == status, "\(words) \(outcome.words)")
            #expect(outcome.output.isEmpty)
        }
        #expect(try desk.book.rows() == before)
        #expect(!(try BatchDesk.names(in: desk.folder)).contains { $0.contains("making") })
    }
}
