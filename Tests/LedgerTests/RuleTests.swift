import Ledger
import Testing

struct RuleTests {
    @Test(arguments: FindingCode.allCases)
    func `each code has an item that earns it, and nothing else`(code: FindingCode) throws {
        guard let spoiled = Spoiled.spoiled(for: code) else { return }
        let judgment = judge(spoiled.item, in: spoiled.book)
        #expect(Set(judgment.codes) == Set([code] + spoiled.beside))
        #expect(judgment.codes.count == 1 + spoiled.beside.count)
        #expect(judgment.finding(code)?.message == spoiled.message)
        let words: [Severity: String] = [
            .refuse: "refused", .hold: "held", .note: "approved",
        ]
        #expect(judgment.verdict.word == words[code.definition.severity])
    }

    @Test func `the codes that no item can earn are written down`() {
        let outside = FindingCode.allCases.filter { Spoiled.spoiled(for: $0) == nil }
        #expect(
            outside == [
                .controlBookAuthority, .eventEmpty, .eventBeyondClass, .registerDiffers,
                .fractionPrice, .stopCarried, .positionsToReport, .recordDateAhead,
                .recordDatePassed, .optionUnsettled, .optionLeft, .caseCarried, .overPassive,
                .fiveFifty, .lossNoticeLate, .affidavitDefective,
            ])
    }

    @Test func `clean items of every kind earn nothing`() {
        var book = BookFacts.posted()
        book.securities["B"]?.capital.outstanding = 21_000
        book.addCertificate(.b("B-7"), of: "X", 10, .prepared)
        book.addCertificate(.b("B-8"), of: "X", 10, .countersigned)
        book.addCertificate(.b("B-6"), of: "S", 10, .ended(cause: "REPLACED"))
        let items: [Item] = [
            .transfer(100, to: "X"), .issue(100, to: "X"), .prepare(100),
            .countersign(.b("B-7")), .register(.b("B-8")), .open(.b("B-9"), 100, of: "X"),
            .reverse("T-1"), .exchange(["S-2"], reason: .mutilated), .replace(["S-2"]),
            .honour("B-6", for: "X"),
        ]
        #expect(Set(items.map(\.kind)) == Set(ItemKind.allCases))
        for item in items {
            let judgment = judge(item, in: book)
            #expect(judgment.isApproved, "\(item.kind)")
            #expect(judgment.codes == [], "\(item.kind)")
            #expect(judgment.approval?.item == item)
        }
    }

    @Test func `all the defects of an item are reported at once, in the order of the rules`() {
        let judgment = judge(.everythingWrong, in: .everythingWrong)
        #expect(
            judgment.codes == [
                .certificateUnknown, .certificateNotValid, .certificateEnded,
                .certificateRepeated, .certificateOwner, .certificateNumberUsed,
                .accountUnknown, .accountUsed, .assigneeIncomplete, .sharesBlank,
                .sharesNotPositive, .capInputStale, .capExceeded, .signatureMissing,
                .guaranteeIncomplete, .guaranteeDate, .guaranteeProgram, .taxpayerNumberMissing,
                .stopActive,
            ])
        #expect(judgment.verdict.word == "refused")
        #expect(judgment.approval == nil)
    }

    @Test func `a note does not stop an item, a hold does, and a refusal outranks a hold`() {
        let note = Item.transfer(100, to: "X")
        #expect(judge(note, in: .alpha(x: 3_266_900)).approval?.notes.count == 1)
        let hold = Item.transfer { $0.price = nil }
        #expect(judge(hold, in: .alpha()).verdict.word == "held")
        let both = Item.transfer {
            $0.price = nil
            $0.signatures = []
        }
        #expect(judge(both, in: .alpha()).verdict.word == "refused")
        #expect(judge(both, in: .alpha()).codes == [.signatureMissing, .guaranteeValueUnknown])
        #expect(Severity.allCases.sorted() == [.note, .hold, .refuse])
    }
}

extension Item {
    fileprivate static var everythingWrong: Item {
        .transfer {
            $0.certificates = ["S-404", "P-1", "E-1", "S-1", "S-1", "Y-1"]
            $0.from = "S"
            let twin = AccountFacts.registered("Y", "YURI EXAMPLE", owners: ["Y"])
            $0.assignments = [
                .line(101, to: "X", number: "S-2"), .line(1, to: "NOBODY"),
                .line(nil, to: "X2"), .line(0, opening: twin),
            ]
            $0.signatures = []
            $0.guarantee = .stamp(prefix: "G", serial: "", date: "2027-01-01")
            $0.price = nil
        }
    }
}

extension BookFacts {
    fileprivate static var everythingWrong: Self {
        var book = alpha(x: 3_266_900)
        book.addCertificate(.b("P-1"), of: "S", 100, .countersigned)
        book.addCertificate(.b("E-1"), of: "S", 100, .ended(cause: "REPLACED"))
        book.addCertificate(.b("Y-1"), of: "Y", 100)
        book.addCertificate(.b("S-1"), of: "S", 100, stops: ["LOST"])
        let nowhere = MailingAddress(
            street: nil, city: "Santa Fe", state: "NM", postalCode: "87501", country: "US")
        book.addAccount(
            .registered(
                "X2", "XENIA Q EXAMPLE", address: nowhere, taxpayer: .missing, owners: ["X"]))
        book.securities["A"]?.capital.statedAsOf = "2026-01-01"
        book.securities["A"]?.capital.maximumAgeDays = 30
        return book
    }
}
