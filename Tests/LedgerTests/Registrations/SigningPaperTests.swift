import Ledger
import Testing

struct SigningPaperTests {
    private func officer(_ paper: Paper?) -> [EndorsementDefect]? {
        SigningDossier(
            "ACME INC", [.as(.officer, "Mary Roe, President")], paper.map { [$0] } ?? []
        ).judged()
    }

    @Test func `a resolution is dated within 180 days and certified by another officer`() {
        func resolution(_ day: CalendarDate?, by name: String?) -> Paper {
            Paper(.corporateResolution, dated: day, certifiedBy: name)
        }
        #expect(officer(resolution("2026-05-24", by: "S SPECIMEN, SECRETARY")) == [])
        #expect(
            officer(resolution("2026-05-23", by: "S SPECIMEN")) == [
                .paperTooOld(
                    .corporateResolution, dated: "2026-05-23", ageDays: 181, limit: "180 days")
            ])
        #expect(
            officer(resolution("2026-10-01", by: "MARY ROE, SECRETARY")) == [
                .paperNotCertified(
                    .corporateResolution, signer: "MARY ROE", certifiedBy: "MARY ROE")
            ])
        #expect(
            officer(resolution("2026-10-01", by: nil)) == [
                .paperNotCertified(.corporateResolution, signer: "MARY ROE", certifiedBy: nil)
            ])
        #expect(
            officer(resolution(nil, by: "S SPECIMEN"))
                == [.paperDateMissing(.corporateResolution, concerning: "ACME INC")])
    }

    @Test func `a second, good paper cures a bad one`() {
        let stale = Paper.letters("2020-01-01")
        let dossier = SigningDossier(
            "JOHN DOE", [.as(.executor, "MARY ROE")], [stale, .of(.courtCertificate)])
        #expect(dossier.judged() == [])
    }

    @Test func `letters are the court's paper and not the executor's own`() {
        for (certifier, told) in [
            (nil, nil), (" ", nil), ("MARY ROE", "MARY ROE"), ("Mary Roe, Executor", "MARY ROE"),
        ] as [(String?, String?)] {
            let letters = Paper(
                .courtCertificate, dated: "2026-10-01", certifiedBy: certifier)
            let dossier = SigningDossier("JOHN DOE", [.as(.executor, "MARY ROE")], [letters])
            #expect(
                dossier.judged() == [
                    .paperNotCertified(.courtCertificate, signer: "MARY ROE", certifiedBy: told)
                ])
        }
    }

    @Test func `a death is shown by a copy with its date and its certifier`() {
        func judged(_ papers: Paper...) -> [EndorsementDefect]? {
            SigningDossier("JOHN DOE & JANE DOE JT TEN", [.plain("JANE DOE")], papers).judged()
        }
        func copy(_ day: CalendarDate?, by name: String?) -> Paper {
            Paper(.deathCertificate, dated: day, concerning: "JOHN DOE", certifiedBy: name)
        }
        let undated = EndorsementDefect.paperDateMissing(
            .deathCertificate, concerning: "JOHN DOE")
        func uncertified(_ name: String?) -> EndorsementDefect {
            .paperNotCertified(.deathCertificate, signer: "JOHN DOE", certifiedBy: name)
        }
        #expect(judged(copy("2026-10-01", by: "R REGISTRAR")) == [])
        #expect(judged(copy("1998-10-01", by: "R REGISTRAR")) == [], "a death does not grow old")
        #expect(judged(copy(nil, by: "R REGISTRAR")) == [undated])
        #expect(judged(copy("2026-10-01", by: nil)) == [uncertified(nil)])
        #expect(judged(copy("2026-10-01", by: "JANE DOE")) == [uncertified("JANE DOE")])
        #expect(judged(copy(nil, by: nil)) == [undated, uncertified(nil)])
        #expect(judged(copy(nil, by: nil), copy("2026-10-01", by: "R REGISTRAR")) == [])
    }

    @Test func `an entity's bare name is a signature only where no authority is demanded`() {
        let dossier = SigningDossier("ACME INC", [.plain("Acme Inc")])
        #expect(
            dossier.judged() == [.missing(ownerNumber: 1, face: "ACME INC", role: .officer)])
        #expect(dossier.judged(demandsAuthority: false) == [])
        let nominee = SigningDossier("CEDE & CO", [.plain("CEDE & CO")])
        #expect(nominee.judged()?.count == 1)
        #expect(nominee.judged(demandsAuthority: false) == [])
    }

    @Test func `an entity's name may stand above the officer's`() {
        let dossier = SigningDossier(
            "ACME INC", [.plain("ACME INC"), .as(.officer, "MARY ROE, PRESIDENT")],
            [.of(.corporateResolution, "ACME INC")])
        #expect(dossier.judged() == [])
    }

    @Test func `an agent's power ends with the owner`() {
        let dossier = SigningDossier(
            "JOHN DOE", [.as(.attorney, "MARY ROE")],
            [.of(.powerOfAttorney), .of(.affidavitOfFullForce), .of(.deathCertificate)])
        #expect(dossier.judged() == [.agentAfterDeath(agent: "MARY ROE", owner: "JOHN DOE")])
    }

    @Test func `one agent may sign for both owners, with a power from each`() {
        var dossier = SigningDossier(
            "JOHN DOE & JANE DOE JT TEN", [.as(.attorney, "MARY ROE")],
            ["JOHN DOE", "JANE DOE"].flatMap {
                [.of(.powerOfAttorney, $0), .of(.affidavitOfFullForce, $0)]
            })
        #expect(dossier.judged() == [])
        dossier.papers.removeLast(2)
        #expect(
            dossier.judged() == [.missing(ownerNumber: 2, face: "JANE DOE", role: .owner)])
    }

    @Test func `two estates are signed for by two executors`() {
        var dossier = SigningDossier(
            "JOHN DOE & JANE DOE TEN COM", [.as(.executor, "MARY ROE"), .as(.executor, "ANN ROE")],
            [.of(.courtCertificate, "JOHN DOE"), .of(.courtCertificate, "JANE DOE")])
        #expect(dossier.judged() == [])
        dossier.papers.removeLast()
        #expect(dossier.judged()?.count == 1)
    }

    @Test func `a successor trustee may show one paper about the whole trust`() {
        var dossier = SigningDossier(
            "ANN DOE & TIM DOE TTEES DOE TRUST", [.as(.successorTrustee, "MARY ROE")],
            [.of(.trustInstrument, "DOE TRUST")])
        #expect(dossier.judged() == [])
        dossier.papers = [.of(.trustInstrument, "ROE TRUST")]
        #expect(dossier.judged()?.count == 2)
    }

    @Test func `an owner for life cannot pass the remainder alone`() {
        var dossier = SigningDossier("JOHN DOE LIFE TEN", [.plain("JOHN DOE")])
        #expect(dossier.judged()?.count == 1)
        dossier.papers = [.of(.will, "JOHN DOE")]
        #expect(dossier.judged() == [])
    }

    @Test func `a divorce ends survivorship between spouses`() {
        var dossier = SigningDossier(
            "JOHN DOE & JANE DOE TEN ENT", [.plain("JANE DOE")],
            [.of(.deathCertificate, "JOHN DOE"), .of(.divorceDecree)])
        #expect(
            dossier.judged() == [.missing(ownerNumber: 1, face: "JOHN DOE", role: .owner)])
        dossier.endorsements.append(.as(.executor, "MARY ROE"))
        dossier.papers.append(.of(.courtCertificate, "JOHN DOE"))
        #expect(dossier.judged() == [])
    }

    @Test func `survivors take before an estate or a beneficiary`() {
        let estate = SigningDossier(
            "JOHN DOE & JANE DOE JT TEN", [.plain("JANE DOE"), .as(.executor, "MARY ROE")],
            [.of(.deathCertificate, "JOHN DOE"), .of(.courtCertificate, "JOHN DOE")])
        let because = "JANE DOE has signed and takes by survivorship."
        #expect(
            estate.judged() == [
                .capacityImpossible(signed: "MARY ROE", .executor, because: because)
            ])
        let beneficiary = SigningDossier(
            "JOHN DOE & JANE DOE JT TEN TOD TIM DOE",
            [.plain("JANE DOE"), .as(.beneficiary, "TIM DOE")],
            [.of(.deathCertificate, "JOHN DOE")])
        #expect(
            beneficiary.judged() == [
                .capacityImpossible(signed: "TIM DOE", .beneficiary, because: because)
            ])
    }

    @Test func `a beneficiary is the one the face names`() {
        let papers = [Paper.of(.deathCertificate)]
        func judged(_ face: Inscription, _ name: String) -> [EndorsementDefect]? {
            SigningDossier(face, [.as(.beneficiary, name)], papers).judged()
        }
        #expect(judged("JOHN DOE TOD TIM DOE", "TIM DOE") == [])
        #expect(
            judged("JOHN DOE TOD TIM DOE", "KIM DOE")
                == [.mismatch(signed: "KIM DOE", face: "TIM DOE")])
        #expect(judged("JOHN DOE TOD ANN DOE CUST TIM DOE UTMA CA", "ANN DOE") == [])
        #expect(judged("JOHN DOE", "TIM DOE")?.count == 1)
    }

    @Test func `an estate that names nobody is signed for by whom the court names`() {
        var dossier = SigningDossier(
            "ESTATE OF JOHN ROE", [.as(.administrator, "MARY ROE")],
            [.of(.courtCertificate, "JOHN ROE")])
        #expect(dossier.judged() == [])
        dossier.papers = [.of(.smallEstateAffidavit)]
        #expect(
            dossier.judged() == [
                .paperMissing(
                    .deathCertificate, concerning: "JOHN ROE",
                    because: "An affidavit for a small estate does not show the death.")
            ])
        dossier.papers.append(.of(.deathCertificate))
        #expect(dossier.judged() == [])
    }

    @Test func `a trustee is excused by the instrument presented for it`() {
        var dossier = SigningDossier(
            "ANN DOE & TIM DOE TTEES DOE TRUST", [.as(.trustee, "ANN DOE")])
        #expect(
            dossier.judged() == [.missing(ownerNumber: 2, face: "TIM DOE", role: .trustee)])
        dossier.papers = [.of(.trustInstrument, "TIM DOE")]
        #expect(dossier.judged() == [])
    }

    @Test func `the states' tax papers are asked for where the setting says so`() throws {
        let table = SigningTable(
            ages: .maryland, demandsTaxWaiver: true, demandsAffidavitOfDomicile: true)
        let name = try #require(RegistrationName.read("JOHN DOE").name)
        let defects = table.judge(
            registration: name, endorsements: [.as(.executor, "MARY ROE")],
            papers: [.of(.courtCertificate)], presentedOn: "2026-11-20")
        let missing = defects.compactMap { defect -> PaperKind? in
            if case .paperMissing(let kind, _, _) = defect { kind } else { nil }
        }
        #expect(missing == [.taxWaiver, .affidavitOfDomicile])
        let cured = table.judge(
            registration: name, endorsements: [.as(.executor, "MARY ROE")],
            papers: [.of(.courtCertificate), .of(.taxWaiver), .of(.affidavitOfDomicile)],
            presentedOn: "2026-11-20")
        #expect(cured == [])
    }

    @Test func `a signature too many is nobody's`() {
        let dossier = SigningDossier("JOHN DOE", [.plain("JOHN DOE"), .plain("JANE DOE")])
        #expect(dossier.judged() == [.mismatch(signed: "JANE DOE", face: nil)])
    }

    @Test func `papers and signatures at random crash nothing`() {
        var generator = SeededGenerator(seed: 11)
        var faces = RandomFace(seed: 12)
        let names = ["JOHN DOE", "JANE DOE", "TIM DOE", "MARY ROE", "", ",", "X FORMERLY JOHN DOE"]
        for _ in 0..<20_000 {
            guard let face = Inscription(faces.next().text),
                let name = RegistrationName.read(face).name
            else { continue }
            let endorsements = (0..<generator.number(0...3)).map { _ in
                Endorsement(
                    name: names.randomElement(using: &generator) ?? "",
                    capacity: Capacity.allCases.randomElement(using: &generator))
            }
            let papers = (0..<generator.number(0...4)).compactMap { _ in
                PaperKind.allCases.randomElement(using: &generator).map {
                    Paper(
                        $0, dated: CalendarDate(dayNumber: generator.number(-99_999...99_999)),
                        concerning: names.randomElement(using: &generator))
                }
            }
            let defects = SigningTable.judge(
                registration: name, endorsements: endorsements, papers: papers,
                presentedOn: "2026-11-20", ages: .newYork)
            #expect(!defects.isEmpty || !endorsements.isEmpty)
        }
    }
}
