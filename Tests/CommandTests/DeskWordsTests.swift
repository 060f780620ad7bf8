import JSON
import Testing

/// What the desk is told: by the names that were typed, in lines that fit, of what there is.
struct DeskWordsTests {
    private func said(_ outcome: Program.Outcome) -> String {
        (outcome.output + outcome.error).split(whereSeparator: \.isWhitespace)
            .joined(separator: " ")
    }

    @Test(arguments: [
        ("report control-book --as-of 2026-02-30", "as_of: there is no such day."),
        ("report control-book --as-of 30.2.2026", "as_of: the text is not of that form."),
        ("account lost ANN --returned 2999-12-01 --source x", "--returned: that day is yet to"),
        ("capital buy-back PFD --price 1", "--certificate: the option is missing."),
        ("cap preview outstanding PFD --shares -1", "a whole number of shares from 0 to"),
        ("item show 99999", "`item list --all` shows them"),
        ("item dispatch 1 --method x --role auditor", "a login of a clerk; an officer may, too"),
        ("report cap --as-of 2026-01-02", "or known_on now, for what is known today of that day"),
        ("report cap --as-of 2026-01-02", "America/New_York"),
    ])
    func `a mistake is told by the name that was typed, with what would be accepted`(
        line: String, words: String
    ) async throws {
        let book = try await Book.open("DW-\(abs(line.count * 31 + words.count))")
        let outcome = try await book.run(words: line.split(separator: " ").map(String.init))
        #expect([65, 77].contains(outcome.status), "\(outcome.words)")
        #expect(said(outcome).contains(words), "\(said(outcome))")
    }

    @Test func `an inquiry comes from a day that the book knows of`() async throws {
        let book = try await Book.open("DW-INQ")
        let words = [
            "item", "inquire", "--kind", "ITEM", "--from", "CAT C SAMPLE", "--address",
            "1 Sample Street", "--question", "where?", "--received",
        ]
        for (day, problem) in [
            ("1800-01-01", "--received: the book knows of nothing before 2026-01-02."),
            ("2999-12-01", "--received: that day is yet to come."),
        ] {
            let outcome = try await book.run(words: words + [day])
            #expect(outcome.status == 65, "\(outcome.words)")
            #expect(said(outcome).contains(problem), "\(said(outcome))")
        }
        #expect(try await book.run(words: words + ["2026-01-12"]).status == 0)
        let items = try JSONReader.read(
            try await book.run("item", "list", "--all", "--json").output)
        let item = items["items"]?.array?.first?["item"]?.int64 ?? 0
        let early = try await book.run(words: words + ["2026-01-12", "--item", String(item)])
        #expect(early.status == 65 && said(early).contains("item \(item) came only on 20"))
    }

    @Test func `what left before is named, and what had ended is told of`() async throws {
        let book = try await Book.open("DW-OUT")
        let applied = try await book.apply(
            Book.transfer("P-0003", signed: "CAT C SAMPLE", to: "NOM", 400, key: "one"))
        let item = applied.answers.first?["item"]?.int64 ?? 0
        let list = try await book.run("certificate", "list", "--json")
        let number = try JSONReader.read(list.output)["certificates"]?.array?.first {
            $0["account"]?.text == "CAT" && $0["certificate"]?.text != "P-0003"
        }?["certificate"]?.text
        let again = try await book.apply(
            Book.transfer(number ?? "", signed: "CAT C SAMPLE", to: "NOM", 100, key: "two"))
        #expect(again.outcomes == ["posted"], "\(again.outcome.output)")
        let sent = try await book.run(
            "item", "dispatch", String(item), "--method", "registered mail")
        #expect(sent.status == 0, "\(sent.words)")
        #expect(sent.output.hasPrefix("MADE AVAILABLE  2 certificates\n"), "\(sent.output)")
        #expect(sent.output.contains("ended before: surrendered"), "\(sent.output)")
        #expect(sent.output.split(separator: "\n").allSatisfy { $0.count <= 80 && $0.last != " " })
        let twice = try await book.run(
            "item", "dispatch", String(item), "--method", "registered mail")
        #expect(twice.status == 65)
        #expect(said(twice).contains("items: made available before: item \(item)."))
    }

    @Test func `a certificate that was taken over was not countersigned here`() async throws {
        let book = try await Book.open("DW-OPEN")
        let shown = try await book.run("certificate", "show", "P-0001", "--security", "PFD")
        #expect(shown.output.contains("  Taken over "), "\(shown.output)")
        #expect(!shown.output.contains("Countersigned") && !shown.output.contains("Prepared"))
    }

    @Test func `times of the books are of one form, with their offset`() async throws {
        let book = try await Book.open("DW-TIME")
        let rows = try await book.run("report", "journal", "--json")
        let told = try JSONReader.read(rows.output)["rows"]?.array ?? []
        let times = told.compactMap { $0["posted_at"]?.text }
        #expect(!times.isEmpty && times.count == told.count)
        for time in times {
            #expect(time.contains("T") && time.hasSuffix("+00:00"), "\(time)")
        }
    }

    @Test func `of a month that did not fall short no notice is owed`() async throws {
        let book = try await Book.open("DW-NOTICE")
        let outcome = try await book.run(
            "report", "turnaround-notice", "--month", "2026-01", "--reasons", "x", "--steps", "y")
        #expect(outcome.status == 0, "\(outcome.words)")
        #expect(outcome.output.hasPrefix("No notice is "), "\(outcome.output)")
    }

    @Test func `help fits the terminal and lists every exit status`() async throws {
        let office = try await Office.shared
        for words in [
            [], ["transfer", "post"], ["account", "add"], ["capital", "redeem"], ["report", "cap"],
            ["replacement", "issue"], ["item", "inquire"],
        ] {
            let help = try await office.run(words: words + ["--help"])
            #expect(help.status == 0)
            for line in help.output.split(separator: "\n") {
                #expect(line.count <= 80, "\(words): \(line)")
            }
        }
        let help = said(try await office.run("--help"))
        for status in ExitStatusList.numbers { #expect(help.contains("\(status) "), "\(status)") }
    }

    private enum ExitStatusList {
        static let numbers = [0, 1, 2, 3, 64, 65, 69, 73, 75, 77, 78, 130]
    }
}
