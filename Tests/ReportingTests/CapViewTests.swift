import JSON
import Reporting
import Testing

/// One person and the ownership limit.
struct CapViewTests {
    @Test
    func `a person over the limit is over, whatever the percentage looks like`() throws {
        let document = try Documents.read(Documents.standing)
        #expect(
            CapView(document).text == """
                OVER  JOHN A DOE, P-0017, as of 2026-11-21

                Ownership limit
                  OVER  99/1000 of all equity stock, by number; Articles Supplementary, section
                        5
                    Held                 3,267,001
                    Outstanding         33,000,000
                    Share                   9.90 %
                    Exactly       3267001/33000000
                    Limit                3,267,000
                    Headroom                     0
                    Excess                       1

                Held
                  Security      Shares
                  COM        3,000,000
                  SERB         267,001

                Accounts
                  Account   Inscription        Capacity      Standing   Security      Shares
                  DOE-JA    JOHN A DOE         owner         ordinary   COM        3,000,000
                                                                        SERB         267,000
                  ELM-TR    ELM FAMILY TRUST   beneficiary   ordinary   SERB               1
                """)
    }

    @Test
    func `a question is answered before and after`() throws {
        let document = try Documents.read(Documents.asked)
        #expect(
            CapView(document).text == """
                WOULD PASS  1,000 shares of SERB to JOHN A DOE, P-0017, as of 2026-11-21

                Ownership limit
                  OK  99/1000 of SERB, by number
                                     Before        After
                    Held                100        1,100
                    Outstanding      22,000       22,000
                    Share            0.45 %       5.00 %
                    Exactly       100/22000   1100/22000
                    Limit                          2,178
                    Headroom                       1,078

                Held
                  Security   Shares
                  SERB          100
                """)
    }

    @Test
    func `stale figures make any standing uncertain`() throws {
        var document = try Documents.read(Documents.standing)
        document["findings"] = [["code": "CAP_INPUT_STALE", "severity": "hold", "message": "Old."]]
        #expect(CapView(document).text.hasPrefix("OVER, UNCERTAIN  JOHN A DOE, P-0017"))
        document["positions"] = []
        #expect(CapView(document).text.hasPrefix("UNKNOWN  JOHN A DOE, P-0017"))
    }

    @Test(arguments: [("refused", "WOULD BE REFUSED"), ("held", "WOULD BE HELD")])
    func `a question may be answered with no`(outcome: String, answer: String) throws {
        var document = try Documents.read(Documents.asked)
        document["outcome"] = .string(outcome)
        #expect(CapView(document).text.hasPrefix(answer + "  1,000 shares of SERB"))
    }
}
