import Ledger
import Testing

/// Thousands of random families, each judged by the law and by counting it out.
struct CapKinPropertyTests {
    @Test(arguments: 0..<8 as Range<UInt64>)
    func `whoever is raised by others' shares is refused, and just so many would pass`(
        seed: UInt64
    ) throws {
        var random = RandomKinBook(seed: seed)
        var refusals = 0
        for _ in 0..<50 {
            random.renew()
            let asked = random.question()
            let judgment = judge(random.item(asked), in: random.book)
            let isLawful = random.isLawful(asked)
            #expect(judgment.isApproved == isLawful, "\(asked) \(judgment.codes)")
            let refused = judgment.verdict.findings.filter { $0.code == .capExceeded }
            #expect(refused.isEmpty == isLawful)
            guard let most = refused.compactMap({ $0.number("max_allowed") }).min() else {
                continue
            }
            refusals += 1
            let units = try #require(Int(exactly: most))
            try #require(units < asked.units)
            #expect(!random.isLawful(asked.of(units + 1)), "\(asked) \(units)")
            #expect(!judge(random.item(asked.of(units + 1)), in: random.book).isApproved)
            guard units > 0 else { continue }
            #expect(random.isLawful(asked.of(units)), "\(asked) \(units)")
            #expect(judge(random.item(asked.of(units)), in: random.book).isApproved)
        }
        #expect((5...45).contains(refusals), "\(refusals) refusals")
    }

    @Test(arguments: 100..<104 as Range<UInt64>)
    func `what goes to the trust leaves nobody over, loses no share, and is the least`(
        seed: UInt64
    ) throws {
        var random = RandomKinBook(seed: seed)
        var diversions = 0
        for _ in 0..<40 {
            random.renew()
            let asked = random.question()
            guard asked.from != nil else { continue }
            let isLawful = random.isLawful(asked)
            random.divert()
            let judgment = judge(random.item(asked), in: random.book)
            guard let movement = judgment.approval?.movement else {
                Issue.record("\(asked) \(judgment.codes)")
                continue
            }
            #expect(random.isLawful(movement), "\(asked)")
            #expect(movement.isBalanced)
            let finding = judgment.finding(.excessToTrust)
            #expect((finding == nil) == isLawful)
            guard let diverted = finding?.number("shares") else { continue }
            diversions += 1
            let least = try #require(Int(exactly: diverted))
            #expect(random.isLawful(asked.diverting(least)), "\(asked)")
            #expect(!random.isLawful(asked.diverting(least - 1)), "\(asked)")
            #expect(movement.shares(of: "TRUST") == diverted)
        }
        #expect(diversions >= 5, "\(diversions) diversions")
    }

    @Test(arguments: 200..<203 as Range<UInt64>)
    func `of several assignments each keeps all that would pass`(seed: UInt64) throws {
        var random = RandomKinBook(seed: seed)
        for _ in 0..<20 {
            random.renew()
            let asked = random.question(lines: 3)
            random.divert()
            let judgment = judge(random.item(asked), in: random.book)
            let movement = try #require(judgment.approval?.movement, "\(asked)")
            #expect(random.isLawful(movement), "\(asked)")
            #expect(movement.isBalanced)
            let diverted = judgment.verdict.findings.filter { $0.code == .excessToTrust }
            #expect(diverted.isEmpty == random.isLawful(asked))
            let sum = diverted.reduce(Int128(0)) { $0 + ($1.number("shares") ?? 0) }
            #expect(movement.shares(of: "TRUST") == sum)
        }
    }
}

extension Movement {
    fileprivate var isBalanced: Bool {
        ended.reduce(0) { $0 + $1.shares.units } == created.reduce(0) { $0 + $1.shares.units }
    }

    fileprivate func shares(of account: AccountID) -> Int128 {
        created.filter { $0.account == account }.reduce(0) { $0 + Int128($1.shares.units) }
    }
}
