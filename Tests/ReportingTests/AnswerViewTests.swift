import JSON
import Reporting
import Testing

/// Proofs, simple writes and errors.
struct AnswerViewTests {
    @Test
    func `a sound book is called sound`() throws {
        let document = try Documents.read(Documents.sound)
        #expect(
            VerifyView(document).text == """
                Check  What was compared                                   Compared  Differences
                ok     each entry sums to zero in each security              12,404            0
                ok     the register agrees with the control book, within          2            0
                       the authorised shares

                The book is sound.
                """)
    }

    @Test
    func `a book that differs says where and how often`() throws {
        let document = try Documents.read(Documents.different)
        #expect(
            VerifyView(document).text == """
                Check     What was compared                          Compared   Differences
                ok        each entry sums to zero in each security     12,404             0
                DIFFERS   holdings are the sum of their postings          871             2

                holdings_are_postings, the first difference:
                  account DOE-JA SERB holds 101, its postings give 100

                The book differs: 1 of 2 checks.
                """)
    }

    @Test
    func `a simple write is one fact`() throws {
        let document = try Documents.read(Documents.stopped)
        #expect(
            FactView(document).text == """
                done: stop place · issuer HLRT · security SERB · certificate B-0107 · stop 3 ·
                      kind ADVERSE_CLAIM_403 · reason letter of counsel of the estate of ANNE B
                      WELLINGTON
                """)
    }

    @Test(arguments: [("approved", "would be done"), ("refused", "would be refused")])
    func `a dry run says that nothing was written`(outcome: String, words: String) {
        let document: JSONObject = [
            "do": "person.add", "outcome": .string(outcome), "person": "P-1", "dry_run": true,
        ]
        #expect(
            FactView(document).text == words + ": person add · person P-1 · nothing was written")
        #expect(OutcomeView(document).text.contains("nothing was written"))
    }

    @Test
    func `a refused write tells its findings`() throws {
        let document = try Documents.read(Documents.unauthorised)
        #expect(
            FactView(document).text == """
                refused: capital state · security SERB · outstanding 22,001

                CONTROL_BOOK_AUTHORITY · refuses
                  The outstanding shares of SERB would change from 22,000 to 22,001 without the
                  issuer's written authority.
                  Source: 17 CFR 240.17Ad-10(e)
                  To cure: File the issuer's written authority: document and signer.
                    Before   22,000
                    After    22,001
                """)
    }

    @Test
    func `an error names the field and what is accepted`() throws {
        let document = try Documents.read(Documents.error)
        #expect(
            ErrorView(document).text == """
                error: shares: 0 is not accepted. Accepted: a number of shares above zero.
                """)
    }

    @Test
    func `an error names the line`() throws {
        let document = try Documents.read(Documents.lineError)
        #expect(
            ErrorView(document).text == """
                error: line 41: certificate: the field ends within quotation marks. Accepted:
                       RFC 4180: a field in quotation marks ends with one, and a quotation mark
                       inside it is doubled.
                """)
    }

    @Test(arguments: [
        ("2026-11-20T09:03:59.123456-05:00", "2026-11-20 14:03 UTC"),
        ("2026-12-31T23:30:00-01:15", "2027-01-01 00:45 UTC"),
        ("2024-03-01 00:10:00+05:30", "2024-02-29 18:40 UTC"),
        ("2026-11-20T14:03:00Z", "2026-11-20 14:03 UTC"),
        ("2026-11-20T14:03:00+00", "2026-11-20 14:03 UTC"),
        ("2026-11-20", "2026-11-20"), ("2026-02-30T14:03:00Z", "2026-02-30T14:03:00Z"),
        ("2026-11-20T24:03:00Z", "2026-11-20T24:03:00Z"), ("T Z", "T Z"),
        ("2026-11-20T14:03:00", "2026-11-20T14:03:00"),
    ])
    func `time stamps are shortened to minutes in UTC`(stamp: String, shown: String) {
        #expect(FactView(["outcome": "done", "at": .string(stamp)]).text == "done: at \(shown)")
    }

    @Test
    func `facts of every kind are told`() {
        let document: JSONObject = [
            "do": "account add", "outcome": "done", "scale": 3, "shares": 1500, "stop": 1234,
            "owners": ["P-1", "P-2"], "equity": true, "limit": ["of": "SERB", "to": nil],
            "none": [], "rate": .number("9.68"),
        ]
        #expect(
            FactView(document).text
                == "done: account add · shares 1.500 · stop 1234 · owners P-1, P-2 · equity yes ·\n"
                + "      limit of SERB · rate 9.68")
    }
}
