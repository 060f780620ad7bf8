import Ledger
import Testing

/// The signing table, the stops and the legends through the whole law, with the day's settings.
struct EndorsementLawTests {
    @Test func `a decision covers the sentence that was decided on and no other`() {
        var book = BookFacts.alpha()
        let item = Item.transfer { $0.price = nil }
        let held = judge(item, in: book)
        let sentence = held.finding(.guaranteeValueUnknown)?.message ?? ""
        for (sentences, word) in [([sentence], "approved"), (["Another."], "held")] {
            book.decisions["T-1"] = [
                Decision(
                    number: 1, officer: "olive", codes: ["GUAR_VALUE_UNKNOWN"],
                    sentences: Set(sentences))
            ]
            #expect(judge(item, in: book).verdict.word == word)
        }
    }

    @Test func `a custodian does not take what the custodian signs away`() {
        var book = BookFacts.alpha()
        book.addAccount(
            .registered(
                "S", "MARY DOE CUST TIM DOE UNIF TRF MIN ACT CA", form: .uniformTransfers,
                owners: ["S"]))
        book.addAccount(.registered("M", "MARY DOE", owners: ["Y"]))
        let toSelf = Item.transfer {
            $0.signatures = ["MARY DOE"]
            $0.assignments = [.line(100, to: "M")]
        }
        #expect(judge(toSelf, in: book).codes == [.signerInDoubt])
        let toAnother = Item.transfer { $0.signatures = ["MARY DOE"] }
        #expect(judge(toAnother, in: book).codes == [])
    }

    private func book(_ face: Inscription, _ form: OwnershipForm) -> BookFacts {
        var book = BookFacts.alpha()
        book.addAccount(.registered("S", face, form: form, owners: ["S"]))
        return book
    }

    @Test func `L08: a custodian past the minor's age is held, and the minor's own hand passes`() {
        let book = book("ANN DOE CUST TIM DOE UNIF TRF MIN ACT CA", .uniformTransfers)
        let born = Paper(.birthCertificate, dated: "2008-11-20", concerning: "TIM DOE")
        let custodian = judge(.endorsed(as: .custodian, by: "ANN DOE", [born]), in: book)
        #expect(custodian.verdict.word == "held")
        #expect(custodian.codes == [.signerInDoubt])
        #expect(judge(.endorsed(as: .minorOfAge, by: "TIM DOE", [born]), in: book).codes == [])
        let without = judge(.endorsed(as: .minorOfAge, by: "TIM DOE"), in: book)
        #expect(without.codes == [.signatureEvidence])
    }

    @Test(
        arguments: [
            ("2026-09-21", "60d", []), ("2026-09-20", "60d", [.fiduciaryEvidence]),
            ("2026-09-20", "6m", []), ("2026-05-20", "6m", []),
            ("2026-05-19", "6m", [.fiduciaryEvidence]),
        ] as [(CalendarDate, String, [FindingCode])])
    func `L09: a letter's age counts to the day of presentation, by the law that is set`(
        dated: CalendarDate, age: String, codes: [FindingCode]
    ) {
        var book = book("ESTATE OF JOHN ROE", .estate)
        book.today = "2026-12-31"
        book.presentedOn["T-1"] = "2026-11-20"
        book.set(.courtCertificateAge, to: age, authority: "resolution 4")
        book.enteredOn["T-1"] = "2026-11-20"
        let letter = Paper.letters(dated)
        let judgment = judge(.endorsed(as: .executor, by: "MARY ROE", [letter]), in: book)
        #expect(judgment.codes == codes)
        #expect(judgment.finding(.fiduciaryEvidence)?.number("age_days") ?? 61 >= 61)
    }

    @Test(
        arguments: [("2026-12-23", [.adverseClaim]), ("2026-12-24", [])]
            as [(CalendarDate, [FindingCode])])
    func `L12: a claimed certificate is free on the day after the thirtieth`(
        today: CalendarDate, codes: [FindingCode]
    ) {
        var book = BookFacts.alpha()
        book.addCertificate(.b("S-1"), of: "S", 10_000, stops: [.noticed()])
        book.today = today
        #expect(judge(.transfer(100, to: "X"), in: book).codes == codes)
    }

    @Test func `L13: an order of a court outlasts every period`() {
        var book = BookFacts.alpha()
        book.addCertificate(.b("S-1"), of: "S", 10_000, stops: ["COURT_ORDER"])
        book.today = "2027-11-20"
        let judgment = judge(.transfer(100, to: "X"), in: book)
        #expect(judgment.verdict.word == "refused")
        #expect(judgment.codes == [.legalProcess])
    }

    @Test func `L14: an excess that the certificate does not warn of goes to counsel`() {
        var book = BookFacts.alpha(x: 3_266_900)
        book.addCertificate(.b("S-1"), of: "S", 10_000, legend: .absent)
        #expect(judge(.transfer(100, to: "X"), in: book).codes == [.atLimit, .legendMissing])
        let held = judge(.transfer(101, to: "X"), in: book)
        #expect(held.verdict.word == "held")
        #expect(held.codes == [.capUnnoted, .legendMissing])
        let knowing = Item.transfer {
            $0.assignments = [.line(101, to: "X")]
            $0.knowledge = "letter of 2026-11-02"
        }
        let refused = judge(knowing, in: book)
        #expect(refused.verdict.word == "refused")
        #expect(refused.codes == [.capExceeded, .legendMissing])
    }

    @Test func `L14: two officers may let it pass, one may not, and neither lifts a refusal`() {
        var book = BookFacts.alpha(x: 3_266_900)
        book.addCertificate(.b("S-1"), of: "S", 10_000, legend: .absent)
        let codes: Set = ["CAP_UNNOTED", "LEGEND_MISSING", "CAP_EXCEEDED"]
        book.decisions["T-1"] = [Decision(number: 1, officer: "olive", codes: codes)]
        #expect(judge(.transfer(101, to: "X"), in: book).verdict.word == "held")
        book.decisions["T-1"]?.append(Decision(number: 2, officer: "olive", codes: codes))
        #expect(judge(.transfer(101, to: "X"), in: book).verdict.word == "held")
        book.decisions["T-1"]?.append(Decision(number: 3, officer: "oscar", codes: codes))
        let judgment = judge(.transfer(101, to: "X"), in: book)
        #expect(judgment.codes == [.holdDecided, .holdDecided])
        #expect(judgment.finding(.holdDecided)?.text("decisions") == "1, 2, 3")
        #expect(judgment.finding(.holdDecided)?.text("officers") == "olive, oscar")
        let knowing = Item.transfer {
            $0.assignments = [.line(101, to: "X")]
            $0.knowledge = "letter of 2026-11-02"
        }
        #expect(judge(knowing, in: book).verdict.word == "refused")
    }

    @Test func `a nominee whose face is in doubt gives nothing away unsigned`() {
        for standing in [AccountFacts.Standing.intermediary, .unprovenNominee, .exempt] {
            var book = BookFacts.alpha()
            book.addAccount(
                .registered("S", "JOHN DOE OR JANE DOE", standing: standing, owners: ["S"]))
            let judgment = judge(.transfer { $0.signatures = [] }, in: book)
            #expect(judgment.codes == [.inscriptionUnclear])
        }
    }

    @Test func `an estate shows its domicile only where the setting asks for it`() {
        var book = book("ESTATE OF JOHN ROE", .estate)
        let letter = Paper.letters("2026-11-02")
        let item = Item.endorsed(as: .executor, by: "MARY ROE", [letter])
        #expect(judge(item, in: book).codes == [])
        book = self.book("JOHN ROE", .individual)
        #expect(judge(item, in: book).codes == [])
        book.set(.affidavitOfDomicile, to: "yes", authority: "resolution 4")
        #expect(judge(item, in: book).codes == [.taxWaiver])
        book.set(.affidavitOfDomicile, to: "no", authority: "resolution 5")
        #expect(judge(item, in: book).codes == [])
    }
}

extension BookFacts {
    fileprivate mutating func set(_ name: PolicyName, to value: String, authority: String) {
        let isTaken = policies.set(name, to: value, authority: authority)
        #expect(isTaken)
    }
}
