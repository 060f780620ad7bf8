import Ledger
import Testing

struct RegistrationDoubtTests {
    @Test(
        arguments: [
            ("&", .emptyName), ("& JT TEN", .emptyName), ("---", .unreadable),
            ("12 34", .unreadable), ("JOHN DOE & JT TEN", .emptyName),
            ("JOHN DOE OR JANE DOE JT TEN", .joinedByOr), ("JOHN DOE OR JANE DOE", .joinedByOr),
            ("JOHN DOE AND/OR JANE DOE", .joinedByOr),
            ("JOHN DOE & JANE DOE", .noTenancy), ("JOHN DOE AND JANE DOE", .noTenancy),
            ("YURI EXAMPLE JT TEN", .tooFewOwners), ("YURI EXAMPLE TEN COM", .tooFewOwners),
            ("JOHN DOE & JANE DOE JT TEN SPOUSES", .wordsAfterTenancy),
            ("JOHN DOE & JOHN DOE JT TEN", .sameNameTwice),
            ("JOHN & JANE DOE JT TEN", .surnameShared),
            ("MR & MRS JOHN DOE TEN ENT", .surnameShared),
            ("DOE, JOHN", .commaInName), ("JOHN DOE,JANE DOE", .commaInName),
            ("DOE&ROE", .ampersandInWord),
            ("SMITH & JONES INC & ANN DOE TEN COM", .joiningAmbiguous),
            ("JOHN DOE & JANE DOE JT TEN TTEES UA DTD 01/02/2001", .mixedCapacities),
            ("ANN DOE TTEE JOHN DOE CUST", .noAct), ("MARY ROE EX", .capacityIncomplete),
            ("JOHN DOE JANE DOE TEN", .capacityIncomplete),
            ("JOHN DOE TRF MIN", .capacityIncomplete),
            ("PENDLETON INC HOLDINGS", .entityWordInName),
            ("DOE TRUST & JANE DOE JT TEN", .noTrustee),
            ("JOHN DOE 01/02/2001", .capacityIncomplete),
            ("ANN DOE TR UA DOE 01/02/2001 TRUST", .trustDateUnreadable),
            ("JOHN ROE ESTATE", .capacityIncomplete), ("ANN DOE GDN TIM DOE", .capacityUnlisted),
            ("UNIF TRF MIN ACT TIM DOE CA", .noCustodian), ("TIM DOE UTMA CA", .noCustodian),
            ("ANN DOE & JOHN DOE CUST TIM DOE UTMA CA", .twoCustodians),
            ("ANN DOE CUST JOHN DOE CUST TIM DOE UTMA CA", .twoCustodians),
            ("ANN DOE CUST UTMA CA", .noMinor), ("ANN DOE CUST", .noMinor),
            ("ANN DOE CUST TIM DOE & KIM DOE UTMA CA", .twoMinors),
            ("ANN DOE CUST ANN DOE UTMA CA", .custodianIsMinor),
            ("ANN DOE CUST TIM DOE CA", .noAct), ("ANN DOE CUST TIM DOE", .noAct),
            ("UNIF GIFT MIN ACT -- ANN DOE CUST TIM DOE UTMA CA", .actsDisagree),
            ("ANN DOE CUST TIM DOE UTMA", .noState),
            ("ANN DOE CUST TIM DOE UTMA XX", .stateUnknown),
            ("ANN DOE CUST TIM DOE UGMA CA UNTIL AGE 21", .untilAgeOnGift),
            ("ANN DOE CUST TIM DOE UTMA CA UNTIL AGE 26", .untilAgeUnreadable),
            ("ANN DOE CUST TIM DOE UTMA CA UNTIL AGE", .untilAgeUnreadable),
            ("ANN DOE CUST TIM DOE UTMA CA UNTIL 21", .untilAgeUnreadable),
            ("ANN DOE CUST TIM DOE UTMA CA PLEASE", .wordsLeftOver),
            ("JOHN DOE LIFE TEN REMAINDER JANE DOE", .wordsLeftOver),
            ("DOE FAMILY TRUST", .noTrustee), ("DOE FAMILY TRUST UA DTD 01/02/2001", .noTrustee),
            ("DOE FAMILY TRUST JOHN DOE TTEE UA DTD 01/02/2001", .trusteesUnclear),
            ("JOHN DOE MINOR", .capacityIncomplete), ("MARY ANN MINOR", .capacityIncomplete),
            ("JOHN DOE A MINOR", .capacityIncomplete), ("JOHN MINOR SMITH", .capacityIncomplete),
            ("JOHN MIN", .capacityIncomplete), ("JOHN EXECUTOR", .noDecedent),
            ("JOHN EXECUTOR SMITH", .capacityIncomplete), ("JOHN TRUSTEE", .noTrust),
            ("JOHN TRUSTEE SMITH", .trusteesUnclear), ("JOHN CUSTODIAN", .noMinor),
            ("JANE DOE TTEE", .noTrust), ("FIRST BANK TR", .noTrust),
            ("JANE DOE TTEE UA DTD", .trustDateUnreadable),
            ("JANE DOE TTEE UA DTD 02/30/2001 DOE TRUST", .trustDateUnreadable),
            ("JANE DOE TTEE UA 13/01/2001 DOE TRUST", .trustDateUnreadable),
            ("JANE DOE TTEE UA DTD 01/02/2001 DOE TRUST UA DTD 01/02/2002", .saidTwice),
            ("MARY ROE EX EST", .noDecedent), ("ESTATE OF", .noDecedent),
            ("MARY ROE EX EST JOHN ROE & JANE ROE", .twoDecedents),
            ("ESTATE OF JOHN ROE MARY ROE EX", .mixedCapacities),
            ("ANN DOE TOD", .noBeneficiary),
            ("ANN DOE TOD SUBJECT TO STA TOD RULES", .noBeneficiary),
            ("ANN DOE TOD TIM DOE & KIM DOE", .manyBeneficiaries),
            ("ANN DOE TOD TIM DOE OR KIM DOE", .manyBeneficiaries),
            ("ANN DOE TOD TIM DOE TOD KIM DOE", .beneficiaryUnclear),
            ("ANN DOE TOD ANN DOE CUST TIM DOE UGMA CA", .beneficiaryUnderGiftAct),
            ("ANN DOE TOD TIM DOE LDPS", .descendantsPerStirpes),
            ("ANN DOE & JOHN DOE TEN COM TOD TIM DOE", .onDeathWithoutSurvivorship),
            ("ACME INC TOD TIM DOE", .onDeathOfNoPerson),
        ] as [(Inscription, RegistrationDoubt)])
    func `what is not plain is a doubt and never a guess`(
        face: Inscription, doubt: RegistrationDoubt
    ) {
        #expect(RegistrationName.read(face).doubts.contains(doubt))
    }

    @Test func `every doubt has its own word and its own sentence`() {
        let doubts = RegistrationDoubt.allCases
        #expect(Set(doubts.map(\.rawValue)).count == doubts.count)
        #expect(Set(doubts.map(\.sentence)).count == doubts.count)
        #expect(RegistrationDoubt.tooFewOwners.sentence == "It names fewer than two owners.")
    }

    @Test(
        arguments: [
            ("JOHN DOE & JANE DOE JT TEN", .individual),
            ("JOHN DOE & JANE DOE JT TEN", .tenantsInCommon),
            ("JOHN DOE", .jointTenants), ("JOHN DOE", .trust), ("JOHN DOE", .estate),
            ("JOHN DOE", .uniformTransfers), ("ACME INC", .individual), ("ACME INC", .partnership),
            ("DOE & ROE LP", .corporation), ("CEDE & CO", .individual),
            ("ANN DOE CUST TIM DOE UTMA CA", .uniformGifts),
            ("ANN DOE CUST TIM DOE UTMA CA", .trust),
            ("ESTATE OF JOHN ROE", .individual), ("ANN DOE TTEE DOE TRUST", .individual),
            ("JOHN DOE TOD TIM DOE", .corporation),
        ] as [(Inscription, OwnershipForm)])
    func `a face that cannot be of its form is a doubt`(face: Inscription, form: OwnershipForm) {
        #expect(RegistrationName.read(face, as: form).doubts == [.formDisagrees])
        #expect(RegistrationName.read(face).name?.contradiction(with: form) == .formDisagrees)
    }

    @Test(
        arguments: [
            ("N SPECIMEN", .corporation, .entity(.corporation)),
            ("NOM", .nominee, .entity(.nominee)), ("ACME INC", .nominee, .entity(.nominee)),
            ("SMITH & WESSON", .corporation, .entity(.corporation)),
            ("ABC & CO", .corporation, .entity(.corporation)),
            ("ABC & CO", .partnership, .entity(.partnership)),
            ("ELM FAMILY TRUST", .corporation, .entity(.corporation)),
            ("ACME LLC", .corporation, .entity(.limitedLiabilityCompany)),
            ("JOHN BANK", .individual, .individual), ("MARIA CO", .individual, .individual),
            ("FIRST BANK", .corporation, .entity(.unstated)),
            ("JOHN DOE LIFE TEN", .individual, .lifeTenant),
        ] as [(Inscription, OwnershipForm, RegistrationKind)])
    func `the form of the account tells a person from an entity`(
        face: Inscription, form: OwnershipForm, kind: RegistrationKind
    ) throws {
        let name = try #require(RegistrationName.read(face, as: form).name)
        #expect(name.kind == kind)
        #expect(name.signers.count == 1)
        #expect(name.print == face.canonical)
        #expect(name.agrees(with: form))
    }

    @Test func `a form never makes one owner of two`() {
        #expect(
            RegistrationName.read("JOHN DOE & JANE DOE", as: .individual).doubts == [.noTenancy])
        #expect(
            RegistrationName.read("JOHN DOE & JANE DOE", as: .jointTenants).doubts == [.noTenancy])
    }
}
