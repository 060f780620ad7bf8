import Reporting
import Testing

/// Items as the book keeps them, one and many.
struct ItemViewTests {
    @Test
    func `an item shows its papers, its verdicts and what it did`() throws {
        let document = try Documents.read(Documents.item)
        #expect(
            ItemView(document).text == """
                POSTED, REVERSED  item 12, entry 9

                  Kind          transfer
                  Security      SERB
                  Key           T-2026-0417
                  Ticket        W-118
                  Presentor     First Bank of Elm
                  Entered       2026-11-20 14:10 UTC, by clerk_ames
                  Posted        2026-11-20 14:12 UTC, effective 2026-11-20
                  Reversed by   R-0001

                Clocks
                  Received   2026-11-20 14:03 UTC

                Papers
                  From account   SMITH-JQ
                  Certificates   B-0001, B-0002
                  Assignment 1   100 shares to a new account: DOE-JA; JOHN A DOE; INDIVIDUAL; 1
                                 Main Street, Springfield, IL 62701, US; taxpayer number ends in
                                 6789; owned by JOHN A DOE (owner)
                  Assignment 2   shares left blank to SMITH-JQ, certificate B-0108
                  Signatures     JOHN Q SMITH
                  Guarantee      STAMP, prefix D, serial 4471203, First Bank of Elm, dated
                                 2026-11-19
                  Price          $25.10 on 2026-11-19, NYSE close

                Certificates surrendered
                  B-0001, B-0002

                Certificates registered
                  Certificate   Shares   Account    Inscription    For
                  B-0107           100   DOE-JA     JOHN A DOE     assignment 1
                  B-0108         1,250   SMITH-JQ   JOHN Q SMITH   balance
                  Total          1,350

                Verdict: refused, 2026-11-20 14:10 UTC, by clerk_ames, rules version 1
                  SIGN_MISSING · refuses
                    Owner 1 of the face has not signed: JOHN Q SMITH.
                    Source: UCC 8-401(a)(2)
                    To cure: Have every owner sign as the face is written.
                      Owner   1

                Verdict: posted, 2026-11-20 14:12 UTC, by clerk_ames, rules version 1
                  OK  P-0017
                      99/1000 of all equity stock, by number
                                      Before          After
                    Held                   0            100
                    Outstanding   33,000,000     33,000,000
                    Share             0.00 %       < 0.01 %
                    Exactly       0/33000000   100/33000000
                    Limit                         3,267,000
                    Headroom                      3,266,900
                """)
    }

    @Test
    func `items are listed with their outcomes and codes`() throws {
        let document = try Documents.read(Documents.items)
        #expect(
            TransferListView(document).text == """
                Item  Outcome  Kind      Security  Received        Key             Codes
                  14  POSTED   reverse             2026-11-21      R-0001
                                                   08:00 UTC
                  13  REFUSED  transfer  SERB      2026-11-20      auto-2x9kq03hd  CAP_EXCEEDED
                                                   15:00 UTC       7s1l4mzp8v6wc5  GUAR_COVERAGE

                2 items
                """)
    }
}
