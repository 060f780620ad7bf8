import Glibc
import Ledger
import LedgerStore
import Postgres
import TestSupport
import Testing

/// One key, two items at the same instant: the loser is told what became of the key.
@Suite struct KeyRaceTests {
    private let verdict = """
        {"items": [{"key": "one key", "fingerprint": "\(String(repeating: "00", count: 32))",
        "kind": "transfer", "signatures": [], "papers": {}, "findings": [], "positions": [],
        "rules_version": 1, "outcome": "held"}]}
        """

    /// Of another person's shares, so that only the key makes anybody wait.
    private var tooMuch: ItemRequest {
        .transfer(2_000_000, of: "R-1", signed: "R", to: "X", key: "one key")
    }

    @Test func `a refusal under a key that another item takes meanwhile is a key reused`()
        async throws
    {
        let arena = try await Arena.open()
        let race = try arena.overlap { store throws(StoreError) in
            try store.post(.transfer(100, of: "S-1", signed: "S", to: "Y", key: "one key"))
        } _: { store -> String in
            do throws(StoreError) {
                return try store.post(tooMuch).word.rawValue
            } catch {
                guard case .keyReused(let key) = error else { return "\(error)" }
                return "key reused: \(key)"
            }
        }
        #expect(race.didWait)
        #expect(race.first.word == .posted)
        #expect(race.second == "key reused: one key")
        #expect(try arena.entries(of: ["one key"]) == ["one key": 1])
    }

    @Test func `the same refused item from two sessions at once has one outcome`() async throws {
        let arena = try await Arena.open()
        let keeper = try arena.clerk()
        try keeper.pipeline([
            "BEGIN", "SELECT FROM ledger.record_verdicts('TMA', \(verdict))",
        ])
        let (pids, answers) = ([Box<Int32>(), Box<Int32>()], [Box<ItemOutcome>(), Box()])
        let isDone = Signal()
        let workers = (0..<2).map { index in
            Worker {
                let store = try arena.store()
                pids[index].put(store.connection.backendPID)
                answers[index].put(try store.post(tooMuch))
            }
        }
        for pid in pids { #expect(try arena.waits(pid, unless: isDone)) }
        try keeper.run("ROLLBACK")
        for worker in workers { try worker.join() }
        let outcomes = try answers.map { try #require($0.content) }
        #expect(outcomes.map(\.word) == [.refused, .refused])
        #expect(outcomes[0].item != nil && outcomes[0].item == outcomes[1].item)
        #expect(outcomes.count(where: \.isReplay) == 1)
    }

    @Test func `a whole that loses a key is run again`() async throws {
        let arena = try await Arena.open()
        let first = ItemRequest.transfer(100, of: "S-1", signed: "S", to: "Y", key: "one key")
        let race = try arena.overlap { store throws(StoreError) in
            try store.post(first)
        } _: { store -> String in
            do throws(StoreError) {
                return try store.asOne { () throws(StoreError) in
                    (
                        try store.post(
                            .transfer(100, of: "T-1", signed: "T", to: "Z", key: "one key")
                        ).word.rawValue, true
                    )
                }
            } catch {
                guard case .keyReused(let key) = error else { return "\(error)" }
                return "key reused: \(key)"
            }
        }
        #expect(race.didWait)
        #expect(race.second == "key reused: one key")
        #expect(try arena.held(by: "Z") == 0)
    }
}
