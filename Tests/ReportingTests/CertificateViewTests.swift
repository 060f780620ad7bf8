import JSON
import Reporting
import Testing

/// Certificates, alone and in their chain of title.
struct CertificateViewTests {
    @Test
    func `a certificate shows how it came and went`() throws {
        let document = try Documents.read(Documents.certificate)
        #expect(
            CertificateView(document).text == """
                SURRENDERED  certificate B-0107 of SERB

                  Shares          100
                  Account         DOE-JA
                  Inscription     JOHN A DOE
                  Paper           definitive
                  Dated           2026-11-20
                  Authority       Officers' order 2026-14, signed by R Vance, Secretary
                  Prepared        2026-11-20 14:12 UTC
                  Countersigned   2026-11-20 14:12 UTC, signed by M Ames, entered by clerk_ames
                  Registered      2026-11-20 14:12 UTC, transfer T-2026-0417, entry 9, registrar
                                  L Ortiz, entered by clerk_ames
                  Came from       B-0001, B-0002
                  Ended           2026-11-21 08:01 UTC, surrendered in T-2026-0420, entry 11
                  Went into       B-0111

                Stops
                  Stop  State     Kind  Reason                Demanded by  Placed
                  3     released  LOST  mislaid in the move   JOHN A DOE   2026-11-20 16:30 UTC
                                        of the holder's                    released 2026-11-21
                                        office                             07:45 UTC
                """)
    }

    @Test
    func `a stopped certificate says so first, and what may come next`() throws {
        let text = CertificateView(try Documents.read(Documents.stoppedCertificate)).text
        #expect(
            text.hasPrefix(
                """
                OUTSTANDING, UNDER STOP  certificate B-0108 of SERB

                  Stop            4, STOLEN, since 2026-11-20 16:30 UTC
                  It says         Stop 4 (STOLEN) withholds the transfer; next: the stop is
                                  released on written authority.
                  May come next   released: release the stop on written authority

                  Shares        1,250
                """))
    }

    @Test
    func `the control book tells each figure, its age and its statements`() throws {
        #expect(
            CapitalView(try Documents.read(Documents.capital)).text == """
                CONTROL BOOK  as of 2026-11-20

                SERB
                  Authorised    22,000
                  Outstanding   21,000, stated as of 2026-01-02, good for 90 days, STALE
                  Registered    20,500
                  Source        letter 4
                  Statements, the latest first
                    As of       Authorised  Outstanding  Rests on            Entered
                    2026-01-02      22,000       21,000  letter 4            2026-01-03 15:00
                                                         good for 90 days    UTC
                                                         order 7, signed by  by officer_ortiz
                                                         R Vance

                COM
                  Authorised    unknown
                  Outstanding   120.5, by the journal
                  Registered    120.5
                """)
        #expect(CapitalView(["capital": []]).text == "No securities.")
    }

    @Test
    func `certificates are listed with their standing and stops`() throws {
        let document = try Documents.read(Documents.certificates)
        #expect(
            CertificateListView(document).text == """
                Certificate  Security  Shares  Standing     Dated       Account   Inscription
                B-0108       SERB       1,250  OUTSTANDING  2026-11-20  SMITH-JQ  JOHN Q SMITH &
                                               UNDER STOP                         MARY ELIZABETH
                                                                                  SMITH JT TEN
                B-0112       SERB          50  PREPARED                 ELM-TR    ELM FAMILY
                                                                                  TRUST

                2 certificates
                """)
    }

    @Test
    func `the chain of title hangs each certificate under what it came from`() throws {
        let document = try Documents.read(Documents.history)
        #expect(
            HistoryView(document).text == """
                SURRENDERED  certificate B-0107 of SERB, its chain of title

                  Number · Inscription                                                    Shares
                  B-0001 · JOHN Q SMITH                                                    1,000
                      registered 2026-10-01 by opening O-1, entry 1, dated 1997-01-24
                      surrendered 2026-11-20 in T-2026-0417, entry 9 → B-0107, B-0108
                  B-0002 · JOHN Q SMITH                                                      350
                      registered 2026-10-01 by opening O-2, entry 2
                      surrendered 2026-11-20 in T-2026-0417, entry 9 → B-0107, B-0108
                *   B-0107 · JOHN A DOE                                                      100
                        registered 2026-11-20 by transfer T-2026-0417, entry 9, from B-0001,
                        B-0002
                        surrendered 2026-11-21 in T-2026-0420, entry 11 → B-0111, B-0113
                      B-0111 · ANNE B WELLINGTON-HARCOURT CUST PETER C                        60
                              WELLINGTON-HARCOURT UNIF TRF MIN ACT IL
                          registered 2026-11-21 by transfer T-2026-0420, entry 11
                          under stop: LEVY since 2026-11-21 10:00 UTC
                          outstanding
                      B-0113 · JOHN A DOE                                                     40
                          countersigned, not registered

                * the certificate asked about
                """)
    }

    @Test
    func `a stop in force stands in the first line`() {
        let text = CertificateView([
            "certificate": "B-0108", "security": "SERB", "standing": "OUTSTANDING",
            "stops": [["stop": 4, "kind": "STOLEN", "released_at": nil]],
        ]).text
        #expect(text.hasPrefix("OUTSTANDING, UNDER STOP  certificate B-0108 of SERB\n"))
        #expect(text.contains("ACTIVE"))
    }

    @Test
    func `a broken chain still shows each certificate once`() {
        let chain: JSONValue = [
            ["certificate": "B-1", "from": ["B-2"], "into": ["B-2"]],
            ["certificate": "B-2", "from": ["B-1"], "into": ["B-1"]],
            ["certificate": "B-3", "from": ["B-0"], "into": ["B-9"]],
        ]
        let lines = HistoryView(["certificate": "B-3", "chain": chain]).text.split(separator: "\n")
        for number in ["B-1", "B-2", "B-3"] {
            #expect(lines.count { $0.hasSuffix(" " + number) && !$0.contains("→") } == 1)
        }
        #expect(lines.contains("* B-3"))
    }

    @Test
    func `a chain of thousands is shown without running out of room`() {
        let chain = (0..<3000).map { step -> JSONValue in
            [
                "certificate": "B-\(step)", "shares": 1, "from": ["B-\(step - 1)"],
                "into": ["B-\(step + 1)"],
            ]
        }
        let text = HistoryView(["certificate": "B-0", "chain": .array(chain)]).text
        #expect(text.contains("* B-0 "))
        #expect(text.contains("B-2999 "))
        #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 })
    }
}
