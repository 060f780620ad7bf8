import Ledger
import Testing

struct InscriptionTests {
    @Test(arguments: ["", "   ", "\u{A0}", "JOHN\nSMITH", "JOHN\0", "JOHN\u{7F}", "A\tB"])
    func `a face bears something to read and no control character`(text: String) {
        #expect(Inscription(text) == nil)
    }

    @Test func `a face bears at most 400 characters`() {
        #expect(Inscription(String(repeating: "N", count: 400)) != nil)
        #expect(Inscription(String(repeating: "N", count: 401)) == nil)
    }

    @Test(arguments: ["  John  Q Smith ", "JOHN DOE & JANE DOE JT TEN", "ZOË ÅNGSTRÖM"])
    func `a face is kept exactly as it was written`(text: String) {
        #expect(Inscription(text)?.verbatim == text)
    }

    @Test func `only case and white space are forgiven`() {
        #expect(Inscription.canonical(" John  q\tSmith ") == "JOHN Q SMITH")
        #expect(Inscription.canonical("JOHN Q. SMITH") != Inscription.canonical("JOHN Q SMITH"))
        #expect(Inscription.canonical("JOHN SMITH JR") != Inscription.canonical("JOHN SMITH"))
    }

    @Test(
        arguments: [
            (OwnershipForm.individual, "John Q Smith", ["JOHN Q SMITH"]),
            (.individual, "SMITH & WESSON", ["SMITH & WESSON"]),
            (.corporation, "ABC & CO", ["ABC & CO"]),
            (.nominee, "CEDE & CO", ["CEDE & CO"]),
            (.partnership, "DOE & ROE LP", ["DOE & ROE LP"]),
            (.jointTenants, "JOHN DOE & JANE DOE JT TEN", ["JOHN DOE", "JANE DOE"]),
            (.jointTenants, "A B & C D & E F JTWROS", ["A B", "C D", "E F"]),
            (.tenantsInCommon, "JOHN DOE & MARY ROE TEN COM", ["JOHN DOE", "MARY ROE"]),
            (.tenantsByTheEntireties, "JOHN DOE & JANE DOE TEN ENT", ["JOHN DOE", "JANE DOE"]),
            (.uniformTransfers, "JANE DOE CUST TIM DOE UNIF TRF MIN ACT CA", ["JANE DOE"]),
            (.uniformGifts, "JANE DOE CUSTODIAN TIM DOE UNIF GIFT MIN ACT NY", ["JANE DOE"]),
            (.trust, "JANE DOE & JOHN DOE TTEES UA DTD 2001-01-02", ["JANE DOE", "JOHN DOE"]),
            (.trust, "FIRST BANK TR U/A DTD 2001-01-02 DOE FAMILY", ["FIRST BANK"]),
            (.estate, "MARY ROE EX EST JOHN ROE", ["MARY ROE"]),
            (.estate, "MARY ROE PERS REP EST JOHN ROE", ["MARY ROE"]),
            // A surname that is also an abbreviation stands first, and a capacity never does.
            (.trust, "TR SMITH TTEE UA DTD 2001-01-02", ["TR SMITH"]),
            (.jointTenants, "JOHN DOE & JANE DOE", ["JOHN DOE", "JANE DOE"]),
        ] as [(OwnershipForm, Inscription, [String])])
    func `the face says who must sign`(form: OwnershipForm, face: Inscription, names: [String]) {
        #expect(form.signers(of: face) == names)
    }

    @Test(
        arguments: OwnershipForm.allCases,
        ["& JT TEN", "&", "& & TTEE", "& CUST", "X"] as [Inscription])
    func `somebody must sign, whatever the face`(form: OwnershipForm, face: Inscription) {
        #expect(!form.signers(of: face).isEmpty)
        #expect(form.signers(of: face).allSatisfy { !$0.isEmpty })
    }

    @Test func `custodians, trustees, representatives and nominees own for others`() {
        let own = OwnershipForm.allCases.filter(\.ownersOwnBeneficially)
        #expect(
            own == [
                .individual, .jointTenants, .tenantsInCommon, .tenantsByTheEntireties,
                .corporation, .partnership,
            ])
    }
}
