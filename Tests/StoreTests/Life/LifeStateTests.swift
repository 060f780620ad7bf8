import Ledger
import Postgres
import Testing

/// Random lives of certificates: whatever is asked, and in whatever order, the shares stay what
/// and where they were, and no certificate lives twice.
@Suite struct LifeStateTests {
    private static let seeds: ClosedRange<UInt64> = 1...6
    private static let stepsEach = 60

    private static let deeds = [
        "issue posted", "prepare posted", "countersign posted", "register posted",
        "transfer posted", "reverse posted", "exchange posted", "replace posted",
        "honour posted", "void", "stop", "release", "receive", "draw", "letOut", "spoil",
        "open", "affidavit", "bond", "approve", "found", "withdraw", "close",
        "present_original", "paper",
    ]

    @Test func `whatever is done to certificates and cases, every share is in one place`()
        async throws
    {
        let settings = try await Desk.empty()
        var books = 0
        func run(_ steps: [LifeStep]) throws -> (LifeRun, LifeRun.Failure?) {
            books += 1
            var run = try LifeRun(settings, issuer: .named("LIFE\(books)"))
            let failure = try run.failure(of: steps)
            return (run, failure)
        }
        var words: [String: Int] = [:]
        for seed in Self.seeds {
            let steps = LifeStep.sequence(seed: seed, count: Self.stepsEach)
            let (life, failure) = try run(steps)
            words.merge(life.words, uniquingKeysWith: +)
            guard let failure else { continue }
            var shortening = LifeShortening { try run($0).1 != nil }
            let shortest = try shortening.shortest(Array(steps[...failure.step]))
            let what = try run(shortest).1?.what ?? failure.what
            Issue.record("seed \(seed), \(shortest.count) steps: \(shortest): \(what)")
            return
        }
        // What never came about was not tried.
        for word in Self.deeds { #expect(words[word] != nil, "\(word): \(words)") }
        let seldom: Set<LifeOperation> = [.stop, .receive, .close, .mutilated]
        for operation in LifeOperation.allCases where !seldom.contains(operation) {
            #expect(words["\(operation.rawValue) refused"] != nil, "\(operation)")
        }
    }
}
