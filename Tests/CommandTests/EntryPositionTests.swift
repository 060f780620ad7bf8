import JSON
import Testing

@testable import countersign

/// What guided entry asks only where an item needs it: for whom an intermediary holds, what the
/// buyer knew, and what a stamp states to cover.
struct EntryPositionTests {
    private func papers(of key: String, in book: Book) async throws -> JSONValue {
        let shown = try await book.run("transfer", "show", key, "--json")
        return try JSONReader.read(Array(shown.output.utf8))["papers"] ?? .null
    }

    /// The key of the only item that was entered by hand.
    private func key(in book: Book) async throws -> String {
        let listed = try await book.run("transfer", "list", "--json")
        let items = try JSONReader.read(Array(listed.output.utf8))["items"]?.array ?? []
        return try #require(items.first?["key"]?.text)
    }

    @Test func `a position behind an intermediary is asked for where the law wants it`()
        async throws
    {
        let desk = try await EntryDesk("EN-LEG")
        let disclosed = try await desk.book.run(
            "account", "disclose", "NOM", "CAT", "PFD", "500", "--as-of",
            "2026-01-02", "--source", "specimen statement")
        #expect(disclosed.status == 0, "\(disclosed.words)")
        let answers = EntryDesk.answers()
        let sitting = try await desk.sit(
            answers.prefix(12) + [
                "nobody at all", "SPECIMEN", "<", "CAT", "x", "-1", "<", "", "525",
                "statement of the day", "",
            ] + answers.dropFirst(13) + ["yes", "no"])
        #expect(sitting.end == .done, "\(sitting.screen)")
        #expect(sitting.linesLeft == 0)
        for words in [
            "\nWanting:\nNOM discloses 500 shares for CAT; what it holds for that person after",
            "\nA person for whom NOM holds: [CAT]\n",
            "the book knows nobody of that name; expected a person of the book",
            "\nWhich of these?\n  1  ANN  ANN A SPECIMEN\n  2  BOB  BOB B SPECIMEN\n",
            "\nShares that NOM holds for CAT afterwards:\n",
            "that is no number of shares; expected a whole number of shares, or 0",
            "\nA further person for whom NOM holds, or Enter for none:\n",
            "  Positions      NOM for CAT, 525 shares afterwards, statement of the day\n",
            "\nPOSTED  item ",
        ] { #expect(sitting.screen.contains(words), "\(words)\n\(sitting.screen)") }
        let kept = try await papers(of: key(in: desk.book), in: desk.book)
        let position = kept["positions"]?.array?.first
        #expect(position?["person"]?.text == "CAT")
        #expect(position?["account"]?.text == "NOM")
        #expect(position?["source"]?.text == "statement of the day")
    }

    @Test func `what the buyer knew is asked for where the paper does not note the restriction`()
        async throws
    {
        let desk = try await EntryDesk("EN-KNEW")
        let noted = try await desk.book.run(
            "legend", "note", "P-0003", "--security", "PFD", "--absent", "--source", "specimen")
        #expect(noted.status == 0, "\(noted.words)")
        let answers = EntryDesk.answers(to: "ANN", shares: "1")
        let sitting = try await desk.sit(
            answers.prefix(12) + ["letter of the buyer", "<", ""] + answers.dropFirst(12)
                + ["yes", "no"])
        #expect(sitting.end == .done, "\(sitting.screen)")
        #expect(sitting.linesLeft == 0)
        #expect(
            sitting.screen.contains(
                "\nIt is not on record that P-0003 notes the restriction.\nA paper that shows"))
        #expect(sitting.screen.contains("  Knowledge      letter of the buyer\n"))
        let kept = try await papers(of: key(in: desk.book), in: desk.book)
        #expect(kept["knowledge"]?.text == "letter of the buyer")
    }

    @Test func `a stamp that states less than its prefix covers no more than it states`()
        async throws
    {
        let desk = try await EntryDesk("EN-COVER")
        var answers = EntryDesk.answers(to: "BOB", shares: "5")
        answers.replaceSubrange(15...15, with: ["-1", "a lot", "100"])
        let sitting = try await desk.sit(answers + ["no", "discard", "no"])
        #expect(sitting.end == .done, "\(sitting.screen)")
        #expect(sitting.linesLeft == 0)
        for words in [
            "-1 is not accepted: it is below zero", "the text is no amount of dollars",
            "states $100.00\n", "The transaction is worth $125.00; the stamp covers $100.00.",
        ] { #expect(sitting.screen.contains(words), "\(words)\n\(sitting.screen)") }
    }
}
