import Conversation
import Glibc
import JSON
import Testing

@testable import countersign

/// Guided entry, question by question, as a person at the counter has it.
struct EntryTests {
    @Test func `a plain session asks in the order of the back of the certificate and posts`()
        async throws
    {
        let desk = try await EntryDesk("EN-PLAIN")
        let sitting = try await desk.sit(
            EntryDesk.answers("P-0001", of: "ANN A SPECIMEN", to: "CAT") + ["yes", "no"])
        #expect(sitting.end == .done)
        #expect(sitting.linesLeft == 0)
        let screen = sitting.screen.replacing(/enter-[0-9a-z]+/, with: "KEY").replacing(
            /item \d+, entry \d+/, with: "item N, entry N"
        ).normalised([]).replacing("> \n", with: ">\n")
        #expect(screen == Self.plain)
        #expect(sitting.screen.split(separator: "\n").allSatisfy { $0.count <= 80 })
        #expect(try desk.draftTexts().isEmpty, "The draft went with the posting.")
    }

    private static let plain = """

        Certificate presented:
        >
          ANN A SPECIMEN
          10,000 shares, INDIVIDUAL, account ANN, dated DAY
          No stop.
          To sign: ANN A SPECIMEN

        Shares on the face of P-0001: [10,000]
        >

        A further certificate of ANN A SPECIMEN, or Enter for none:
        >

        Signature 1 of 1, for ANN A SPECIMEN, as written:
        >
          It is the name on the face in every particular.

        Guarantee of ANN A SPECIMEN, program:
          1  STAMP  Securities Transfer Agents Medallion Program
          2  SEMP   Stock Exchanges Medallion Program
          3  MSP    New York Stock Exchange Medallion Signature Program
          4  other  a seal or stamp of another kind
          5  none   no guarantee
        >

        Prefix of the stamp:
          A  covers $1,000,000.00
          B  covers $750,000.00
          C  covers $500,000.00
          D  covers $250,000.00
          E  covers $100,000.00
          F  covers $100,000.00
          X  covers $2,000,000.00
          Y  covers $5,000,000.00
          Z  covers $10,000,000.00
        >

        Serial number of the stamp:
        >

        Institution:
        >

        Day of the guarantee: [DAY]
        >

        Assignee, by account or part of a name:
        >
          CAT: CAT C SAMPLE

        Shares, of 10,000: [10,000]
        >

        9,975 shares are left and go back to ANN A SPECIMEN. A further assignee? [no]
          1  yes
          2  no
        >

        Market price of a share in dollars, or Enter for none:
        >

        Where the price was read:
        >

        Day of the price: [DAY]
        >

        Value that the stamp of ANN A SPECIMEN states to cover, or Enter for none:
        >

        A paper that came with it, or Enter for none: [none]
          ? lists the 21 choices.
        >

        Presented by:
        >

        Ticket:
        >

        Received, with the offset, or Enter for now:
        >

        Day of the transfer, or Enter for today:
        >

        WOULD POST  nothing has been written

          Certificates   P-0001, 10,000 shares, ANN A SPECIMEN
          Guarantees     STAMP A0012345, prefix A, First Example Bank, DAY
          Price          $25.00, specimen list

        Certificates that would be issued
          Certificate   Shares   Account   For
                            25   CAT       assignment 1
                         9,975   ANN       balance
          Total         10,000

        Ownership limit
          OK  CAT C SAMPLE, CAT
              1/10 of all equity stock, by number; specimen charter
                               Before         After
            Held                1,000         1,025
            Outstanding       100,000       100,000
            Share              1.00 %        1.03 %
            Exactly       1000/100000   1025/100000
            Limit                            10,000
            Headroom                          8,975

        Post it?
          1  yes
          2  no
        >

        POSTED  item N, entry N

          Kind       transfer
          Security   PFD
          Issuer     EN-PLAIN
          Key        KEY

        Certificates surrendered
          P-0001

        Certificates issued
          Certificate   Shares   Account   For
          P-0005            25   CAT       assignment 1
          P-0006         9,975   ANN       balance
          Total         10,000

        Ownership limit
          OK  CAT C SAMPLE, CAT
              1/10 of all equity stock, by number; specimen charter
                               Before         After
            Held                1,000         1,025
            Outstanding       100,000       100,000
            Share              1.00 %        1.03 %
            Exactly       1000/100000   1025/100000
            Limit                            10,000
            Headroom                          8,975

        Another item? [no]
          1  yes
          2  no
        >

        """

    @Test func `a wrong answer is told at once, and the way back is open`() async throws {
        let desk = try await EntryDesk("EN-BACK")
        let sitting = try await desk.sit([
            "P-9999", "P 1", "?", "P-0003", "", "P-0001", "<", "<", "P-0003", "", "",
            "CAT C SAMPEL", "bogus",
            "<", "CAT C SAMPLE", "1", "zzzzz", "q", "<", "A", "A0012345", "First Example Bank",
            "2026-13-01", "2026-11-20", "NOBODY AT ALL", "SPECIMEN", "BOB", "<", "<", "ANN", "<",
            "NOM", "x", "0", "1001", "25", "maybe", "no", "", "-5", "25.00",
            "specimen list", "2026-11-20", "", "", "Example Brokerage", "W-1", "yesterday", "",
            "2999-01-04", "", "later", "yes", "no",
        ])
        #expect(sitting.end == .done, "\(sitting.screen)")
        #expect(sitting.linesLeft == 0)
        for words in [
            "the book has no certificate P-9999 of PFD; expected a number of the register",
            "it belongs to ANN A SPECIMEN; expected a certificate of account CAT",
            "  face:   CAT C SAMPLE\n  signed: CAT C SAMP", "“bogus” is none of the choices",
            "It is not one that secures an amount.", "nobody in the book is called so",
            "  1  ANN  ANN A SPECIMEN\n  2  BOB  BOB B SPECIMEN\n",
            "that is no number of shares; expected a whole number of shares",
            "no more than 1,000 are left; expected at most 1,000",
            "2999-01-04 is yet to come; expected a day up to ", "“maybe” is none of the choices",
            "“later” is none of the choices",
            "\nPOSTED  item ",
        ] { #expect(sitting.screen.contains(words), "\(words)") }
    }

    @Test func `what was typed outlives the end of the input, and is gone on from`() async throws {
        let desk = try await EntryDesk("EN-RESUME")
        let answers = EntryDesk.answers()
        let rows = try desk.book.rows()
        let first = try await desk.sit(
            answers.prefix(10).map { ConsoleLine.line($0) } + [.end("2")])
        #expect(first.end == .abandoned)
        #expect(first.screen.hasSuffix("  countersign transfer enter --resume\n"))
        #expect(try desk.book.rows() == rows)
        let folder = desk.drafts.directory
        let names = try BatchDesk.names(in: folder).filter { $0.contains("EN-RESUME") }
        try #require(names.count == 1)
        var status = stat()
        #expect(stat(folder + "/" + names[0], &status) == 0)
        #expect(status.st_mode & 0o777 == 0o600)
        let key = try #require(desk.drafts.all().first?.key)
        let saved = try desk.draftTexts()[0]
        #expect(saved.contains("\"typed\": \"2\""), "What was begun and not sent is kept.")

        let second = try await desk.sit(["resume", "!"])
        #expect(second.end == .abandoned)
        #expect(second.screen.contains("From the draft:\n  Certificate presented: P-0003\n"))
        #expect(second.screen.contains("Typed before: 2\n"))
        let third = try await desk.sit(
            answers.dropFirst(10) + ["yes", "no"], resumes: true)
        #expect(third.end == .done, "\(third.screen)")
        #expect(try desk.draftTexts().isEmpty)
        let shown = try await desk.book.run("transfer", "show", key, "--json")
        #expect(shown.status == 0 && shown.output.contains("\"outcome\": \"posted\""))

        // The same draft once more, as after a crash between the posting and its receipt.
        try SmallFile.write(saved, to: folder + "/" + names[0], mode: 0o600)
        let posted = try desk.book.rows()
        let fourth = try await desk.sit(answers.dropFirst(10) + ["yes", "no"], resumes: true)
        #expect(fourth.screen.contains("The key was used before"), "\(fourth.screen)")
        #expect(try desk.book.rows() == posted)
    }

    @Test func `a newly registered assignee is read at once, and the number is in nothing`()
        async throws
    {
        let desk = try await EntryDesk("EN-NEW")
        let number = ["900", "55", "0077"]
        let texts = [number.joined(), number.joined(separator: "-")]
        var answers = EntryDesk.answers(to: "CAT")
        answers.replaceSubrange(
            9...9,
            with: [
                texts[1], "+", "DAN SAMPLE OR EVE SAMPLE", "<", "DAN SAMPLE & EVE SAMPLE JT TEN",
                "JT TEN", "5 Sample Street", "Springfield", "MA", "", "1234", "01101", "12",
                texts[1],
            ])
        let broken = try await desk.sit(
            answers.prefix(while: { $0 != "25" }).map { ConsoleLine.line($0) }
                + [.interrupted(texts[0])])
        #expect(broken.end == .interrupted)
        let saved = try desk.draftTexts().joined()
        // The number was in memory alone, so it is asked for anew.
        let ended = try await desk.sit(
            [texts[1]] + answers.dropFirst(23) + ["yes", "no"], resumes: true)
        #expect(ended.end == .done, "\(ended.screen)")
        for text in texts {
            #expect(!(broken.screen + ended.screen + saved).contains(text))
        }
        #expect(broken.screen.contains("The names are joined by OR."))
        #expect(
            broken.screen.contains("Read as owner DAN SAMPLE; owner EVE SAMPLE; tenancy JT TEN."))
        #expect(broken.screen.contains("Form of ownership: [JT TEN]"))
        #expect(broken.screen.contains("not a ZIP code; expected 01101 or 01101-2345"))
        #expect(ended.screen.contains("\nPOSTED  item "), "\(ended.screen)")
        #expect(try desk.book.office.everything().contains("DAN SAMPLE &amp; EVE SAMPLE JT TEN"))
    }

    @Test func `a refusal is foreseen, and recorded or thrown away as the person wishes`()
        async throws
    {
        let desk = try await EntryDesk("EN-REFUSED")
        let rows = try desk.book.rows()
        let over = EntryDesk.answers(to: "ANN", shares: "1")
        let thrown = try await desk.sit(over + ["no", "discard", "no"])
        #expect(thrown.end == .done)
        #expect(thrown.screen.contains("\nWOULD BE REFUSED  nothing has been written\n"))
        #expect(thrown.screen.contains("It would be refused. Record the refusal?"))
        #expect(try desk.draftTexts().isEmpty)
        #expect(try desk.book.rows() == rows)
        let kept = try await desk.sit(over + ["no", "keep"])
        #expect(kept.end == .abandoned)
        let recorded = try await desk.sit(["resume", "yes", "no"])
        #expect(recorded.screen.contains("\nREFUSED  item "), "\(recorded.screen)")
        #expect(try desk.book.rows()["item"] == (rows["item"] ?? 0) + 1)
        let discarded = try await desk.sit(over.prefix(3).map { $0 } + ["!"])
        #expect(discarded.end == .abandoned)
        let anew = try await desk.sit(["discard", "!"])
        #expect(anew.screen.contains("An item of certificate P-0003 was begun and not ended."))
        #expect(try desk.draftTexts().isEmpty)
    }

    @Test func `one who signs for a dead owner is asked for capacity and wanting papers`()
        async throws
    {
        let desk = try await EntryDesk("EN-DEAD")
        var answers = EntryDesk.answers()
        answers.replaceSubrange(3...3, with: ["DAN SAMPLE", "executor", ""])
        answers.removeSubrange((answers.count - 5)...)
        let sitting = try await desk.sit(
            answers + [
                "death_certificate", "2026-10-01", "CAT C SAMPLE", "R Registrar", "",
                "court_certificate", "2026-11-15", "CAT C SAMPLE", "C Clerk, Court Clerk", "12/26",
                "none", "Example Brokerage", "", "", "", "yes",
                "no",
            ])
        #expect(sitting.end == .done, "\(sitting.screen)")
        #expect(sitting.screen.contains("In what capacity has DAN SAMPLE signed?"))
        #expect(sitting.screen.contains("\nWanting:\n"), "\(sitting.screen)")
        // What is left over would go back to the dead owner, so a person decides.
        #expect(sitting.screen.contains("\nHELD  item "), "\(sitting.screen)")
    }
}
