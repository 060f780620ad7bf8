import JSON
import Reporting
import Testing

/// Accounts, persons and books.
struct RegisterViewTests {
    @Test
    func `an account shows owners, holdings and certificates`() throws {
        let document = try Documents.read(Documents.account)
        #expect(
            AccountView(document).text == """
                ACCOUNT  SMITH-JT

                  Inscription   JOHN Q SMITH & MARY R SMITH JT TEN
                  Form          JT TEN
                  Standing      ordinary
                  Address       12 Elm Street, Apt 4
                                Springfield, IL 62704-1133
                                US
                  Taxpayer      number ends in 4321
                  Opened        2026-10-01 13:00 UTC

                Owners
                  Person   Name           Capacity
                  P-0003   JOHN Q SMITH   joint owner
                  P-0004   MARY R SMITH   joint owner

                Holdings
                  Security      Shares
                  COM        3,000,000
                  SERB           1,250

                Outstanding certificates
                  Certificate   Security      Shares   Registered
                  C-000451      COM        3,000,000   2026-10-01
                  B-0108        SERB           1,250   2026-11-20
                """)
    }

    @Test
    func `accounts are listed with what they hold`() throws {
        let document = try Documents.read(Documents.accounts)
        #expect(
            AccountListView(document).text == """
                Account    Inscription                          Form     Security      Shares
                ELM-TR     ELM FAMILY TRUST                     TRUST    none
                SMITH-JT   JOHN Q SMITH & MARY R SMITH JT TEN   JT TEN   COM        3,000,000
                                                                         SERB           1,250

                2 accounts
                """)
    }

    @Test
    func `a person shows accounts and what is held elsewhere`() throws {
        let document = try Documents.read(Documents.person)
        #expect(
            PersonView(document).text == """
                PERSON  JOHN Q SMITH, P-0003

                  Kind       individual
                  Taxpayer   number ends in 4321

                Accounts
                  Account    Capacity      Inscription
                  SMITH-JQ   owner         JOHN Q SMITH
                  SMITH-JT   joint owner   JOHN Q SMITH & MARY R SMITH JT TEN

                Held elsewhere
                  Security    Shares   As of        Source
                  SERA       266,900   2026-11-14   statement of the other agent
                """)
    }

    @Test
    func `a book shows its securities and limits`() throws {
        let document = try Documents.read(Documents.book)
        #expect(
            BookView(document).text == """
                BOOK  HLRT, as of 2026-11-21

                  Legal name     HOLLOWAY REALTY TRUST, INC.
                  Jurisdiction   MD
                  Time zone      America/New_York

                Securities
                  Security  Title                            Authorised  Outstanding  Registered
                  SERA      Series A 9.68 % Cumulative          unknown    2,760,000           0
                            Convertible Preferred Stock
                  SERB      Series B Cumulative Preferred    22,000.000   21,900.500  21,900.500
                            Stock

                Particulars
                  SERA  equity stock, kept elsewhere, whole shares, CUSIP base 436440
                        outstanding stated as of 2026-11-14, letter of the other agent, good for
                        30 days
                  SERB  equity stock, kept here, 3 decimals, CUSIP 436440309

                Ownership limits
                  Of                  Limit  By      From        Authority
                  all equity stock  99/1000  number  1997-01-24  Articles Supplementary, section
                                                                 5
                """)
    }

    @Test
    func `books are listed by issuer`() throws {
        let document = try Documents.read(Documents.books)
        #expect(
            BookListView(document).text == """
                Issuer   Legal name                    Jurisdiction
                HLRT     HOLLOWAY REALTY TRUST, INC.   MD
                NPC      NORTH POINT CANNERY COMPANY   DE

                2 books
                """)
    }

    @Test
    func `a list of nothing says so`() {
        #expect(AccountListView([:]).text == "No accounts.")
        #expect(BookListView(["issuers": []]).text == "No books.")
        #expect(CertificateListView([:]).text == "No certificates.")
        #expect(TransferListView([:]).text == "No items.")
    }

    @Test
    func `issuers may be mere names`() {
        #expect(BookListView(["issuers": ["HLRT"]]).text == "Issuer\nHLRT\n\n1 book")
    }

    @Test
    func `holdings are shown by the scales that the document gives`() {
        let text = AccountView([
            "account": "A-1", "holdings": ["COM": 3000, "SERB": 1500], "scales": ["SERB": 3],
        ]).text
        #expect(text.hasSuffix("  Security   Shares\n  COM         3,000\n  SERB        1.500"))
    }
}
