import JSON
import Reporting
import Testing

/// Blank stock and cancelled paper, as people read them.
struct CustodyViewTests {
    @Test func `stock is told by security and by kind of paper`() throws {
        #expect(
            StockListView(try Documents.read(Documents.stock)).text == """
                Security  Paper       Received  Vault  Desk  Used  Spoiled  Missing  Next
                SERB      definitive     1,000    900    61    36        2        1  B-0139
                SERB      temporary         10     10     0     0        0        0

                Waiting for another person's release
                  Draw  Security  Blanks  Purpose               Asked for
                     7  SERB          20  the week's transfers  2026-11-20 14:12 UTC, by
                                                                clerk_ames

                Handed in, waiting for the vault
                  Return   Security   Blanks   Reason     Handed in
                       3   SERB            5   not used   2026-11-20 21:30 UTC, by clerk_ames
                """)
    }

    @Test func `a count names what is missing and by when it is told`() throws {
        #expect(
            StockCountView(try Documents.read(Documents.shortCount)).text == """
                COUNTED, DIFFERENT  count 6 of SERB on 2026-11-20

                  Counted               961, temporary and definitive paper together
                  By the book           900 in the vault, 62 at the desk
                  Difference            -1
                  Witness               W Witness
                  Entered               2026-11-20 17:00 UTC, by clerk_ames
                  Found again           B-0119
                  Report the count by   2026-12-07

                Missing
                  Number   Since        Report the loss by
                  B-0121   2026-11-20   2026-11-25
                """)
    }

    @Test func `a refusal says so first, and where each paper is`() throws {
        #expect(
            PaperActView(try Documents.read(Documents.papersRefused)).text == """
                REFUSED  nothing was recorded

                  SERB B-0008, marked: The certificate has not ended. Nothing can be recorded of
                  its paper.

                  Certificate   Paper is
                  B-0008        NOT_CANCELLED
                """)
    }

    @Test func `the disposal index tells how, to whom and when`() throws {
        #expect(
            CancelledListView(try Documents.read(Documents.cancelled)).text == """
                DISPOSAL INDEX  SERB, key TMA/SERB, as of 2026-11-20

                TMA/SERB B-0007
                  Shares         300
                  Registration   JOHN A DOE, DOE-JA
                  Issued         2025-02-03
                  Cancelled      2026-11-18, surrendered
                  Paper          DISPOSED
                  History        2026-11-18 marked, perforated
                                 2026-11-20 disposed, Example Museum of Finance, 5 Sample Plaza,
                                 Boston MA 02110, receipt 9

                1 certificate
                """)
    }

    @Test func `a void certificate says why, and who made it so`() throws {
        let text = VoidingView(try Documents.read(Documents.voided)).text
        #expect(text.hasPrefix("VOID  certificate B-0112 of SERB\n"))
        #expect(
            text.contains(
                """
                  Prepared      2026-11-20 14:12 UTC, entered by clerk_ames
                  Voided        2026-11-20 15:00 UTC, inscribed to another trust, memorandum 4,
                                entered by officer_ortiz
                """))
    }
}
