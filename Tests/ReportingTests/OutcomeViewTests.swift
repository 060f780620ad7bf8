import JSON
import Reporting
import Testing

/// The answer to an item, from receipt to refusal.
struct OutcomeViewTests {
    @Test
    func `a posted transfer gets a receipt with the cap before and after`() throws {
        let document = try Documents.read(Documents.posted)
        #expect(
            OutcomeView(document).text == """
                POSTED  item 12, entry 9

                  Kind       transfer
                  Security   SERB
                  Issuer     HLRT
                  Key        T-2026-0417

                Certificates surrendered
                  B-0001, B-0002

                Certificates issued
                  Certificate   Shares   Account    For
                  B-0107           100   DOE-JA     assignment 1
                  B-0108         1,250   SMITH-JQ   balance
                  Total          1,350

                Ownership limit
                  AT_LIMIT  JOHN A DOE, P-0017
                            99/1000 of all equity stock, by number; Articles Supplementary,
                            section 5
                                            Before              After
                    Held                 3,266,900          3,267,000
                    Outstanding         33,000,000         33,000,000
                    Share                   9.90 %             9.90 %
                    Exactly       3266900/33000000   3267000/33000000
                    Limit                                   3,267,000
                    Headroom                                        0

                  OK  JOHN A DOE, P-0017
                      99/1000 of SERB, by the stricter of number and value
                                        Before          After
                    Held               1,250.0        1,350.0
                    Outstanding       22,000.0       22,000.0
                    Share               5.68 %         6.14 %
                    Exactly       12500/220000   13500/220000
                    Limit                             2,178.0
                    Headroom                            828.0

                Notes
                  AT_LIMIT · note
                    JOHN A DOE would hold 3,267,000 of 33,000,000, exactly what 99/1000 allows
                    3,267,000.
                    Concerns: person P-0017, scope ALL_EQUITY, basis NUMBER, authority Articles
                    Supplementary, section 5
                    Source: charter ownership limit: in excess of
                    To cure: Nothing; any further acquisition would be refused.
                """)
    }

    @Test
    func `a refusal tells every finding with its cure and its numbers`() throws {
        let document = try Documents.read(Documents.refused)
        #expect(
            OutcomeView(document).text == """
                REFUSED  item 13; nothing was posted

                  Kind       transfer
                  Security   SERB
                  Issuer     HLRT
                  Key        T-2026-0418

                CAP_EXCEEDED · refuses
                  JOHN A DOE would hold 3,267,001 of 33,000,000; 99/1000 allows 3,267,000: 1 too
                  many. 100 would pass.
                  Concerns: person P-0017, scope ALL_EQUITY, basis NUMBER, authority Articles
                  Supplementary, section 5
                  Source: charter ownership limit; UCC 8-401(a)(1)
                  To cure: Assign no more than the shares that would pass, or obtain an
                  exception of the board.
                    Held before        3,266,900
                    Held after         3,267,001
                    Outstanding       33,000,000
                    Limit                99/1000
                    Limit in shares    3,267,000
                    Headroom                   0
                    Excess                     1
                    Would pass               100

                GUAR_COVERAGE · refuses
                  The transaction is worth $250,000.01; the stamp covers $250,000.00.
                  Concerns: prefix D, source STAMP prefix table
                  Source: UCC 8-306(h); 17 CFR 240.17Ad-15
                  To cure: Obtain a guarantee whose prefix covers the value.
                    Value      $250,000.01
                    Coverage   $250,000.00

                Ownership limit
                  OK  JOHN A DOE, P-0017
                      99/1000 of SERB, by the stricter of number and value
                                        Before          After
                    Held               1,250.0        1,350.0
                    Outstanding       22,000.0       22,000.0
                    Share               5.68 %         6.14 %
                    Exactly       12500/220000   13500/220000
                    Limit                             2,178.0
                    Headroom                            828.0
                """)
    }

    @Test
    func `a check that would hold says so`() throws {
        let document = try Documents.read(Documents.held)
        #expect(
            OutcomeView(document).text == """
                WOULD BE HELD  a person would have to decide; nothing was written

                  Kind       transfer
                  Security   SERB
                  Issuer     HLRT
                  Key        T-2026-0419

                CAP_INPUT_STALE · holds
                  The outstanding shares of SERA are as of 2026-10-01, 51 days old; the most is
                  30.
                  Source: charter ownership limit
                  To cure: Record a fresh figure, with as-of date and source document.
                    Age       51 days
                    Max age   30 days
                """)
    }

    @Test
    func `an approval writes nothing and shows shares by their scale`() throws {
        let document = try Documents.read(Documents.approved)
        #expect(
            OutcomeView(document).text == """
                WOULD POST  nothing was written

                  Kind       issue
                  Security   SERB
                  Issuer     HLRT
                  Key        auto-3k9

                Certificates that would be issued
                  Certificate   Shares   Account
                  B-0109        12.500   DOE-JA
                """)
    }

    @Test
    func `a repeated key is told as such`() throws {
        let document = try Documents.read(Documents.replayed)
        #expect(
            OutcomeView(document).text == """
                POSTED  item 14, entry 10
                The key was used before: this is its latest outcome, told again.

                  Kind       reverse
                  Security   SERB
                  Issuer     HLRT
                  Key        R-0001

                Certificates cancelled
                  B-0107, B-0108

                Certificates restored
                  Certificate   Shares   Account
                  B-0110         1,350   SMITH-JQ
                """)
    }

    @Test(arguments: [
        ("posted", false, "POSTED  item 12, entry 9"), ("posted", true, "WOULD POST"),
        ("approved", false, "WOULD POST"), ("refused", false, "REFUSED  item 12, entry 9; nothing"),
        ("refused", true, "WOULD BE REFUSED  nothing was written"),
        ("held", false, "HELD  item 12, entry 9; a person must decide; nothing was posted"),
        ("held", true, "WOULD BE HELD"),
    ])
    func `the first line is the answer`(outcome: String, isCheck: Bool, answer: String) {
        let text = OutcomeView([
            "outcome": .string(outcome), "checked": .bool(isCheck), "item": 12, "entry": 9,
        ]).text
        #expect(text.hasPrefix(answer))
    }

    @Test
    func `what would pass is in units when only the limit's scale is known`() {
        let finding: JSONValue = [
            "code": "CAP_EXCEEDED", "severity": "refuse", "message": "Too many.",
            "subject": ["security": "SERB"],
            "numbers": ["held_after": 2500, "max_allowed": 100, "scale": 3],
        ]
        let unknown = FindingsView(["findings": [finding]]).text
        #expect(unknown.contains("Held after             2.500"))
        #expect(unknown.contains("Would pass, in units     100"))
        let known = FindingsView(["findings": [finding], "scales": ["SERB": 1]]).text
        #expect(known.contains("Would pass    10.0"))
    }
}
