import Ledger
import LedgerStore
import Postgres
import TestSupport
import Testing

/// One paper, one key, one lock, and two who want it.
@Suite struct PaperRaceTests {
    @Test func `a certificate presented twice at once is posted once`() async throws {
        let arena = try await Arena.open()
        let race = try arena.overlap { store throws(StoreError) in
            try store.post(.transfer(100, of: "S-1", signed: "S", to: "Y"))
        } _: { store in
            try store.post(.transfer(100, of: "S-1", signed: "S", to: "Z"))
        }
        #expect(race.didWait)
        #expect((race.first.word, race.second.word) == (.posted, .refused))
        #expect(race.second.codes.contains("CERT_ENDED"))
        #expect(try arena.held(by: "Y") == 100)
        #expect(try arena.held(by: "Z") == 0)
        #expect(try arena.differences().isEmpty)
    }

    private static let stop = StopOrder(
        kind: .stolen, certificate: CertificateID(security: .com, number: "S-1"),
        reason: "said to be", demandedBy: nil, receivedAt: nil)

    @Test func `a stop that is placed while a transfer waits stops it`() async throws {
        let arena = try await Arena.open()
        let race = try arena.overlap { store throws(StoreError) in
            try store.enterStop(Self.stop, issuer: .tma)
        } _: { store in
            try store.post(.transfer(100, of: "S-1", signed: "S", to: "Z"))
        }
        #expect(race.didWait)
        #expect(race.first.stop != nil)
        #expect(race.second.codes == ["STOP_ACTIVE"])
        #expect(try arena.held(by: "Z") == 0)
    }

    @Test func `a stop waits for the transfer that was first, and finds its certificate ended`()
        async throws
    {
        let arena = try await Arena.open()
        let race = try arena.overlap { store throws(StoreError) in
            try store.post(.transfer(100, of: "S-1", signed: "S", to: "Z"))
        } _: { store in
            try store.enterStop(Self.stop, issuer: .tma)
        }
        #expect(race.didWait && race.first.word == .posted)
        #expect(race.second.stop == nil)
        #expect(race.second.findings.contains { $0.code == .certificateEnded })
        #expect(try arena.differences().isEmpty)
    }

    @Test func `different buyers of different sellers do not wait for each other`() async throws {
        let arena = try await Arena.open()
        let race = try arena.overlap { store throws(StoreError) in
            try store.post(.transfer(100, of: "S-1", signed: "S", to: "Y"))
        } _: { store in
            (
                try store.post(.transfer(100, of: "T-1", signed: "T", to: "Z")),
                try store.post(.transfer(60, of: "T-2", signed: "T", to: "X"))
            )
        }
        #expect(!race.didWait, "both ran side by side")
        #expect(race.second.0.word == .posted && race.second.1.word == .posted)
        #expect(try arena.differences().isEmpty)
    }

    @Test(arguments: ["S", "NOBODY"])
    func `the same key at once is one item with one outcome`(signer: String) async throws {
        let arena = try await Arena.open()
        let item = ItemRequest.transfer(100, of: "S-1", signed: signer, to: "Z", key: "once")
        let race = try arena.overlap { store throws(StoreError) in
            try store.post(item)
        } _: { store in
            try store.post(item)
        }
        // A refusal holds nothing that another would have to wait for.
        #expect(race.didWait == (signer == "S"))
        let (first, second) = (race.first, race.second)
        #expect(first.word == (signer == "S" ? .posted : .refused))
        #expect((second.word, second.codes) == (first.word, first.codes))
        #expect((second.item, second.entry) == (first.item ?? second.item, first.entry))
        #expect(second.certificates == first.certificates && second.ended == first.ended)
        #expect(try arena.entries(of: ["once"]) == ["once": signer == "S" ? 1 : 0])
    }

    @Test func `the same key from eight threads posts once`() async throws {
        let arena = try await Arena.open()
        let item = ItemRequest.transfer(100, of: "S-1", signed: "S", to: "Z", key: "once")
        let outcomes = (0..<8).map { _ in Box<ItemOutcome>() }
        let workers = outcomes.map { box in
            Worker { box.put(try arena.store().post(item)) }
        }
        for worker in workers { try worker.join() }
        let told = outcomes.compactMap(\.content)
        #expect(told.count == 8 && told.allSatisfy { $0.word == .posted })
        #expect(Set(told.map(\.entry)).count == 1 && Set(told.map(\.certificates)).count == 1)
        #expect(told.count { !$0.isReplay } == 1)
        #expect(try arena.entries(of: ["once"]) == ["once": 1])
        #expect(try arena.held(by: "Z") == 100)
    }

    @Test func `a lock that is never given up is a clean error`() async throws {
        let arena = try await Arena.open()
        let item = ItemRequest.transfer(100, of: "S-1", signed: "S", to: "X", key: "late")
        let race = try arena.overlap(keepingFirst: false, outlasting: "150ms") {
            store throws(StoreError) in
            try store.post(.transfer(100, of: "T-1", signed: "T", to: "X"))
        } _: { store in
            do {
                _ = try store.post(item)
                return (SQLState?.none, false)
            } catch StoreError.database(let error) {
                return (error.sqlState, store.connection.status == .idle)
            }
        }
        #expect(race.second == (.lockNotAvailable, true))
        #expect(try arena.entries(of: ["late"]).isEmpty)
        #expect(try arena.store().post(item).word == .posted)
        #expect(try arena.differences().isEmpty)
    }
}
