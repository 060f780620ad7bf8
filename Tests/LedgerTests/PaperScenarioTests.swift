import Ledger
import Testing

/// The scenarios of domain.md §7 about certificates, signatures and guarantees.
struct PaperScenarioTests {
    @Test(arguments: [CertificateStanding.prepared, .countersigned])
    func `L01: a certificate not yet registered carries no shares`(
        standing: CertificateStanding
    ) {
        var book = BookFacts.alpha()
        book.certificates[.b("S-1")]?.standing = standing
        let judgment = judge(.transfer(100, to: "X"), in: book)
        #expect(judgment.verdict.word == "refused")
        #expect(judgment.codes == [.certificateNotValid])
    }

    @Test func `L02: what is not assigned comes back as a balance certificate`() throws {
        var form = TransferForm(certificates: ["S-2"])
        form.assignments = [.line(100, to: "X", number: "B-0112")]
        let movement = try #require(judge(form.item, in: .alpha()).approval?.movement)
        #expect(movement.ended.map(\.id) == [.b("S-2")])
        #expect(movement.created.map(\.shares) == [100, 200])
        #expect(movement.created.map(\.account) == ["X", "S"])
        #expect(movement.created.map(\.role) == [.assignee(line: 1), .balance])
        #expect(movement.created.map(\.number) == ["B-0112", nil])
        #expect(!movement.isIssuance)
    }

    @Test func `L02: several certificates go in, and one balance comes back`() throws {
        var form = TransferForm(certificates: ["S-1", "S-2"])
        form.assignments = [.line(10_299, to: "X")]
        let movement = try #require(judge(form.item, in: .alpha()).approval?.movement)
        #expect(movement.ended.map(\.shares) == [10_000, 300])
        #expect(movement.created.map(\.shares) == [10_299, 1])
    }

    @Test(
        arguments: [
            (300, []), (301, [.sharesExceedCertificate]),
        ] as [(ShareCount, [FindingCode])])
    func `L03: no more is assigned than the certificate represents`(
        shares: ShareCount, codes: [FindingCode]
    ) {
        var form = TransferForm(certificates: ["S-2"])
        form.assignments = [.line(shares, to: "X")]
        #expect(judge(form.item, in: .alpha()).codes == codes)
        form.assignments = [.line(299, to: "X"), .line(1, to: "Y")]
        #expect(judge(form.item, in: .alpha()).codes == [])
        form.assignments = [.line(299, to: "X"), .line(2, to: "Y")]
        let finding = judge(form.item, in: .alpha()).finding(.sharesExceedCertificate)
        #expect(finding?.number("excess") == 1)
        #expect(finding?.number("presented") == 300)
    }

    @Test func `L04: a split in the same name meets no cap and needs no guarantee`() throws {
        var book = BookFacts.alpha()
        book.persons["S"]?.held = ["COM": 3_267_000, "B": 300]
        var form = TransferForm(certificates: ["S-2"])
        form.assignments = Array(repeating: .line(100, to: "S"), count: 3)
        form.signatures = []
        form.guarantee = nil
        form.price = nil
        let judgment = judge(form.item, in: book)
        #expect(judgment.codes == [.stillOver])
        let movement = try #require(judgment.approval?.movement)
        #expect(movement.created.map(\.shares) == [100, 100, 100])
        #expect(judgment.positions.map(\.isRaised) == [false])
    }

    @Test func `L04: one share of it to somebody else needs both`() {
        var form = TransferForm(certificates: ["S-2"])
        form.assignments = [.line(299, to: "S"), .line(1, to: "X")]
        form.signatures = []
        form.guarantee = nil
        #expect(judge(form.item, in: .alpha()).codes == [.signatureMissing, .guaranteeMissing])
    }

    @Test(
        arguments: [
            ("JOHN Q SMITH", []), (" john  q smith ", []),
            ("JOHN SMITH", [.signatureMismatch]), ("JOHN Q. SMITH", [.signatureMismatch]),
            ("JOHN Q SMITH JR", [.signatureMismatch]), ("J Q SMITH", [.signatureMismatch]),
            ("", [.signatureMismatch]),
        ] as [(String, [FindingCode])])
    func `L06: a signature corresponds with the face in every particular`(
        signed: String, codes: [FindingCode]
    ) {
        var book = BookFacts.alpha()
        book.addAccount(.registered("S", "JOHN Q SMITH", owners: ["S"]))
        let judgment = judge(.transfer { $0.signatures = [signed] }, in: book)
        #expect(judgment.codes == codes)
        #expect(judgment.isApproved == codes.isEmpty)
    }

    @Test(
        arguments: [
            (["JOHN DOE", "JANE DOE"], []), (["JANE DOE", "JOHN DOE"], []),
            (["JOHN DOE"], [.signatureMissing]),
            ([], [.signatureMissing, .signatureMissing]),
            (["JOHN DOE", "JOHN DOE"], [.signatureMismatch]),
            (["JOHN DOE", "JANE ROE"], [.signatureMismatch]),
            (["JOHN DOE", "JANE DOE", "TIM DOE"], [.signatureMismatch]),
            (["TIM DOE"], [.signatureMismatch, .signatureMissing]),
        ] as [([String], [FindingCode])])
    func `L07: every joint tenant signs`(signatures: [String], codes: [FindingCode]) {
        var book = BookFacts.alpha()
        book.addAccount(
            .registered(
                "S", "JOHN DOE & JANE DOE JT TEN", form: .jointTenants, owners: ["S", "Y"]))
        #expect(judge(.transfer { $0.signatures = signatures }, in: book).codes == codes)
    }

    @Test func `L07: the owner who has not signed is named by place`() throws {
        var book = BookFacts.alpha()
        book.addAccount(
            .registered(
                "S", "JOHN DOE & JANE DOE JT TEN", form: .jointTenants, owners: ["S", "Y"]))
        let judgment = judge(.transfer { $0.signatures = ["JOHN DOE"] }, in: book)
        let finding = try #require(judgment.finding(.signatureMissing))
        #expect(finding.number("owner") == 2)
        #expect(finding.message == "Name 2 on the face, JANE DOE, has not signed as owner.")
    }

    @Test(
        arguments: [
            ("2500", nil, []), ("2500.0001", nil, [.guaranteeCoverage]),
            ("2500", "250,000", []), ("2500", "249,999.99", [.guaranteeCoverage]),
            ("2500.0001", "10,000,000", [.guaranteeCoverage]),
            ("0", nil, [.guaranteeValueUnknown]),
        ] as [(Money, Money?, [FindingCode])])
    func `L10: a stamp covers the value of what leaves, to the ten-thousandth`(
        price: Money, stated: Money?, codes: [FindingCode]
    ) {
        let item = Item.transfer {
            $0.guarantee = .stamp(prefix: "d", valueCovered: stated)
            $0.price = .perShare(price)
        }
        #expect(judge(item, in: .alpha()).codes == codes)
    }

    @Test func `L10: what stays with the owner needs no cover`() {
        let item = Item.transfer {
            $0.assignments = [.line(100, to: "X"), .line(9900, to: "S")]
            $0.guarantee = .stamp(prefix: "D")
            $0.price = .perShare("2500")
        }
        #expect(judge(item, in: .alpha()).codes == [])
    }

    @Test func `L10: fractions of a share are worth fractions of the price`() {
        var book = BookFacts.single(300_000, limit: .of(1, 1), places: 3)
        book.coverage = .prefixes
        let item = { (units: ShareCount) in
            Item.transfer {
                $0.assignments = [.line(units, to: "X")]
                $0.guarantee = .stamp(prefix: "D")
                $0.price = .perShare("2500")
            }
        }
        #expect(judge(item(100_000), in: book).codes == [])
        let judgment = judge(item(100_001), in: book)
        #expect(judgment.codes == [.guaranteeCoverage])
        #expect(
            judgment.finding(.guaranteeCoverage)?.number("value_ten_thousandths") == 2_500_025_000)
    }

    @Test(arguments: [
        ("STAMP", "G", "Prefix G is not one that secures an amount."),
        ("NOTARY PUBLIC", "Z", "NOTARY PUBLIC is not an approved medallion program."),
        ("", "Z", " is not an approved medallion program."),
        ("SEMP", "", "Prefix  is not one that secures an amount."),
    ])
    func `L11: a stamp outside the programs is no guarantee`(
        program: String, prefix: String, message: String
    ) {
        let item = Item.transfer { $0.guarantee = .stamp(program: program, prefix: prefix) }
        let judgment = judge(item, in: .alpha())
        #expect(judgment.codes == [.guaranteeProgram])
        #expect(judgment.finding(.guaranteeProgram)?.message == message)
    }

    @Test(arguments: ["STAMP", "SEMP", "MSP", "msp"])
    func `L11: the three programs are`(program: String) {
        let item = Item.transfer { $0.guarantee = .stamp(program: program) }
        #expect(judge(item, in: .alpha()).codes == [])
    }
}
