import Postgres
import Testing

/// Every status of the table, by what brings it about.
struct ExitStatusTests {
    @Test(arguments: [
        ["book", "list", "--nonsense"], ["nonsense"], ["book", "lis"], ["book", "list", "extra"],
        ["cap", "show"], ["apply"], ["limit", "set"], ["book", "list", "--role", "owner"],
        ["transfer", "post", "--key"], ["account", "add", "--inscription", "X"],
    ])
    func `64: a command line that is not understood`(words: [String]) async throws {
        let outcome = try await Office.shared.run(words: words)
        #expect(outcome.status == 64)
        #expect(outcome.output.isEmpty && !outcome.error.isEmpty)
        #expect(outcome.error.split(separator: "\n").allSatisfy { $0.count <= 80 })
    }

    @Test(arguments: [
        ("accoun show X", "account"), ("account shwo X", "account show"), ("db strat", "db start"),
    ])
    func `a mistyped command gets a guess`(line: String, guess: String) async throws {
        let words = line.split(separator: " ").map(String.init)
        let outcome = try await Office.shared.run(words: words)
        #expect(outcome.status == 64)
        #expect(outcome.error.hasSuffix("Did you mean countersign \(guess)?\n"), "\(outcome.error)")
    }

    @Test func `3: the answer is no`() async throws {
        let book = try await Book.open("EX-NO")
        let checked = try await book.run("cap", "check", "ANN", "1", "--security", "PFD")
        #expect(checked.status == 3)
        #expect(checked.output.hasPrefix("WOULD BE REFUSED") && checked.error.isEmpty)
        #expect(try await book.run("cap", "check", "CAT", "1", "--security", "PFD").status == 0)
        let capital = try await book.run(
            "capital", "set", "PFD", "--authorised", "999", "--as-of", "2026-01-03", "--source", "x"
        )
        #expect(capital.status == 3)
        #expect(capital.output.contains("CONTROL_BOOK_AUTHORITY"))
    }

    @Test func `69: nobody answers at the database`() async throws {
        let office = try await Office.shared
        for words in [["book", "list"], ["apply", "-"], ["db", "migrate"]] {
            let outcome = try await office.run(
                words: words + ["--database", "host=/nowhere dbname=book"])
            #expect(outcome.status == 69)
            #expect(outcome.output.isEmpty && outcome.error.hasPrefix("error: "))
        }
        let variables = ["PGHOST": "/nowhere"]
        #expect(try await office.run("book", "list", adding: variables).status == 69)
    }

    @Test(arguments: [
        "countersign book list", "countersign book list --json", "countersign --help",
        "echo '{\"do\":\"book.list\"}' | countersign apply -", "countersign db status",
        "echo '{\"do\":\"book.list\"}' | countersign apply - --dry-run",
        "countersign apply --schema",
    ])
    func `73: the output cannot be written`(command: String) async throws {
        let office = try await Office.shared
        // What is closed stays so: no file and no session comes to stand in its place.
        for (place, why) in [("/dev/full", "No space left"), ("&-", "Bad file descriptor")] {
            let outcome = try await office.bash("\(command) >\(place)")
            #expect(outcome.status == 73, "\(place)")
            #expect(outcome.error.contains(why), "\(outcome.error)")
            #expect(outcome.error.hasPrefix("error: the output cannot be written"))
        }
    }

    @Test func `a program without any of the three streams still knows its end`() async throws {
        let office = try await Office.shared
        let deaf = try await office.bash("countersign apply - <&-")
        #expect(deaf.status == 65 && deaf.error.contains("Bad file descriptor"))
        #expect(try await office.bash("countersign book list <&- >&- 2>&-").status == 73)
        #expect(try await office.bash("countersign book show --issuer NO <&- 2>&-").status == 65)
        #expect(try await office.bash("countersign book list <&- 2>&-").status == 0)
    }

    @Test func `75: another session holds what the operation needs`() async throws {
        let book = try await Book.open("EX-BUSY")
        let rows = try book.rows()
        let other = try book.office.superuser()
        // The program may take its time to start on a busy machine.
        try other.run("SET idle_in_transaction_session_timeout = 0")
        try other.run("BEGIN")
        try other.run("SELECT FROM ledger.issuer WHERE issuer = \(book.issuer) FOR UPDATE")
        let post = Book.transfer("P-0003", signed: "CAT C SAMPLE", to: "NOM", 1, key: "k")
        let applied = try await book.office.apply(
            [post, #"{"do":"book.list"}"#].map { $0.replacing("$", with: book.issuer) },
            adding: ["PGOPTIONS": "-c lock_timeout=200ms"])
        #expect(applied.status == 75)
        #expect(applied.outcomes == ["error"])
        #expect(applied.outcome.error.contains("later lines were not read"))
        try other.run("ROLLBACK")
        #expect(try book.rows() == rows)
        #expect(try await book.apply(post).outcomes == ["posted"])
    }

    @Test func `77: the role may not do that`() async throws {
        let book = try await Book.open("EX-ROLE")
        let rows = try book.rows()
        let post = Book.transfer("P-0003", signed: "CAT C SAMPLE", to: "NOM", 1, key: "k")
        let limit =
            #"{"do":"limit.set","issuer":"$","numerator":1,"denominator":2,"authority":"x"}"#
        let auditor = try await book.apply(
            post, limit, #"{"do":"cap.show","issuer":"$","person":"ANN"}"#,
            #"{"do":"account.show","issuer":"$","account":"ANN"}"#,
            #"{"do":"book.verify","issuer":"$"}"#, options: ["--role", "auditor"])
        #expect(auditor.outcomes == ["error", "error", "done", "done", "done"])
        #expect(auditor.status == 77)
        let clerk = try await book.apply(limit, options: ["--role", "clerk"])
        #expect(clerk.status == 77)
        #expect(try book.rows() == rows)
        #expect(try await book.apply(post, options: ["--role", "clerk"]).status == 0)
        let command = try await book.run(
            "limit", "set", "1/2", "--authority", "x", "--role", "clerk")
        #expect(command.status == 77)
        #expect(command.error.contains("officer"))
    }

    @Test func `78: something must be set up first`() async throws {
        let book = try await Book.open("EX-SETUP")
        let office = book.office
        let officer = "host=\(office.socketDirectory) user=countersign_officer dbname="
        let line = #"{"do":"person.add","issuer":"EX-SETUP","name":"X","tin":"900-11-2299"}"#
        let keyless = try await office.apply(
            [line], options: ["--database", officer + "countersign"])
        #expect(keyless.status == 78)
        #expect(keyless.outcome.output.contains("COUNTERSIGN_KEY_FILE"))
        for path in ["/nowhere", "/etc/hostname", "/dev/zero"] {
            let unreadable = try await office.run(
                "book", "list", "--database", officer + "countersign",
                adding: ["COUNTERSIGN_KEY_FILE": path])
            #expect(unreadable.status == 78)
        }
        let bare = try await office.run("book", "list", "--database", officer + "postgres")
        #expect(bare.status == 78)
        #expect(bare.error.contains("countersign db migrate"))
        for words in [["book", "list"], ["apply", "-"], ["db", "status"]] {
            let homeless = try await office.run(words: words, adding: ["COUNTERSIGN_HOME": ""])
            #expect(homeless.status == 78)
            #expect(homeless.error.hasPrefix("error: COUNTERSIGN_HOME"))
        }
    }
}
