import JSON
import Reporting
import Testing

/// Owners, and what bounds them.
struct OwnerViewTests {
    @Test func `every way to a figure is shown with what it counts`() throws {
        let text = CapWhyView(try Documents.read(Documents.why)).text
        #expect(
            text.hasPrefix(
                """
                WHY  ANNA SPECIMEN, WIDOW, as of 2026-11-21

                What counts
                  1  From      account SPECIMEN: 250 SERB
                               JOHN Q SPECIMEN, P1 owns it
                               JOHN Q SPECIMEN, P1 is the person's spouse
                     Counted   250 SERB

                  2  From      held elsewhere by SPECIMEN HOLDINGS LLC, HOLDCO: 9,000,001 COM,
                               1.5 FRAC
                               SPECIMEN HOLDINGS LLC, HOLDCO owns 1/2 of it
                               JOHN Q SPECIMEN, P1 owns 2/3 of SPECIMEN HOLDINGS LLC, HOLDCO
                               and what comes by further chains, in one sum
                     Part      1/3
                     Counted   3,000,000 1/3 COM, 0.5 FRAC

                  3  From       behind CEDE for JOHN Q SPECIMEN, P1: 100 SERB
                                ANNA SPECIMEN, WIDOW has option 62 on it
                     Counted    nothing
                     Left out   100 SERB; counted already on another way

                  4  From       shares not issued yet: 7 SERB
                                ANNA SPECIMEN, WIDOW has option 63 on it
                     Counted    5 SERB
                     Left out   2 SERB; more than the option's writer has

                Together
                  3,000,000 1/3 COM
                  0.5 FRAC
                  255 SERB
                """))
        #expect(text.contains("    Held                    3,000,250 1/3\n"))
        #expect(text.contains("    Exactly       3000250 1/3 of 33000000\n"))
    }

    @Test func `an excess by value is in dollars`() throws {
        #expect(
            ExcessView(try Documents.read(Documents.excess)).text == """
                OVER  1 position over the ownership limit as of 2026-11-21

                  OVER_PASSIVE  SPECIMEN HOLDINGS LLC, HOLDCO
                                99/1000 of all equity stock, by value; charter
                    Held          $175,410,019.49
                    Outstanding   $1,086,728,820.00
                    Limit         $107,586,153.18
                    Excess        $67,823,866.31
                    Since         2026-11-20
                    Cause         price of COM as of 2026-11-20

                The price of A is as of 2026-01-02, 323 days old; the most is 5.
                """)
    }

    @Test func `a relation is told from the side of whom the page is about`() throws {
        let text = PersonView(try Documents.read(Documents.related)).text
        for words in [
            "owns 1/3 of SPECIMEN", "descendant of OLD", "option on 100 SERB",
            "option on 50 SERB", "12/100",
        ] { #expect(text.contains(words), "\(text)") }
    }

    @Test func `a list of nothing says so`() throws {
        let nothing: JSONObject = [
            "persons": [], "prices": [], "over": [], "as_of": "2026-11-21",
        ]
        #expect(PersonListView(nothing).text == "No persons.")
        #expect(PriceListView(nothing).text == "No prices.")
        #expect(
            ExcessView(nothing).text == "Nobody is over the ownership limit as of 2026-11-21.")
    }
}
