import Testing

@testable import countersign

/// The program at a real terminal, and where there is none.
struct EntryTerminalTests {
    @Test func `without a terminal it says so politely`() async throws {
        let book = try await Book.open("ET-NONE")
        let outcome = try await book.run("transfer", "enter")
        #expect(outcome.status == 64)
        #expect(outcome.output.isEmpty)
        #expect(
            outcome.error == """
                error: this command asks questions, and standard input and output are not both a
                terminal; expected a terminal, or everything given by options.

                """)
    }

    @Test(arguments: ["dumb", "xterm"])
    func `a whole session goes over a terminal of its own`(kind: String) async throws {
        let book = try await Book.open("ET-" + kind.uppercased())
        let lines = EntryDesk.answers() + ["yes", "no"]
        let outcome = try await Self.session(lines, book, kind)
        #expect(outcome.status == 0, "\(outcome.words)")
        #expect(outcome.output.contains("POSTED  item "), "\(outcome.output)")
        let shown = try await book.run("certificate", "show", "P-0003", "--security", "PFD")
        #expect(shown.output.hasPrefix("SURRENDERED"))
    }

    @Test(arguments: [("dumb", "\u{4}", 2), ("xterm", "\u{4}", 2), ("xterm", "\u{3}", 130)])
    func `a key that ends it leaves a draft and its own status`(
        kind: String, key: String, status: Int32
    ) async throws {
        let book = try await Book.open("ET-END-\(kind.uppercased())-\(status)")
        let outcome = try await Self.session(["P-0003", "", ""], book, kind, end: key)
        #expect(outcome.status == status, "\(outcome.words)")
        #expect(outcome.output.contains("countersign transfer enter --resume"))
        let resumed = try await Self.session(["!"], book, kind, options: "--resume")
        #expect(resumed.status == 2)
        #expect(resumed.output.contains("From the draft:"))
    }

    /// `script` makes the terminal, and ends as the program does.
    private static func session(
        _ lines: [String], _ book: Book, _ kind: String, options: String = "", end: String = ""
    ) async throws -> Program.Outcome {
        // The key is meant for the question that comes next, not for the program's beginning.
        let draft = "\(book.office.home)/drafts/transfer-\(book.issuer)-*.json"
        let waiting =
            end.isEmpty
            ? ""
            : "until grep -q certificate.2 \(draft) 2>/dev/null; do sleep 0.1; done; sleep 0.5;"
        let typed = lines.map { "'\($0)'" }.joined(separator: " ")
        return try await book.office.bash(
            """
            (printf '%s\\n' \(typed); \(waiting) printf '\(end)'; sleep 2) |
            script -qec 'countersign transfer enter \(options)' /dev/null
            """, adding: ["COUNTERSIGN_ISSUER": book.issuer, "TERM": kind])
    }
}
