import Conversation
import Glibc
import JSON
import Ledger
import LedgerStore

@testable import countersign

/// A sitting at the counter without a terminal: the lines are known beforehand.
struct EntryDesk {
    let book: Book

    /// What a sitting came to.
    struct Sitting {
        let end: EntrySession.End
        let screen: String
        let linesLeft: Int
    }

    init(_ issuer: String) async throws { book = try await Book.open(issuer) }

    var drafts: EntryDrafts {
        EntryDrafts(directory: book.office.home + "/drafts", issuer: book.issuer)
    }

    func sit(_ lines: [String], resumes: Bool = false) async throws -> Sitting {
        try await sit(lines.map { ConsoleLine.line($0) }, resumes: resumes)
    }

    func sit(_ lines: [ConsoleLine], resumes: Bool = false) async throws -> Sitting {
        let place = Place(
            database: nil, role: nil, home: book.office.home,
            environment: book.office.environment)
        let console = ScriptedConsole(lines)
        let issuer = IssuerID(unchecked: book.issuer)
        let session = EntrySession(
            book: try EntryBook(try await place.open(), issuer: issuer), console: console,
            drafts: drafts, resumes: resumes)
        let end = try session.run()
        return Sitting(end: end, screen: console.output, linesLeft: console.linesLeft)
    }

    /// The text of every draft of this book.
    func draftTexts() throws -> [String] {
        let folder = book.office.home + "/drafts"
        return try BatchDesk.names(in: folder).filter { $0.contains(book.issuer) }.map {
            try SmallFile.read(folder + "/" + $0)
        }
    }

    /// From the certificate to the last question before the panel. The nominee holds for others,
    /// so that it is asked for whom.
    static func answers(
        _ certificate: String = "P-0003", of owner: String = "CAT C SAMPLE",
        to account: String = "NOM", shares: String = "25"
    ) -> [String] {
        [
            certificate, "", "", owner, "STAMP", "A", "A0012345", "First Example Bank",
            "2026-11-20", account, shares, "no",
        ] + (account == "NOM" ? [""] : []) + [
            "25.00", "specimen list", "2026-11-20", "", "none", "Example Brokerage", "W-1", "",
            "",
        ]
    }
}
