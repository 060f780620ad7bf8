import Ledger
import Testing

struct SigningScenarioTests {
    @Test func `L06: a name that lacks a letter is not the name on the face`() {
        let dossier = SigningDossier("JOHN Q SMITH", [.plain("JOHN SMITH")])
        #expect(dossier.judged() == [.mismatch(signed: "JOHN SMITH", face: "JOHN Q SMITH")])
    }

    @Test func `L07: one of two joint tenants signs, and the second is missing`() {
        var dossier = SigningDossier("JOHN DOE & JANE DOE JT TEN", [.plain("JOHN DOE")])
        #expect(
            dossier.judged() == [.missing(ownerNumber: 2, face: "JANE DOE", role: .owner)])
        dossier.papers = [.of(.deathCertificate, "Jane Doe")]
        #expect(dossier.judged() == [])
        dossier.papers = [.of(.deathCertificate, "JOHN DOE")]
        #expect(
            dossier.judged() == [
                .signedAfterDeath(owner: "JOHN DOE"),
                .missing(ownerNumber: 2, face: "JANE DOE", role: .owner),
            ])
        dossier.papers = [.of(.deathCertificate)]
        #expect(
            dossier.judged() == [.missing(ownerNumber: 2, face: "JANE DOE", role: .owner)])
    }

    @Test func `L07: a survivor who says so is told of the paper that is wanting`() {
        let dossier = SigningDossier(
            "JOHN DOE & JANE DOE JT TEN", [.as(.survivor, "JOHN DOE")])
        #expect(
            dossier.judged() == [
                .paperMissing(
                    .deathCertificate, concerning: "JANE DOE",
                    because: "A survivor signs alone once the death is shown.")
            ])
    }

    @Test func `L08: a custodian does not sign for a minor who has come of age`() {
        let face: Inscription = "ANN DOE CUST TIM DOE UNIF TRF MIN ACT CA"
        var dossier = SigningDossier(face, [.plain("ANN DOE")], [.birth("2008-11-20")])
        let held = EndorsementDefect.custodianAfterAge(minor: "TIM DOE", age: 18, endedAt: 18)
        #expect(dossier.judged() == [held])
        #expect(held.isHold)
        dossier.papers = []
        #expect(dossier.judged() == [])
        #expect(dossier.judged(birthDate: "2008-11-20") == [held])
        #expect(dossier.judged(birthDate: "2008-11-21") == [])
        dossier.endorsements = [.plain("TIM DOE")]
        dossier.papers = [.birth("2008-11-20", of: "TIM DOE")]
        #expect(dossier.judged() == [])
        dossier.papers = [.birth("2008-11-21", of: "TIM DOE")]
        #expect(
            dossier.judged() == [.minorUnderAge(minor: "TIM DOE", age: 17, endsAt: 18)])
    }

    @Test func `L08: a face that says UNTIL AGE 25 keeps its custodian`() {
        let face: Inscription = "ANN DOE CUST TIM DOE UNIF TRF MIN ACT CA UNTIL AGE 25"
        var dossier = SigningDossier(face, [.plain("ANN DOE")], [.birth("2008-11-20")])
        #expect(dossier.judged() == [])
        dossier.papers = [.birth("2001-11-20")]
        #expect(
            dossier.judged() == [.custodianAfterAge(minor: "TIM DOE", age: 25, endedAt: 25)])
    }

    @Test func `L08: where the table cannot tell the age, a person decides`() {
        func judged(_ face: Inscription, born: CalendarDate) -> [EndorsementDefect]? {
            SigningDossier(face, [.plain("ANN DOE")]).judged(birthDate: born)
        }
        #expect(
            judged("ANN DOE CUST TIM DOE UTMA AR", born: "2007-01-01")
                == [.terminationAgeUnknown(state: "AR", act: .transfers, minorsAge: 19)])
        #expect(judged("ANN DOE CUST TIM DOE UTMA AR", born: "2009-01-01") == [])
        #expect(
            judged("ANN DOE CUST TIM DOE UTMA AR", born: "1999-01-01")
                == [.custodianAfterAge(minor: "TIM DOE", age: 27, endedAt: 25)])
        #expect(
            judged("ANN DOE CUST TIM DOE UTMA MI UNTIL AGE 25", born: "2004-01-01")
                == [.untilAgeBeyondAct(untilAge: 25, most: 21)])
        #expect(judged("ANN DOE CUST TIM DOE UTMA MI UNTIL AGE 25", born: "2007-01-01") == [])
        #expect(
            judged("ANN DOE CUST TIM DOE UTMA MI UNTIL AGE 25", born: "2001-01-01")
                == [.custodianAfterAge(minor: "TIM DOE", age: 25, endedAt: 21)])
        #expect(
            judged("ANN DOE CUST TIM DOE UTMA NJ UNTIL AGE 18", born: "2007-01-01")
                == [.terminationAgeUnknown(state: "NJ", act: .transfers, minorsAge: 19)])
        #expect(judged("ANN DOE CUST TIM DOE UTMA NJ", born: "2007-01-01") == [])
        #expect(
            judged("ANN DOE CUST TIM DOE UTMA FL UNTIL AGE 25", born: "2004-01-01")
                == [.terminationAgeUnknown(state: "FL", act: .transfers, minorsAge: 22)])
        #expect(judged("ANN DOE CUST TIM DOE UTMA FL UNTIL AGE 25", born: "2006-01-01") == [])
    }

    @Test(
        arguments: [
            ("2026-09-21", .maryland, []),
            (
                "2026-09-20", .maryland,
                [
                    .paperTooOld(
                        .courtCertificate, dated: "2026-09-20", ageDays: 61, limit: "60 days")
                ]
            ),
            ("2026-09-21", .newYork, []), ("2026-09-20", .newYork, []),
            ("2026-05-20", .newYork, []),
            (
                "2026-05-19", .newYork,
                [
                    .paperTooOld(
                        .courtCertificate, dated: "2026-05-19", ageDays: 185, limit: "6 months")
                ]
            ),
            (
                "2026-11-21", .maryland,
                [.paperDatedAhead(.courtCertificate, dated: "2026-11-21")]
            ),
            (nil, .maryland, [.paperDateMissing(.courtCertificate, concerning: "JOHN DOE")]),
        ] as [(CalendarDate?, PaperAges, [EndorsementDefect])])
    func `L09: a court's certificate is good for 60 days in Maryland and 6 months in New York`(
        dated: CalendarDate?, ages: PaperAges, defects: [EndorsementDefect]
    ) {
        let dossier = SigningDossier(
            "JOHN DOE", [.as(.executor, "MARY ROE")],
            [
                Paper(
                    .courtCertificate, dated: dated, concerning: "JOHN DOE",
                    certifiedBy: "C CLERK, COURT CLERK")
            ])
        #expect(dossier.judged(ages: ages) == defects)
    }

    @Test(
        arguments: [
            ("2026-08-31", 6, "2027-02-28"), ("2027-08-31", 6, "2028-02-29"),
            ("2026-03-31", 6, "2026-09-30"), ("2026-11-20", 6, "2027-05-20"),
            ("9999-12-31", 6, "9999-12-31"),
        ] as [(CalendarDate, Int, CalendarDate)])
    func `months end with the month that is too short for them`(
        date: CalendarDate, months: Int, last: CalendarDate
    ) {
        #expect(PaperAge.months(months).lastDay(of: date) == last)
        #expect(PaperAge.months(.max).lastDay(of: date) == date)
        #expect(PaperAge.days(.max).lastDay(of: date) > date)
        #expect(PaperAge.days(.min).lastDay(of: date) == date)
    }

    @Test func `the setting in force is the latest that has begun under the governing law`() {
        func setting(_ law: String, _ day: CalendarDate, _ ages: PaperAges) -> PaperAgeSetting {
            PaperAgeSetting(governingLaw: law, effective: day, ages: ages, authority: "UCC 8-402")
        }
        let all = [
            setting("MD", "2000-01-01", .newYork), setting("MD", "2020-01-01", .maryland),
            setting("NY", "2000-01-01", .newYork),
        ]
        func days(_ law: String, _ day: CalendarDate) -> PaperAge? {
            PaperAgeSetting.inForce(among: all, under: law, on: day)?.ages.courtCertificate
        }
        #expect(days("MD", "2026-11-20") == .days(60))
        #expect(days("MD", "2019-12-31") == .months(6))
        #expect(days("NY", "2026-11-20") == .months(6))
        #expect(days("MD", "1999-12-31") == nil)
    }
}
