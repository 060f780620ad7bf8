import Ledger
import Testing

/// Ten thousand random books, each judged by the law and by counting it out.
struct CapPropertyTests {
    @Test(arguments: 0..<20)
    func `the law refuses what counting out refuses, and says exactly how much would pass`(
        seed: UInt64
    ) throws {
        var random = RandomBook(seed: seed)
        var refusals = 0
        for _ in 0..<500 {
            random.renew()
            let asked = random.question()
            let judgment = judge(random.item(asked), in: random.book)
            let isLawful = random.isLawful([asked])
            #expect(judgment.isApproved == isLawful, "\(asked) \(judgment.codes)")
            let refused = judgment.verdict.findings.filter { $0.code == .capExceeded }
            #expect(refused.isEmpty == isLawful)
            guard let most = refused.compactMap({ $0.number("max_allowed") }).min() else {
                continue
            }
            refusals += 1
            let units = try #require(Int(exactly: most))
            try #require(units < asked.units)
            #expect(!random.isLawful([asked.of(units + 1)]))
            #expect(!judge(random.item(asked.of(units + 1)), in: random.book).isApproved)
            guard units > 0 else { continue }
            #expect(random.isLawful([asked.of(units)]))
            #expect(judge(random.item(asked.of(units)), in: random.book).isApproved)
        }
        // A generator that hardly ever refuses, or always does, would prove nothing.
        #expect((100...400).contains(refusals), "\(refusals) refusals")
    }

    @Test(arguments: 100..<110)
    func `a batch judged as one is judged by its net effect`(seed: UInt64) throws {
        var random = RandomBook(seed: seed)
        var lawful = 0
        for _ in 0..<200 {
            random.renew()
            let asked = (1...3).map { _ in random.question() }
            let items = asked.enumerated().map { index, one in
                random.item(one, certificate: index)
            }
            let judgments = judge(items, in: random.book, .together)
            let isLawful = random.isLawful(asked)
            #expect(judgments.areApproved == isLawful, "\(asked)")
            lawful += isLawful ? 1 : 0
        }
        #expect((20...180).contains(lawful), "\(lawful) lawful")
    }

    @Test(arguments: 200..<210)
    func `what is accepted item by item never raises anybody over the limit`(
        seed: UInt64
    ) throws {
        var random = RandomBook(seed: seed)
        for _ in 0..<100 {
            random.renew()
            let asked = (1...3).map { _ in random.question() }
            let items = asked.enumerated().map { index, one in
                random.item(one, certificate: index)
            }
            let judgments = judge(items, in: random.book, .itemByItem)
            var accepted: [RandomBook.Question] = []
            for (one, judgment) in zip(asked, judgments) {
                let before = accepted
                #expect(
                    judgment.isApproved == random.isLawful([one], after: before), "\(asked)")
                if judgment.isApproved { accepted.append(one) }
            }
        }
    }

    @Test func `a multi-line item is refused exactly when it raises somebody too far`() throws {
        var random = RandomBook(seed: 300)
        for _ in 0..<1000 {
            random.renew()
            let asked = random.question(isIssue: false)
            guard asked.from != nil else { continue }
            let lines = (1...3).map { _ in asked.to(random.account()) }
            let judgment = judge(random.item(lines), in: random.book)
            #expect(judgment.isApproved == random.isLawful(lines), "\(lines)")
        }
    }
}
