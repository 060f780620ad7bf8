import Glibc
import JSON
import Postgres
import Testing

/// Where an answer goes and in which form: the same for every book and report.
struct OutputTests {
    /// Of the day on which the book was opened, and before which nothing is known.
    private static func reports(_ book: Book) async throws -> [[String]] {
        let shown = try await book.run("book", "show", "--json")
        let day = try JSONReader.read(shown.output)["as_of"]?.text ?? ""
        return [
            ["report", "cap"], ["report", "msf"], ["report", "holders", "--record-date", day],
            ["report", "stock-ledger"], ["report", "subsidiary-file"], ["report", "journal"],
            ["report", "control-book"], ["account", "statement", "ANN"],
        ]
    }

    @Test func `with json the file has the document, and the terminal its place`() async throws {
        let desk = try await BatchDesk("OUT-JSON")
        for words in try await Self.reports(desk.book) {
            let path = desk.path("answer.json")
            let shown = try await desk.book.run(words: words + ["--json"])
            let outcome = try await desk.book.run(words: words + ["--json", "--output", path])
            #expect(outcome.status == 0, "\(words) \(outcome.words)")
            let said = try JSONReader.read(outcome.output)
            #expect(said["output"]?.text == path, "\(words)")
            let written = try JSONReader.read(try desk.read("answer.json"))
            #expect(written["do"] == said["do"], "\(words)")
            #expect(try JSONReader.read(shown.output).object?.names == written.object?.names)
        }
    }

    @Test func `without json the file has the text, or the rows`() async throws {
        let desk = try await BatchDesk("OUT-TEXT")
        for words in try await Self.reports(desk.book) {
            for format in ["text", "csv"] {
                let form = words + ["--format", format]
                let shown = try await desk.book.run(words: form)
                #expect(shown.status == 0, "\(form) \(shown.words)")
                let outcome = try await desk.book.run(
                    words: form + ["--output", desk.path("answer")])
                #expect(outcome.status == 0, "\(form) \(outcome.words)")
                #expect(outcome.output == "Written to \(desk.path("answer")).\n", "\(form)")
                #expect(try desk.read("answer") == shown.output, "\(form)")
            }
        }
    }

    @Test func `two forms at once are refused, and none is dropped without a word`()
        async throws
    {
        let book = try await Book.open("OUT-FORMS")
        for words in try await Self.reports(book) {
            let outcome = try await book.run(words: words + ["--json", "--format", "csv"])
            #expect(outcome.status == 64, "\(words)")
            #expect(outcome.error.contains("two forms of one answer"), "\(outcome.words)")
            #expect(outcome.output.isEmpty)
        }
        let page = try await book.run("report", "cap", "--json", "--format", "html")
        #expect(page.status == 64)
    }

    @Test func `what is no plain file cannot be written, and ends with 73`() async throws {
        let desk = try await BatchDesk("OUT-PLACE")
        for words in try await Self.reports(desk.book) {
            for (place, why) in [(desk.folder, "a directory"), ("/dev/full", "no plain file")] {
                let outcome = try await desk.book.run(words: words + ["--output", place])
                #expect(outcome.status == 73, "\(words) \(outcome.words)")
                let error = outcome.error.split(whereSeparator: \.isWhitespace)
                    .joined(separator: " ")
                #expect(error.contains("there is something there that is \(why)"), "\(error)")
            }
        }
    }

    @Test func `who breaks a report off finds no part of it`() async throws {
        let office = try await Office.started()
        let book = try await Book.open("OUT-BREAK", in: office)
        let other = try office.superuser()
        try other.run("SET idle_in_transaction_session_timeout = 0")
        try other.run("BEGIN")
        try other.run("LOCK TABLE ledger.certificate IN ACCESS EXCLUSIVE MODE")
        let folder = office.home + "-broken"
        let outcome = try await office.bash(
            """
            set -m
            mkdir '\(folder)' && cd '\(folder)'
            countersign report msf --format csv --output part.csv &
            for wait in {1..600}; do
                ls part.csv.making-* >/dev/null 2>&1 && break
                sleep 0.1
            done
            kill -INT $!
            wait $!
            echo "status $?"
            ls
            """,
            adding: ["COUNTERSIGN_ISSUER": book.issuer, "PGOPTIONS": "-c lock_timeout=200s"])
        try other.run("ROLLBACK")
        #expect(outcome.output == "status 130\n", "\(outcome.words)")
        #expect(outcome.error.contains("interrupted: part.csv was not written"))
        rmdir(folder)
    }

    @Test func `a control book of an earlier day rests on what was stated by then`() async throws {
        let book = try await Book.open("OUT-THEN")
        let today = try await book.run("book", "show", "--json")
        let day = try JSONReader.read(today.output)["as_of"]?.text ?? ""
        let changed = try await book.run(
            "capital", "set", "PFD", "--outstanding", "100500", "--as-of", day, "--source",
            "later letter", "--authority-document", "order", "--authority-signed-by", "Secretary")
        #expect(changed.status == 0, "\(changed.words)")
        func row(_ options: String...) async throws -> JSONValue? {
            let told = try await book.run(
                words: ["report", "control-book", "--json"] + options)
            #expect(told.status == 0, "\(told.words)")
            return try JSONReader.read(told.output)["securities"]?.array?.first
        }
        let now = try await row()
        #expect(now?["issued"]?.int64 == 100_500 && now?["source"]?.text == "later letter")
        #expect(try await row("--as-of", day) == now)
        let then = try await row("--as-of", "2026-01-10")
        #expect(then?["issued"]?.int64 == 100_000 && then?["authorised"]?.int64 == 1_000_000)
        #expect(then?["stated_as_of"]?.text == "2026-01-02")
        #expect(then?["statements"]?.array?.count == 1)
        let before = try await row("--as-of", "2026-01-01")
        #expect(before?["authorised"]?.isNull == true && before?["issued"]?.int64 == 0)
        let ahead = try await book.run("report", "control-book", "--as-of", "2999-01-01")
        #expect(ahead.status == 65 && ahead.error.contains("is yet to come"))
        let page = try await book.run(
            "report", "control-book", "--as-of", "2026-01-10", "--format", "csv")
        #expect(
            page.output.split(separator: "\r\n").last
                == "2026-01-10,PFD,Preferred,1000000,100000,2026-01-02,specimen letter,0,0,-100000")
    }
}
