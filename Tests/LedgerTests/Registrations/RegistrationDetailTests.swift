import Ledger
import Testing

struct RegistrationDetailTests {
    private func name(_ face: Inscription) throws -> RegistrationName {
        let reading = RegistrationName.read(face)
        #expect(reading.doubts == [])
        return try #require(reading.name)
    }

    @Test(
        arguments: [
            ("ANN DOE CUST TIM DOE UNIF TRF MIN ACT CA", .transfers, nil),
            ("ANN DOE CUST TIM DOE UNIF TRF MIN ACT CA UNTIL AGE 25", .transfers, 25),
            ("ANN DOE CUST FOR TIM DOE UNDER CA UTMA", .transfers, nil),
            ("ANN DOE AS CUST FOR TIM DOE UNDER THE CA UTMA UNTIL AGE 21", .transfers, 21),
            ("ANN DOE CUST TIM DOE CA UTMA", .transfers, nil),
            ("ANN DOE CUST TIM DOE UTMA CA", .transfers, nil),
            ("ANN DOE C/F TIM DOE UGMA CA", .gifts, nil),
            ("ANN DOE CUST TIM DOE UNIFORM GIFTS TO MINORS ACT CA", .gifts, nil),
            ("ANN DOE CUST UNTIL AGE 21 TIM DOE UNIF TRF MIN ACT CA", .transfers, 21),
            (
                """
                UNIF GIFT MIN ACT -- ANN DOE CUSTODIAN TIM DOE UNDER UNIFORM GIFTS TO MINORS \
                ACT CA
                """, .gifts, nil
            ),
            (
                """
                UNIF TRF MIN ACT - Ann Doe Custodian (until age 25) Tim Doe under Uniform \
                Transfers to Minors Act CA
                """, .transfers, 25
            ),
            ("UNIF TRF MIN ACT -- ANN DOE CUSTODIAN TIM DOE CA", .transfers, nil),
        ] as [(Inscription, MinorsAct, Int?)])
    func `a custodian is read in all the usual writings`(
        face: Inscription, act: MinorsAct, age: Int?
    ) throws {
        let name = try name(face)
        #expect(name.custodian == "ANN DOE")
        #expect(name.minor == "TIM DOE")
        #expect(name.state == "CA")
        #expect(name.act == act)
        #expect(name.untilAge == age)
        #expect(name.print == face.canonical)
    }

    @Test func `a minor whose surname is two letters keeps it when the state follows the act`()
        throws
    {
        let name = try name("ANN LA CUST TIM LA UTMA CA")
        #expect(name.minor == "TIM LA")
        #expect(name.state == "CA")
        #expect(try self.name("ANN DOE CUST JOE DE LA CO UTMA").state == "CO")
    }

    @Test(
        arguments: [
            ("ANN DOE TR UA DTD 01/02/2001 DOE TRUST", "01/02/2001", "2001-01-02", "DOE TRUST"),
            ("ANN DOE TTEE U/A 2001-01-02 DOE TRUST", "2001-01-02", "2001-01-02", "DOE TRUST"),
            ("ANN DOE TTEE DOE TRUST UA DTD 1/2/2001", "1/2/2001", "2001-01-02", "DOE TRUST"),
            ("ANN DOE TTEE UAD 1-2-2001 DOE TRUST", "1-2-2001", "2001-01-02", "DOE TRUST"),
            (
                "ANN DOE TRUSTEE UNDER AGREEMENT DATED JAN 2, 2001 DOE TRUST", "JAN 2, 2001",
                "2001-01-02", "DOE TRUST"
            ),
            ("ANN DOE TTEE UA DTD 1/2/01 DOE TRUST", "1/2/01", nil, "DOE TRUST"),
            (
                "ANN DOE TRUSTEE OF THE DOE TRUST DTD 01/02/2001", "01/02/2001", "2001-01-02",
                "DOE TRUST"
            ),
            ("ANN DOE AS TRUSTEE FOR DOE TRUST", nil, nil, "DOE TRUST"),
            ("DOE TRUST UA DTD 01/02/2001 ANN DOE TTEE", "01/02/2001", "2001-01-02", "DOE TRUST"),
        ] as [(Inscription, String?, CalendarDate?, String)])
    func `a trust is read with its trustee, its date and its name`(
        face: Inscription, text: String?, date: CalendarDate?, trust: String
    ) throws {
        let name = try name(face)
        #expect(name.trustees == ["ANN DOE"])
        #expect(name.trustDateText == text)
        #expect(name.trustDate == date)
        #expect(name.trustName == trust)
        #expect(name.print == face.canonical)
    }

    @Test func `a trust under a will names the testator and whom it is for`() throws {
        let name = try name("ANN DOE TR UW OF JOHN DOE FBO TIM DOE")
        #expect(name.trustees == ["ANN DOE"])
        #expect(name.testator == "JOHN DOE")
        #expect(name.trustBeneficiary == "TIM DOE")
        #expect(name.owners == ["TIM DOE"])
    }

    @Test(
        arguments: [
            ("ANN ROE EX EST JOHN ROE", ["ANN ROE"]),
            ("ANN ROE EXECUTRIX OF THE ESTATE OF JOHN ROE", ["ANN ROE"]),
            ("ANN ROE ADM CTA EST OF JOHN ROE DECD", ["ANN ROE"]),
            ("ANN ROE & TIM ROE PERS REPS EST JOHN ROE", ["ANN ROE", "TIM ROE"]),
            ("ANN ROE AS PERSONAL REPRESENTATIVE OF THE ESTATE OF JOHN ROE", ["ANN ROE"]),
            ("ANN ROE EX UW JOHN ROE", ["ANN ROE"]),
            ("EST JOHN ROE", []),
            ("ESTATE OF JOHN ROE DECEASED", []),
        ] as [(Inscription, [String])])
    func `an estate is read with and without its representatives`(
        face: Inscription, representatives: [String]
    ) throws {
        let name = try name(face)
        #expect(name.representatives == representatives)
        #expect(name.decedent == "JOHN ROE")
        #expect(!name.signers.isEmpty)
        #expect(name.print == face.canonical)
    }

    @Test(
        arguments: [
            ("ANN DOE TOD TIM DOE", "TIM DOE", ["ANN DOE"]),
            ("ANN DOE TOD TIM DOE SUBJECT TO STA TOD RULES", "TIM DOE", ["ANN DOE"]),
            ("ANN DOE & JOHN DOE JT TEN TOD TIM DOE", "TIM DOE", ["ANN DOE", "JOHN DOE"]),
            ("ANN DOE TOD ACME FOUNDATION", "ACME FOUNDATION", ["ANN DOE"]),
            (
                "ANN DOE TOD JOHN DOE CUST TIM DOE UTMA CA SUBJECT TO STA TOD RULES",
                "JOHN DOE CUST TIM DOE UTMA CA", ["ANN DOE"]
            ),
        ] as [(Inscription, String, [String])])
    func `a registration in beneficiary form names one beneficiary`(
        face: Inscription, beneficiary: String, owners: [String]
    ) throws {
        let name = try name(face)
        #expect(name.todBeneficiary == beneficiary)
        #expect(name.signers == owners)
        #expect(name.print == face.canonical)
    }

    @Test func `every part has its label, in the order of the face`() throws {
        let parts = try name("ANN DOE CUST TIM DOE UNIF TRF MIN ACT CA UNTIL AGE 25").parts
        #expect(
            parts.map(\.label.rawValue)
                == ["custodian", "capacity", "minor", "act", "state", "until_age"])
        #expect(
            parts.map(\.text)
                == ["ANN DOE", "CUST", "TIM DOE", "UNIF TRF MIN ACT", "CA", "UNTIL AGE 25"])
        #expect(RegistrationName.version == 2)
    }

    @Test(arguments: StateCode.all)
    func `every state may stand behind an act`(state: String) throws {
        let face = try #require(Inscription("ANN DOE CUST TIM DOE UTMA \(state)"))
        #expect(try name(face).state == state)
    }

    @Test func `fifty states, a district and three territories are known`() {
        #expect(StateCode.all.count == 54)
        #expect(Set(StateCode.all).count == 54)
    }
}
