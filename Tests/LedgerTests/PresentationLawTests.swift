import Ledger
import Testing

/// When the papers came, and to whom what is left over goes: `domain.md` §2.2, §3.3, §5.3.
struct PresentationLawTests {
    private func book(_ face: Inscription, _ form: OwnershipForm) -> BookFacts {
        var book = BookFacts.alpha()
        book.addAccount(.registered("S", face, form: form, owners: ["S"]))
        return book
    }

    @Test(
        arguments: [
            ("2026-11-20", "2026-09-21", []), ("2026-11-19", "2026-09-21", [.enteredLate]),
            ("2026-11-19", "2026-09-20", [.receiptBackdated]),
            ("2026-10-01", "2026-08-15", [.receiptBackdated]),
            ("2026-11-19", "2026-09-19", [.enteredLate, .fiduciaryEvidence]),
            ("2026-11-20", "2026-09-20", [.fiduciaryEvidence]),
        ] as [(CalendarDate, CalendarDate, [FindingCode])])
    func `L09: a receipt stated late freshens no old letter by itself`(
        stated: CalendarDate, dated: CalendarDate, codes: [FindingCode]
    ) throws {
        var book = book("ESTATE OF JOHN ROE", .estate)
        book.presentedOn["T-1"] = stated
        let judgment = judge(.executed(by: "MARY ROE", [.letters(dated)]), in: book)
        #expect(Set(judgment.codes) == Set(codes))
        guard codes == [.receiptBackdated] else { return }
        let finding = try #require(judgment.finding(.receiptBackdated))
        #expect(judgment.verdict.word == "held")
        #expect(finding.number("age_days_at_receipt") == Int128(stated.days(since: dated)))
        let today: CalendarDate = "2026-11-20"
        #expect(finding.number("age_days_at_entry") == Int128(today.days(since: dated)))
        #expect(finding.text("received_on") == stated.description)
        #expect(finding.text("entered_on") == "2026-11-20")
    }

    @Test func `L09: an item that was entered in time does not grow late by waiting`() {
        var book = book("ESTATE OF JOHN ROE", .estate)
        book.today = "2026-12-31"
        book.presentedOn["T-1"] = "2026-11-20"
        let item = Item.executed(by: "MARY ROE", [.letters("2026-10-01")])
        #expect(judge(item, in: book).codes == [.receiptBackdated])
        book.enteredOn["T-1"] = "2026-11-20"
        #expect(judge(item, in: book).codes == [])
        book.enteredOn["T-1"] = "2026-11-30"
        #expect(judge(item, in: book).codes == [.enteredLate], "60 days on the day of entry")
        book.enteredOn["T-1"] = "2026-12-01"
        #expect(judge(item, in: book).codes == [.receiptBackdated], "61 days")
    }

    @Test func `L08: a receipt stated late makes no child of a grown minor`() {
        var book = book("ANN DOE CUST TIM DOE UNIF TRF MIN ACT CA", .uniformTransfers)
        book.presentedOn["T-1"] = "2026-11-19"
        let born = Paper(.birthCertificate, dated: "2008-11-20", concerning: "TIM DOE")
        let judgment = judge(.endorsed(as: .custodian, by: "ANN DOE", [born]), in: book)
        #expect(judgment.codes == [.receiptBackdated])
    }

    @Test func `every kind of item says that it was entered late`() {
        var book = BookFacts.alpha()
        book.presentedOn["I-1"] = "2026-11-18"
        let judgment = judge(.issue(100, to: "X"), in: book)
        #expect(judgment.codes == [.enteredLate])
        #expect(judgment.finding(.enteredLate)?.number("days") == 2)
    }

    // MARK: - What is left over

    private func left(
        _ face: Inscription, _ form: OwnershipForm, _ endorsements: [Endorsement],
        _ papers: [Paper] = [], whole: Bool = false
    ) -> Judgment {
        judge(
            .whole {
                if !whole { $0.assignments = [.line(100, to: "X")] }
                $0.endorsements = endorsements
                $0.papers = papers
                $0.others = endorsements.indices.map {
                    .stamp(beside: $0 + 1, serial: "Z-\($0)")
                }
                $0.guarantee = nil
            }, in: book(face, form))
    }

    @Test(
        arguments: [
            ("SAM DOE", .individual, [.as(.executor, "ANN ROE")], [.letters("2026-11-02")]),
            (
                "SAM DOE & SUE DOE JT TEN", .jointTenants, [.as(.survivor, "SUE DOE")],
                [.death(of: "SAM DOE")]
            ),
            (
                "SAM DOE & SUE DOE JT TEN", .jointTenants, [.plain("SUE DOE")],
                [.death(of: "SAM DOE")]
            ),
            (
                "SAM DOE & SUE DOE TEN COM", .tenantsInCommon,
                [.plain("SUE DOE"), .as(.executor, "ANN ROE")],
                [.letters("2026-11-02", concerning: "SAM DOE")]
            ),
            (
                "SAM DOE TOD TIM DOE", .individual, [.as(.beneficiary, "TIM DOE")], [.death()]
            ),
            (
                "ANN DOE CUST TIM DOE UNIF TRF MIN ACT CA", .uniformTransfers,
                [.as(.minorOfAge, "TIM DOE")], [.birth("2005-01-02", of: "TIM DOE")]
            ),
            (
                "ANN DOE CUST TIM DOE UNIF TRF MIN ACT CA", .uniformTransfers,
                [.as(.custodian, "SUE DOE")],
                [.of(.successorAppointment), .death(of: "ANN DOE")]
            ),
            (
                "ANN DOE & TIM DOE TTEES DOE TRUST", .trust, [.as(.trustee, "ANN DOE")],
                [.death(of: "TIM DOE")]
            ),
            (
                "ANN DOE TTEE DOE TRUST", .trust, [.as(.successorTrustee, "SUE ROE")],
                [.of(.trustInstrument, "DOE TRUST")]
            ),
            (
                "SUE ROE", .individual, [.as(.formerly, "SUE DOE FORMERLY SUE ROE")],
                [.of(.marriageCertificate)]
            ),
            (
                "SAM DOE & SUE DOE TEN ENT", .tenantsByTheEntireties,
                [.plain("SAM DOE"), .plain("SUE DOE")], [.of(.divorceDecree)]
            ),
        ] as [(Inscription, OwnershipForm, [Endorsement], [Paper])])
    func `no balance goes back to a registration that no longer stands`(
        face: Inscription, form: OwnershipForm, endorsements: [Endorsement], papers: [Paper]
    ) {
        let partly = left(face, form, endorsements, papers)
        #expect(partly.codes == [.balanceRegistration], "\(partly.verdict.findings)")
        #expect(partly.verdict.word == "held")
        #expect(partly.finding(.balanceRegistration)?.number("shares") == 200)
        #expect(left(face, form, endorsements, papers, whole: true).codes == [])
    }

    @Test(
        arguments: [
            ("SAM DOE", .individual, [.plain("SAM DOE")], []),
            (
                "ANN ROE EX EST SAM DOE", .estate, [.as(.executor, "ANN ROE")],
                [.letters("2026-11-02"), .death(of: "SAM DOE")]
            ),
            (
                "SAM DOE", .individual, [.as(.attorney, "ANN ROE")],
                [.of(.powerOfAttorney), .of(.affidavitOfFullForce)]
            ), ("SAM DOE", .individual, [.as(.guardian, "ANN ROE")], [.letters("2026-11-02")]),
            (
                "ANN DOE CUST TIM DOE UNIF TRF MIN ACT CA", .uniformTransfers,
                [.as(.custodian, "ANN DOE")], [.birth("2015-01-02", of: "TIM DOE")]
            ),
        ] as [(Inscription, OwnershipForm, [Endorsement], [Paper])])
    func `a balance goes back as long as the registration stands`(
        face: Inscription, form: OwnershipForm, endorsements: [Endorsement], papers: [Paper]
    ) {
        #expect(left(face, form, endorsements, papers).codes == [])
    }

    @Test func `shares assigned back by name are left over too, and the cure says to whom`() {
        let judgment = judge(
            .whole {
                $0.assignments = [.line(100, to: "X"), .line(200, to: "S")]
                $0.endorsements = [.plain("SUE DOE")]
                $0.papers = [.death(of: "SAM DOE")]
            }, in: book("SAM DOE & SUE DOE JT TEN", .jointTenants))
        #expect(judgment.codes == [.balanceRegistration])
        let finding = judgment.finding(.balanceRegistration)
        #expect(finding?.message.contains("SAM DOE is dead") == true)
        #expect(finding?.cure.contains("survivorship") == true)
    }

    // MARK: - Who is told what

    @Test func `a signature of the dead is cured by the survivor's, and a prefix by a prefix`() {
        let papers = [Paper.death(of: "SAM DOE")]
        let judgment = left(
            "SAM DOE & SUE DOE JT TEN", .jointTenants, [.plain("SAM DOE"), .plain("SUE DOE")],
            papers, whole: true)
        #expect(judgment.codes == [.signerInDoubt])
        let cure = judgment.finding(.signerInDoubt)?.cure ?? ""
        #expect(cure.contains("certified death certificate of SAM DOE"))
        #expect(cure.contains("the signature of the survivor, SUE DOE"))
        let prefix = judge(.transfer { $0.guarantee = .stamp(prefix: "G") }, in: .alpha())
        #expect(prefix.finding(.guaranteeProgram)?.cure.contains("prefix") == true)
        let program = judge(.transfer { $0.guarantee = .stamp(program: "NOTARY") }, in: .alpha())
        #expect(
            program.finding(.guaranteeProgram)?.cure
                == FindingCode.guaranteeProgram.definition.cure)
    }

    @Test func `whoever has a certificate by the issuer's order has a number or a reason`() {
        var book = BookFacts.alpha()
        book.securities["B"]?.capital.outstanding = 21_000
        for (taxpayer, codes) in [
            (.missing, [.taxpayerNumberMissing]), (.absent(reason: "applied for"), []),
        ] as [(AccountFacts.Taxpayer, [FindingCode])] {
            book.addAccount(
                .registered("X", "XENIA EXAMPLE", taxpayer: taxpayer, owners: ["X"]))
            book.addCertificate(.b("B-8"), of: "X", 10, .countersigned)
            for item in [
                Item.issue(100, to: "X"), .prepare(100, to: "X"), .register(.b("B-8")),
            ] {
                #expect(judge(item, in: book).codes == codes, "\(item.kind)")
            }
            #expect(judge(.open(.b("B-9"), 100, of: "X"), in: book).codes == [])
        }
    }

    @Test func `L08: a day of birth on file holds a custodian who signs too late`() {
        let face: Inscription = "ANN DOE CUST TIM DOE UNIF TRF MIN ACT CA"
        for (born, codes) in [
            ("2008-11-20", [.signerInDoubt]), ("2008-11-21", []), (nil, []),
        ] as [(CalendarDate?, [FindingCode])] {
            var book = BookFacts.alpha()
            book.addAccount(
                AccountFacts(
                    id: "S", inscription: face, form: .uniformTransfers, address: .complete,
                    taxpayer: .given(lastFour: "6789"), standing: .ordinary, owners: ["S"],
                    minorBorn: born))
            let judgment = judge(.endorsed(as: .custodian, by: "ANN DOE"), in: book)
            #expect(judgment.codes == codes)
        }
    }
}
