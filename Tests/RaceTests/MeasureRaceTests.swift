import Ledger
import LedgerStore
import Postgres
import TestSupport
import Testing

/// What changes the measure waits for items in progress, and makes later ones wait.
@Suite struct MeasureRaceTests {
    enum Change: CaseIterable, Sendable {
        case limit
        case capital
        case standing

        /// Makes the purchase that would pass before it one that passes no more.
        func make(in store: LedgerStore) throws(StoreError) {
            switch self {
            case .limit:
                try store.setLimit(.specimen(98), from: "2020-01-03", until: nil, issuer: .tma)
            case .capital:
                _ = try store.stateCapital(
                    .specimen(authorised: nil, outstanding: 32_999_000), issuer: .tma)
            case .standing:
                try store.setStanding(
                    AccountStanding(kind: .ordinary, evidence: nil, from: nil, until: nil),
                    of: "N", issuer: .tma)
            }
        }

        var purchase: ItemRequest {
            switch self {
            case .limit, .capital: .transfer(100, of: "S-1", signed: "S", to: "X")
            case .standing: .transfer(2_000_000, of: "R-1", signed: "R", to: "N")
            }
        }
    }

    @Test(arguments: Change.allCases)
    func `a purchase waits for the change and is judged by it`(change: Change) async throws {
        let arena = try await Arena.open()
        let race = try arena.overlap { store throws(StoreError) in
            try change.make(in: store)
        } _: { store in
            try store.post(change.purchase)
        }
        #expect(race.didWait)
        #expect(race.second.word == .refused)
        #expect(race.second.codes.contains("CAP_EXCEEDED"))
        #expect(try arena.held(by: "X") == Arena.heldByX)
    }

    @Test(arguments: Change.allCases)
    func `a change waits for the purchase in progress`(change: Change) async throws {
        let arena = try await Arena.open()
        let race = try arena.overlap { store throws(StoreError) in
            try store.post(change.purchase)
        } _: { store in
            try change.make(in: store)
        }
        #expect(race.didWait)
        #expect(race.first.word == .posted)
    }

    @Test func `a limit is set in the midst of a storm`() async throws {
        let arena = try await Arena.open()
        let isOver = Signal()
        let storm = [("S", 1), ("S", 14), ("T", 1), ("T", 14)].map { name, start in
            Worker {
                let store = try arena.store()
                var numbers = (start..<start + 12).map { "\(name)-\($0)" }
                while !isOver.wasRaised, let number = numbers.popLast() {
                    let outcome = try store.post(
                        .transfer(
                            100, of: .named(number), signed: name, to: .named(name)))
                    numbers.insert(outcome.certificates[0].number, at: 0)
                }
            }
        }
        let officer = try arena.store()
        let answers = (0..<5).map { _ in
            Result { try officer.setLimit(.specimen(99), from: nil, until: nil, issuer: .tma) }
        }
        isOver.raise()
        for worker in storm { try worker.join() }
        for answer in answers { #expect(throws: Never.self) { try answer.get() } }
        #expect(try arena.differences().isEmpty)
    }

    @Test func `a flag that somebody never lowers holds nobody up for long`() async throws {
        let arena = try await Arena.open()
        // Anybody may take an advisory lock, even a role that may only look.
        let rogue = try Connection(arena.settings.with(user: "countersign_auditor"))
        try rogue.run("SELECT pg_advisory_lock(hashtextextended('ledger.issuer TMA', 0))")
        let store = try arena.store()
        let elapsed = try ContinuousClock().measure {
            let outcome = try store.post(.transfer(100, of: "S-1", signed: "S", to: "Z"))
            #expect(outcome.word == .posted)
            try store.setLimit(.specimen(98), from: nil, until: nil, issuer: .tma)
        }
        #expect(elapsed < .seconds(5))
    }
}
