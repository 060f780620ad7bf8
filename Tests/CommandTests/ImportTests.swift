import Glibc
import JSON
import Testing

@testable import countersign

/// Taking over an earlier agent's book: reconciled, all of it or nothing, and once.
struct ImportTests {
    private static let header =
        "security,certificate,shares,account,registration,street,city,state,postal_code,"
        + "issue_date,cancellation_date,taxpayer_number,person"

    private static func file(_ lines: String...) -> String {
        ([header] + lines).joined(separator: "\n") + "\n"
    }

    private static let place = "1 Sample Street,Springfield,MA,01101,1999-03-04"

    /// Two certificates of one person, one of two owners, and one that was cancelled.
    private static let specimen = file(
        "PFD,Q-1,600,,JANE Q EXAMPLE,\(place),,900-11-2233,",
        "PFD,Q-2,500,,JANE Q EXAMPLE,\(place),,900-11-2233,",
        "PFD,Q-3,100,OLD-7,JANE Q EXAMPLE,PO Box 7,Springfield,MA,01101,2000-01-05,,900-11-2233,",
        "PFD,Q-4,50,OLD-8,JOHN & MARY SAMPLE,PO Box 8,Springfield,MA,01101,2000-01-05,,,",
        "PFD,Q-5,50,OLD-9,JOHN SAMPLE,PO Box 9,Springfield,MA,01101,2000-01-05,2001-01-02,,")

    /// Runs the import; the folder's name is taken out of what is said.
    private func run(
        _ desk: BatchDesk, _ options: String..., file: String = "june.csv"
    ) async throws -> Program.Outcome {
        let paths = options.map { $0.hasSuffix(".csv") ? desk.path($0) : $0 }
        let outcome = try await desk.book.run(
            words: ["book", "import", "--certificates", desk.path(file)] + paths)
        return Program.Outcome(
            status: outcome.status, output: outcome.output.replacing(desk.folder + "/", with: ""),
            error: outcome.error.replacing(desk.folder + "/", with: ""))
    }

    private func document(_ outcome: Program.Outcome) throws -> JSONValue {
        try JSONReader.read(Array(outcome.output.utf8))
    }

    @Test func `a book comes in with its totals, and the same file writes nothing again`()
        async throws
    {
        let desk = try await BatchDesk("IM-ONCE")
        try desk.write(Self.specimen)
        let before = try desk.book.rows()
        let dry = try await run(desk, "--dry-run", "--json")
        #expect(dry.status == 0)
        #expect(try document(dry)["certificates"]?.int64 == 4)
        #expect(try desk.book.rows() == before, "A dry run writes nothing.")

        let outcome = try await run(desk, "--json")
        #expect(outcome.status == 0, "\(outcome.words)")
        let answer = try document(outcome)
        #expect(answer["outcome"]?.text == "done")
        #expect(answer["cancelled"]?.int64 == 1)
        #expect(answer["accounts"]?["new"]?.int64 == 3, "One face twice is one account.")
        #expect(answer["persons"]?.int64 == 2, "One taxpayer number is one person.")
        #expect(answer["merged"]?["count"]?.int64 == 1)
        #expect(answer["doubts"]?["first"]?.array?.first?["line"]?.int64 == 5)
        let class0 = answer["classes"]?.array?.first
        #expect(class0?["shares"]?.int64 == 1_250)
        #expect(
            class0?["difference"]?.int64 == 1_250, "The control book has not been told of them.")

        let after = try desk.book.rows()
        let again = try await run(desk)
        #expect(again.status == 0)
        #expect(again.output.hasPrefix("TAKEN OVER BEFORE  june.csv\n"))
        #expect(try desk.book.rows() == after)
    }

    @Test func `R12 what the earlier agent cancelled is found by its number`() async throws {
        let desk = try await BatchDesk("IM-PRIOR")
        try desk.write(Self.specimen)
        #expect(try await run(desk).status == 0)
        let shown = try await desk.book.run("certificate", "show", "Q-5", "--security", "PFD")
        #expect(shown.status == 0, "\(shown.words)")
        #expect(shown.output.hasPrefix("CANCELLED  certificate Q-5 of PFD"), "\(shown.output)")
        for words in [
            "  Shares        50\n", "  Account       OLD-9\n", "  Inscription   JOHN SAMPLE\n",
            "PO Box 9", "  Dated         2000-01-05\n",
            "  Cancelled     2001-01-02, by an earlier agent\n", "june.csv",
        ] { #expect(shown.output.contains(words), "\(words)\n\(shown.output)") }
        let again = try await desk.book.run(
            "certificate", "open", "Q-5", "--security", "PFD", "--account", "OLD-7", "--shares",
            "1", "--issued-on", "2000-01-05", "--key", "again")
        #expect(again.status == 65, "\(again.words)")
        #expect(
            again.error.contains("an earlier agent issued and cancelled a certificate"),
            "\(again.error)")
    }

    @Test func `a stop list that comes with a known file is placed, once`() async throws {
        let desk = try await BatchDesk("IM-STOPS")
        try desk.write(Self.specimen)
        #expect(try await run(desk).status == 0)
        try desk.write(
            "security,certificate,kind,reason\nPFD,Q-2,LOST,fire\nPFD,Q-5,LOST,flood\n",
            to: "stops.csv")
        let before = try desk.book.rows()
        let dry = try await run(desk, "--stops", "stops.csv", "--dry-run")
        #expect(dry.status == 0 && dry.output.contains("would come in"), "\(dry.output)")
        #expect(try desk.book.rows() == before)
        let words = ["--stops", "stops.csv", "--fail-on", "differences"]
        let outcome = try await run(desk, words[0], words[1], words[2], words[3])
        #expect(outcome.status == 3, "Q-5 is not outstanding.")
        #expect(outcome.output.hasPrefix("TAKEN OVER BEFORE, ADDED TO  june.csv\n"))
        #expect(outcome.output.contains("Stops placed now            1\n"))
        let shown = try await desk.book.run("certificate", "show", "Q-2", "--security", "PFD")
        #expect(shown.output.hasPrefix("OUTSTANDING, UNDER STOP"), "\(shown.output)")
        let after = try desk.book.rows()
        let again = try await run(desk, words[0], words[1], words[2], words[3])
        #expect(again.status == 3)
        #expect(again.output.contains("Nothing was written; the stop list's 2\nstops were taken"))
        #expect(again.output.contains("PFD Q-5: a stop on a certificate that is not outstanding"))
        #expect(try desk.book.rows() == after)
    }

    @Test func `control totals that come with a known file need the issuer's authority`()
        async throws
    {
        let desk = try await BatchDesk("IM-TOTALS")
        try desk.write(Self.specimen)
        #expect(try await run(desk).status == 0)
        let before = try desk.book.rows()
        let bare = try await run(desk, "--control", "PFD=33001250")
        #expect(bare.status == 3 && bare.output.contains("CONTROL_BOOK_AUTHORITY"))
        #expect(bare.output.contains("no stop of a stop list was placed either"))
        #expect(try desk.book.rows() == before)
    }

    @Test func `nonsense is told with the column, and with what the book has already`()
        async throws
    {
        let desk = try await BatchDesk("IM-NONSENSE")
        try desk.write(Self.specimen)
        #expect(try await run(desk).status == 0)
        try desk.write(
            Self.file(
                "PFD,Q-1,600,,JANE Q EXAMPLE,\(Self.place),,,",
                "PFD,Q-21,0,,JANE Q EXAMPLE,1 Sample Street,Springfield,ZZ,01101,1066-01-01,,,",
                "PFD,Q-22,\"1,000\",,JANE Q EXAMPLE,\(Self.place),,,",
                "PFD,Q-23,9223372036854775807,,JANE Q EXAMPLE,\(Self.place),,,",
                "PFD,Q-24,1,,JANE Q EXAMPLE,\(Self.place),,,"), to: "july.csv")
        let before = try desk.book.rows()
        let outcome = try await run(desk, file: "july.csv")
        #expect(outcome.status == 65)
        for place in [
            "july.csv: line 2, column 5 (certificate): certificate PFD Q-1 is in the",
            "july.csv: line 3, column 10 (shares): no certificate is for 0 shares.",
            "july.csv: line 3, column 56 (state): not a state of the United States.",
            "july.csv: line 3, column 65 (issue_date): 1066-01-01 is before any",
            "july.csv: line 4, column 10 (shares): 1,000 is not accepted: it has a",
            "july.csv: line 5, column 10 (shares): with this line the shares of PFD",
        ] {
            #expect(outcome.error.contains("error: " + place), "\(place)\n\(outcome.error)")
        }
        #expect(try desk.book.rows() == before)
    }

    @Test func `imported holdings count against the limit`() async throws {
        let desk = try await BatchDesk("IM-CAP")
        try desk.write(Self.file("PFD,Q-1,9500,OLD-1,DAN D SPECIMEN,\(Self.place),,,DAN"))
        #expect(try await run(desk).status == 0)
        let over = try await desk.book.apply(
            Book.transfer("P-0003", signed: "CAT C SAMPLE", to: "OLD-1", 501, key: "over"))
        #expect(over[0].codes.contains("CAP_EXCEEDED"), "\(over.outcome.output)")
        let within = try await desk.book.apply(
            Book.transfer("Q-1", signed: "DAN D SPECIMEN", to: "CAT", 100, key: "down"))
        #expect(within.outcomes == ["posted"], "\(within.outcome.output)")
    }

    @Test func `who is over after it is noted and not refused`() async throws {
        let desk = try await BatchDesk("IM-OVER")
        try desk.write(Self.file("PFD,Q-1,20000,,EVE E SPECIMEN,\(Self.place),,,"))
        let outcome = try await run(desk, "--json")
        #expect(outcome.status == 0)
        let answer = try document(outcome)
        #expect(answer.codes == ["OVER_PASSIVE"])
        let shown = try await desk.book.run("cap", "excess")
        #expect(shown.output.contains("Cause         the book taken over from june.csv"))
    }

    @Test func `what differs from the control totals is opened as the prior agent's`()
        async throws
    {
        let office = try await Office.shared
        let opened = try await office.apply([
            #"{"do":"book.open","issuer":"IM-DIFF","name":"Specimen Trust, Inc."}"#,
            #"{"do":"security.add","issuer":"IM-DIFF","security":"PFD","title":"Preferred"}"#,
        ])
        #expect(opened.status == 0)
        let desk = try await BatchDesk("IM-DIFF-DESK")
        let book = Book(office: office, issuer: "IM-DIFF")
        try desk.write(Self.specimen)
        try desk.write(
            "security,certificate,kind,reason,received_on\nPFD,Q-1,LOST,fire,2001-05-06\n"
                + "PFD,Q-5,STOLEN,theft,2000-05-06\nPFD,Q-9,LEVY,writ,2000-05-06\n",
            to: "stops.csv")
        try desk.write(
            "security,authorised,issued,certificates\nPFD,22000,1300,5\n", to: "control.csv")
        let words = [
            "book", "import", "--certificates", desk.path("june.csv"), "--stops",
            desk.path("stops.csv"), "--control", desk.path("control.csv"), "--as-of",
            "2026-01-05", "--fail-on", "differences",
        ]
        let outcome = try await book.run(words: words)
        #expect(outcome.status == 3, "\(outcome.words)")
        #expect(outcome.output.contains(Self.differences), "\(outcome.output)")
        #expect(
            outcome.output.split(separator: "\n").allSatisfy {
                $0.count <= 80 && $0.last != " "
            })
        let stopped = try await book.run("stop", "list")
        #expect(stopped.output.contains("Q-1 of PFD"))
        let proof = try await book.run("book", "verify", "--json")
        let different = (try document(proof)["checks"]?.array ?? []).filter {
            $0["differences"]?.int64 != 0
        }
        #expect(different.map { $0["name"]?.text } == ["register_is_control_book"])
        let again = try await book.run(words: words)
        #expect(again.status == 3, "The difference is as open as it was.")
        #expect(again.output.contains(Self.differences.suffix(300)), "\(again.output)")
        let shown = try await book.run("stop", "list")
        #expect(shown.output.contains("1 stop\n"), "No stop was placed twice.")
    }

    private static let differences = """
        By class
          Class   Certificates   Shares   Register   Control   Difference
          PFD                4    1,250      1,250     1,300          -50

        Differences of the prior agent
          PFD: the register has 1,250 shares, the control book 1,300: -50.
          PFD: the register has 4 certificates, 5 are certified.
          PFD Q-5: a stop on a certificate that is not outstanding (STOLEN, theft,
          2000-05-06).
          PFD Q-9: a stop on a certificate that is not outstanding (LEVY, writ,
          2000-05-06).
        """

    @Test func `every error of the files is told at once, and no taxpayer number with it`()
        async throws
    {
        let desk = try await BatchDesk("IM-BAD")
        try desk.write(
            "\u{FEFF}"
                + Self.file(
                    "PFD,Q-1,5.5,,JANE Q EXAMPLE,\(Self.place),,900-11-2233,",
                    "PDF,Q-2,5,,JANE Q EXAMPLE,\(Self.place),,900-11-22334,",
                    "PFD,Q 3,5,,,\(Self.place),,,",
                    "PFD,Q-4,5,,JANE 900-11-2233,\(Self.place),,,",
                    "PFD,Q-1,5,,\"JANE \"\"Q\"\" EXAMPLE\",\(Self.place),,,",
                    "PFD,Q-6,5,,JANE Q EXAMPLE,1 Sample Street,Springfield,MA,0110,2099-03-04,,,",
                    "PFD,Q-7,5,,JANE Q EXAMPLE,\(Self.place),1999-03-03,,",
                    "PFD,Q-8,5,X,JANE Q EXAMPLE,\(Self.place),,900-11-2233,P-1",
                    "PFD,Q-9,5,X,JANE R EXAMPLE,\(Self.place),,900-11-2233,P-2",
                    "PFD,Q-10,5"
                ).replacing("\n", with: "\r\n"))
        try desk.write(
            "security,certificate,kind,reason\nPFD,Q-1,MISLAID,\n"
                + "PFD,Q-1,ADVERSE_CLAIM_403,claim\n", to: "stops.csv")
        let before = try desk.book.rows()
        let outcome = try await run(desk, "--stops", "stops.csv", "--json")
        #expect(outcome.status == 65)
        let told = (try document(outcome)["errors"]?.array ?? []).map { error in
            [error["file"]?.text, error["line"]?.int64.map(String.init), error["field"]?.text]
                .map { $0 ?? "?" }.joined(separator: " ")
        }
        #expect(told.sorted() == Self.errors.sorted(), "\(outcome.output)")
        #expect(!outcome.words.contains("900-11-2233"))
        #expect(!outcome.words.contains("900112233"))
        #expect(try desk.book.rows() == before)
        let words = try await run(desk, "--stops", "stops.csv")
        #expect(words.error.contains("error: june.csv: line 2, column 9 (shares): 5.5 is not"))
    }

    private static let errors = [
        "june.csv 2 shares", "june.csv 3 security", "june.csv 3 taxpayer_number",
        "june.csv 4 certificate", "june.csv 4 registration", "june.csv 5 registration",
        "june.csv 6 certificate", "june.csv 7 issue_date", "june.csv 7 postal_code",
        "june.csv 8 cancellation_date", "june.csv 10 person", "june.csv 11 account",
        "stops.csv 2 kind", "stops.csv 2 reason",
        "stops.csv 3 address", "stops.csv 3 demanded_by",
    ]

    @Test func `a column that is not known is told with the one that was meant`() async throws {
        let desk = try await BatchDesk("IM-COLUMN")
        try desk.write(
            "security,certificate,shares,registration,issue_dates\nPFD,Q-1,5,JANE,1999-03-04\n")
        let outcome = try await run(desk, "--json")
        #expect(outcome.status == 65)
        #expect(outcome.output.contains("did you mean “issue_date”?"))
        let usage = try await desk.book.run("book", "import")
        #expect(usage.status == 64)
        let missing = try await run(desk, file: "none.csv")
        #expect(missing.status == 65)
        let control = try await run(desk, "--control", "PFD=many")
        #expect(control.status == 65)
    }

    @Test func `numbers that the book has are told, and nothing comes in`() async throws {
        let desk = try await BatchDesk("IM-TWICE")
        let lines = (1...30).map {
            "PFD,Q-\($0),5,,JANE Q EXAMPLE,\(Self.place),,,"
        }
        try desk.write(([Self.header] + lines).joined(separator: "\n") + "\n")
        #expect(try await run(desk).status == 0)
        let before = try desk.book.rows()
        let more = (1...30).map { "PFD,Q-\($0),6,,JANE Q EXAMPLE,\(Self.place),,," }
        try desk.write(
            ([Self.header, "PFD,Q-31,5,,NEW N EXAMPLE,\(Self.place),,,"] + more)
                .joined(separator: "\n") + "\n", to: "july.csv")
        let outcome = try await run(desk, "--json", file: "july.csv")
        #expect(outcome.status == 65)
        let told = try document(outcome)["errors"]?.array ?? []
        #expect(told.count == 21, "The first twenty, and how many more.")
        #expect(told.first?["line"]?.int64 == 3)
        #expect(told.last?["problem"]?.text == "and 10 more are not told here")
        #expect(try desk.book.rows() == before)
    }

    @Test func `the same owner of an earlier import is the same account`() async throws {
        let desk = try await BatchDesk("IM-AGAIN")
        try desk.write(Self.specimen)
        #expect(try await run(desk).status == 0)
        try desk.write(
            Self.file("PFD,Q-11,7,,JANE Q EXAMPLE,\(Self.place),,900-11-2233,"), to: "july.csv")
        let answer = try document(try await run(desk, "--json", file: "july.csv"))
        #expect(answer["accounts"]?["known"]?.int64 == 1)
        #expect(answer["accounts"]?["new"]?.int64 == 0)
        #expect(answer["persons"]?.int64 == 0)
    }

    @Test func `more than is authorised is refused by the law`() async throws {
        let desk = try await BatchDesk("IM-MORE")
        try desk.write(Self.file("PFD,Q-1,900001,,JANE Q EXAMPLE,\(Self.place),,,"))
        let before = try desk.book.rows()
        let outcome = try await run(desk)
        #expect(outcome.status == 3)
        #expect(outcome.output.contains("OVER_AUTHORISED"), "\(outcome.output)")
        #expect(try desk.book.rows() == before)
    }

    @Test func `only an officer takes a book over`() async throws {
        let desk = try await BatchDesk("IM-ROLE")
        try desk.write(Self.specimen)
        for role in ["clerk", "auditor"] {
            let outcome = try await run(desk, "--role", role)
            #expect(outcome.status == 77, "\(outcome.words)")
        }
    }

    @Test func `twenty thousand certificates come in as one, and the book proves itself`()
        async throws
    {
        let office = try await Office.shared
        let opened = try await office.apply([
            #"{"do":"book.open","issuer":"IM-LARGE","name":"Specimen Trust, Inc."}"#,
            #"{"do":"security.add","issuer":"IM-LARGE","security":"PFD","title":"Preferred"}"#,
        ])
        #expect(opened.status == 0)
        let desk = try await BatchDesk("IM-LARGE-DESK")
        let book = Book(office: office, issuer: "IM-LARGE")
        let lines = (0..<20_000).map { number in
            let holder = number % 7_000
            return "PFD,R-\(number),\(10 + number % 7),,HOLDER SPECIMEN,\(holder) Sample Street,"
                + "Springfield,MA,01101,2001-02-03,,\(900_000_000 + holder),"
        }
        try desk.write(([Self.header] + lines).joined(separator: "\n") + "\n")
        let total = (0..<20_000).reduce(0) { $0 + 10 + $1 % 7 }
        let outcome = try await book.run(
            "book", "import", "--certificates", desk.path("june.csv"), "--control",
            "PFD=\(total)", "--json")
        #expect(outcome.status == 0, "\(outcome.words.prefix(2_000))")
        let answer = try document(outcome)
        #expect(answer["certificates"]?.int64 == 20_000)
        #expect(answer["accounts"]?["new"]?.int64 == 7_000)
        #expect(answer["differences"]?.array?.isEmpty == true)
        #expect(try await book.run("book", "verify").status == 0)
    }
}
