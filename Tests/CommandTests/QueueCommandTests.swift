import JSON
import Testing

/// Stops, the queue and its letters at the keyboard: what is typed, and what is shown.
struct QueueCommandTests {
    /// Days, and the numbers that the whole database counts, are made alike.
    private static func plain(_ text: String) -> String {
        text.normalised([]).replacing(/(item|stop|decision) \d+/, with: { "\($0.1) N" })
            .replacing(/Item +\d+,/, with: "Item N,")
    }

    private func transfer(
        _ key: String, program: String, in book: Book
    ) async throws -> Program.Outcome {
        try await book.run(
            "transfer", "post", "--key", key, "--security", "PFD", "--certificate", "P-0002",
            "--to", "CAT=10", "--signature", "BOB B SPECIMEN", "--program", program,
            "--prefix", "A", "--serial", key, "--institution", "First Example Bank",
            "--price", "25", "--presentor", "Example Brokerage", "--ticket", "W-9")
    }

    private func item(_ key: String, in book: Book) async throws -> String {
        let shown = try await book.run("item", "show", key, "--json")
        let number = try JSONReader.read(Array(shown.output.utf8))["item"]?.int64
        return String(try #require(number))
    }

    private func expect(
        _ book: Book, _ words: String..., status: Int32 = 0, shown: String
    ) async throws {
        let outcome = try await book.run(words: words)
        #expect(outcome.status == status, "\(words)")
        #expect(Self.plain(outcome.words) == shown + "\n", "\(words)")
    }

    @Test func `L11 the letters say what failed, by which standard, and what cures it`()
        async throws
    {
        let book = try await Book.open("LETTER")
        #expect(try await transfer("L-1", program: "NOTARY", in: book).status == 3)
        let number = try await item("L-1", in: book)
        try await expect(book, "item", "notice", number, shown: Self.letter)
        let other = try await book.run("item", "notice", number, "--to", "guarantor")
        #expect(other.output.contains("To: First Example Bank"))
        #expect(!other.output.contains("W-9"))
        for line in other.output.split(separator: "\n") { #expect(line.count <= 76) }
        let owed = try await book.run("guarantee", "rejections", "--due")
        #expect(owed.output.contains("OWED") && owed.output.contains("GUAR_PROGRAM"))
        for addressee in ["presentor", "guarantor"] {
            let told = try await book.run(
                "item", "notified", number, "--to", addressee, "--method", "mail")
            #expect(told.status == 0)
        }
        try await expect(
            book, "guarantee", "rejections", "--due", shown: "No guarantees rejected.")
    }

    @Test func `what was refused under an automatic key is left out of the list, which says so`()
        async throws
    {
        let book = try await Book.open("AUTO")
        for _ in 1...2 {
            let refused = try await book.run(
                "transfer", "post", "--security", "PFD", "--certificate", "P-0002", "--to",
                "CAT=10", "--signature", "BOB B SPECIMEN")
            #expect(refused.status == 3)
        }
        #expect(try await transfer("A-1", program: "NOTARY", in: book).status == 3)
        let short = try await book.run("item", "list")
        #expect(short.output.contains("A-1") && !short.output.contains("auto-"))
        #expect(
            short.output.hasSuffix("\n2 refused under automatic keys are not shown (--all)\n"))
        let whole = try await book.run("item", "list", "--all")
        #expect(whole.output.contains("A-1") && whole.output.contains("auto-"))
        #expect(!whole.output.contains("not shown"))
    }

    @Test func `people read the office's clock, named once, and machines read UTC`() async throws {
        let book = try await Book.open("CLOCK")
        #expect(try await transfer("C-1", program: "NOTARY", in: book).status == 3)
        let shown = try await book.run("item", "show", "C-1")
        let note = try #require(
            shown.output.firstMatch(of: /\n\nTimes are of ([A-Za-z_\/]+), UTC[+-]\d+\.\n$/))
        #expect(note.1 == "America/New_York")
        #expect(!shown.output.contains(" UTC\n") && shown.output.contains("Verdict: refused"))
        let told = try await book.run("item", "show", "C-1", "--json")
        #expect(told.output.contains("+00:00") && !told.output.contains("Times are of"))
        let none = try await book.run("person", "list")
        #expect(!none.output.contains("Times are of"))
    }

    @Test func `a held item is decided once by an officer, and refused for good`() async throws {
        let book = try await Book.open("QUEUE")
        let set = try await book.run(
            "legend", "set", "PFD", "--text", "Specimen restriction", "--names", "98/1000",
            "--authority", "resolution")
        #expect(set.output.contains("LEGEND_CONFLICT"))
        #expect(try await transfer("Q-1", program: "STAMP", in: book).status == 3)
        let number = try await item("Q-1", in: book)
        let queue = try await book.run("item", "list", "--held")
        #expect(queue.output.contains("counsel") && queue.output.contains("LEGEND_MISSING"))
        let allow = [
            "item", "decide", number, "--allow", "--reason", "he knew", "--paper", "opinion",
        ]
        let allowed = try await book.run(words: allow)
        #expect(allowed.status == 0)
        #expect(Self.plain(allowed.words) == Self.allowed + "\n")
        let again = try await book.run(words: allow)
        #expect(again.status == 65)
        #expect(again.words.contains("the same officer twice does not count"))
        let blank = try await book.run(
            "item", "decide", number, "--allow", "--reason", "because")
        #expect(blank.status == 65 && blank.words.contains("paper"))
        try await expect(
            book, "item", "decide", number, "--refuse", "--reason", "the other side objects",
            shown: """
                REFUSED  item N; LEGEND_MISSING; decision N

                The item is refused, and its key answers so from now on.
                """)
        #expect(try await transfer("Q-1", program: "STAMP", in: book).output.hasPrefix("REFUSED"))
        try await expect(book, "item", "list", "--held", shown: "No items.")
        #expect(try await book.run("item", "retry", number).status == 65)
        // Of an item that nobody can decide, no paper is asked for.
        for (item, why) in [
            (number, "is not held; it was refused"), ("999999", "there is no item"),
        ] {
            let undecided = try await book.run(
                "item", "decide", item, "--allow", "--reason", "because")
            let said = undecided.error.split(whereSeparator: \.isWhitespace)
                .joined(separator: " ")
            #expect(undecided.status == 65)
            #expect(said.hasPrefix("error: item: ") && said.contains(why), "\(said)")
        }
    }

    @Test func `two officers decide as two users, and the item is posted`() async throws {
        let book = try await Book.open("USERS")
        let added = try await book.run("db", "user", "add", "second_officer", "--role", "officer")
        #expect(
            added.words == """
                second_officer is an officer of the book.
                To work under that name, put --user second_officer behind a command.

                """)
        _ = try await book.run(
            "legend", "note", "P-0002", "--security", "PFD", "--absent", "--source", "specimen")
        #expect(try await transfer("U-1", program: "STAMP", in: book).status == 3)
        let number = try await item("U-1", in: book)
        let allow = [
            "item", "decide", number, "--allow", "--reason", "he knew", "--paper", "opinion",
        ]
        #expect(try await book.run(words: allow).status == 0)
        let other = try await book.run(words: allow + ["--user", "second_officer"])
        #expect(other.output.contains("Every hold is decided."), "\(other.words)")
        #expect(try await book.run("item", "retry", number).output.hasPrefix("POSTED"))
        let shown = try await book.run("item", "show", number)
        #expect(shown.output.contains("officers countersign_officer, second_officer"))
        #expect(try await book.run("transfer", "show", number) == shown)
    }

    @Test func `L13 a stop is released after its process, and not before`() async throws {
        let book = try await Book.open("STOPS")
        let placed = try await book.run(
            "stop", "place", "P-0002", "--security", "PFD", "--kind", "COURT_ORDER", "--reason",
            "specimen order", "--json")
        let stop = try JSONReader.read(Array(placed.output.utf8))["stop"]?.int64
        let number = String(try #require(stop))
        try await expect(
            book, "stop", "release", number, "--authority", "letter", status: 3,
            shown: """
                REFUSED  nothing was recorded

                  released: stop N blocks until its own end is recorded. Next may come:
                  presented, process_served, process_ended.

                PROCESS_SERVED  stop N on certificate P-0002 of PFD
                """)
        #expect(
            try await book.run(
                "stop", "note", number, "process_ended", "--authority", "order"
            ).status == 0)
        #expect(
            try await book.run("stop", "release", number, "--authority", "letter").output
                .hasPrefix("RELEASED"))
        try await expect(book, "stop", "list", shown: "No stops.")
    }

    @Test func `L17 a late notice is told so, and places nothing`() async throws {
        let book = try await Book.open("LATE")
        #expect(try await transfer("T-1", program: "STAMP", in: book).status == 0)
        let late = try await book.run(
            "stop", "place", "P-0002", "--security", "PFD", "--kind", "LOST", "--reason", "lost")
        #expect(late.status == 3)
        #expect(late.output.contains("CERT_ENDED") && late.output.contains("LOSS_NOTICE_LATE"))
        #expect(late.output.contains("transfer T-1, entry"))
        try await expect(book, "stop", "list", "--all", shown: "No stops.")
    }
}

extension QueueCommandTests {
    private static let letter = """
        Specimen Trust, Inc.
        By its transfer agent

        DAY

        To: Example Brokerage

        Item N, key L-1
        Your ticket   W-9
        Received      DAY
        Security      Preferred
        Certificate   P-0002
        Presented     for transfer of 10 shares to account CAT

        The item was not registered, for the following reason.

        1.  NOTARY is not an approved medallion program.
            Source: 17 CFR 240.17Ad-15; certificate back: approved signature
            guarantee medallion program
            Standard failed: version 0, the notice on the back of the certificate:
            an approved medallion program
            To cure: Obtain a guarantee under STAMP, SEMP or MSP; a notary's seal is
            not a guarantee.

        Please present the item again with what is named above under "To cure". It
        is then entered as a new item; please quote item N as its predecessor.

        Transfer agent of Specimen Trust, Inc.
        """

    private static let allowed = """
        ALLOWED  item N; LEGEND_MISSING; decision N

        A second officer is still needed for LEGEND_MISSING; the same officer twice does
        not count.

        Holds
          Code             Acts      Officers   Still needed   Allowed by
          LEGEND_MISSING   counsel          2              1   countersign_officer
        """
}
