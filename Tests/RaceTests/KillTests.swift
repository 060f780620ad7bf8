import Glibc
import Ledger
import LedgerStore
import Postgres
import TestSupport
import Testing

/// Sessions that are ended in the midst of their work, as an administrator or a crash ends them.
@Suite struct KillTests {
    @Test func `no item is lost or doubled when its session is killed`() async throws {
        let arena = try await Arena.open()
        let isOver = Signal()
        let killer = Worker {
            let session = try arena.superuser()
            var random = SeededNumbers(seed: 7)
            while !isOver.wasRaised {
                usleep(UInt32.random(in: 20_000...120_000, using: &random))
                try session.run(
                    """
                    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                    WHERE datname = current_database() AND usename = 'countersign_officer'
                    ORDER BY random() LIMIT 1
                    """)
            }
        }
        let clerks = ["S", "T", "Y"].map { name in
            Worker { try self.work(as: name, in: arena) }
        }
        for clerk in clerks { try clerk.join() }
        isOver.raise()
        try killer.join()
        let keys = ["S", "T"].flatMap { name in (1...30).map { "\(name) \($0)" } }
        #expect(
            try arena.entries(of: keys) == Dictionary(uniqueKeysWithValues: keys.map { ($0, 1) }))
        #expect(try arena.held(by: "Z") == 6_000)
        #expect(try arena.differences().isEmpty)
    }

    /// Thirty certificates go to Z, each under a key that is sent until it is answered.
    private func work(as name: String, in arena: Arena) throws {
        guard name != "Y" else { return try ask(in: arena) }
        var store: LedgerStore?
        for step in 1...30 {
            let item = ItemRequest.transfer(
                100, of: .named("\(name)-\(step)"), signed: name, to: "Z", key: "\(name) \(step)")
            var outcome: ItemOutcome?
            for _ in 0..<200 where outcome == nil {
                do {
                    let current = try store ?? arena.store()
                    store = current
                    outcome = try current.post(item)
                } catch {
                    try self.expectLoss(error)
                    store = nil
                }
            }
            #expect(outcome?.word == .posted)
        }
    }

    /// Questions go on too, so that readers are among the killed.
    private func ask(in arena: Arena) throws {
        for _ in 0..<20 {
            do { _ = try arena.store().verify(.tma) } catch { try expectLoss(error) }
        }
    }

    /// Only the loss of a session excuses an item that was not answered.
    private func expectLoss(_ error: any Error) throws {
        switch error {
        case StoreError.database(.connection), StoreError.database(.commitUnknown),
            StoreError.outcomeUnknown:
            return
        case StoreError.database(.server(.adminShutdown, _, _)):
            return
        default:
            throw error
        }
    }
}
