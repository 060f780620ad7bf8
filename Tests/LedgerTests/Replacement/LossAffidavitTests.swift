import Ledger
import Testing

/// Those swear to a loss who would have to endorse a transfer, each by the road of his own right.
struct LossAffidavitTests {
    private func codes(
        _ affidavit: LossAffidavit, face: Inscription = "SAM SELLER",
        form: OwnershipForm = .individual, discoveredOn: CalendarDate = "2026-11-18"
    ) -> [FindingCode] {
        affidavit.findings(
            account: .registered("S", face, form: form, owners: ["S"]),
            discoveredOn: discoveredOn, policies: Policies(), today: "2026-11-20"
        ).map(\.code)
    }

    @Test func `the owner swears in the name on the face, in every particular`() {
        #expect(codes(.sworn).isEmpty)
        #expect(codes(.by(["SAM S SELLER"])) == [.signatureMismatch])
        #expect(codes(.by([])) == [.signatureMissing])
    }

    @Test func `joint owners all swear, or the survivor with the other's death certificate`() {
        let face: Inscription = "ANN ROE & BEN ROE JT TEN"
        let both: [Endorsement] = ["ANN ROE", "BEN ROE"]
        #expect(codes(.by(both), face: face, form: .jointTenants).isEmpty)
        #expect(codes(.by(["ANN ROE"]), face: face, form: .jointTenants) == [.signatureMissing])
        let death = Paper(
            .deathCertificate, dated: "2026-01-02", concerning: "BEN ROE",
            certifiedBy: "SPECIMEN REGISTRAR")
        #expect(
            codes(.by(["ANN ROE"], papers: [death]), face: face, form: .jointTenants).isEmpty)
    }

    @Test func `an owner who has died is sworn for by the executor, on a fresh certificate`() {
        let executor = Endorsement(name: "EVE HEIR", capacity: .executor)
        #expect(codes(.by([executor])) == [.fiduciaryEvidence])
        let letters = Paper(
            .courtCertificate, dated: "2026-11-02", concerning: "SAM SELLER",
            certifiedBy: "SPECIMEN COURT")
        #expect(codes(.by([executor], papers: [letters])).isEmpty)
        let old = Paper(
            .courtCertificate, dated: "2026-09-20", concerning: "SAM SELLER",
            certifiedBy: "SPECIMEN COURT")
        #expect(codes(.by([executor], papers: [old])) == [.fiduciaryEvidence])
    }

    @Test func `an attorney swears on a power that is shown to be in force`() {
        let attorney = Endorsement(name: "AL AGENT", capacity: .attorney)
        let power = Paper(.powerOfAttorney, dated: "2026-01-02", concerning: "SAM SELLER")
        let force = Paper(.affidavitOfFullForce, dated: "2026-11-19", concerning: "SAM SELLER")
        #expect(codes(.by([attorney], papers: [power, force])).isEmpty)
        #expect(codes(.by([attorney])).allSatisfy { $0 == .agentAuthority })
        #expect(!codes(.by([attorney])).isEmpty)
    }

    @Test func `a custodian and a trustee swear in their own names`() {
        #expect(
            codes(
                .by(["CARA DOE"]),
                face: "CARA DOE CUST TIM DOE UNIF TRF MIN ACT CA UNTIL AGE 21",
                form: .uniformTransfers
            ).isEmpty)
        #expect(
            codes(
                .by(["TOM DOE"]), face: "TOM DOE TR UA DTD 01/02/2020 DOE FAMILY TRUST",
                form: .trust
            ).isEmpty)
    }

    @Test func `each statement that is wanting, and each fault of the oath, is named`() {
        for statement in LossStatement.allCases {
            let affidavit = LossAffidavit(
                swornOn: "2026-11-19", notary: "N", commission: "1", signers: ["SAM SELLER"],
                statements: Set(LossStatement.allCases).subtracting([statement]))
            let findings = affidavit.findings(
                account: .registered("S", "SAM SELLER", owners: ["S"]),
                discoveredOn: "2026-11-18", policies: Policies(), today: "2026-11-20")
            #expect(findings.map(\.code) == [.affidavitDefective])
            #expect(findings.first?.message == "It does not swear that \(statement.words).")
        }
        func sworn(_ day: CalendarDate, notary: String = "N") -> LossAffidavit {
            LossAffidavit(
                swornOn: day, notary: notary, commission: "1", signers: ["SAM SELLER"],
                statements: Set(LossStatement.allCases))
        }
        #expect(codes(sworn("2026-11-21")) == [.affidavitDefective])
        #expect(codes(sworn("2026-11-17")) == [.affidavitDefective])
        #expect(codes(sworn("2026-11-19", notary: " ")) == [.affidavitDefective])
        #expect(codes(sworn("2026-11-18")).isEmpty)
    }

    @Test func `a face that does not read plainly leaves in doubt who must swear`() {
        #expect(codes(.sworn, face: "ANN ROE OR BEN ROE").contains(.inscriptionUnclear))
    }
}
