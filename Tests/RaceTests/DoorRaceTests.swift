import Glibc
import Ledger
import LedgerStore
import Postgres
import TestSupport
import Testing

/// The database alone, without the store and without its locks.
@Suite struct DoorRaceTests {
    /// Starts `statement` in a session of its own; it is seen to wait, or it is done.
    private struct Rival {
        let worker: Worker
        let refusal: Box<PostgresError?>
        let didWait: Bool

        init(_ arena: Arena, _ statement: SQL) throws {
            let (refusal, pid, isDone) = (Box<PostgresError?>(), Box<Int32>(), Signal())
            self.refusal = refusal
            worker = Worker {
                defer { isDone.raise() }
                let session = try arena.clerk()
                pid.put(session.backendPID)
                do throws(PostgresError) {
                    try session.pipeline([
                        "BEGIN ISOLATION LEVEL READ COMMITTED", statement, "COMMIT",
                    ])
                    refusal.put(nil)
                } catch {
                    refusal.put(error)
                }
            }
            didWait = try arena.waits(pid, unless: isDone)
        }

        /// What it was told in the end; nothing when it got its way.
        func answer() throws -> PostgresError? {
            try worker.join()
            return refusal.content ?? nil
        }
    }

    private let overCap = SQLState(rawValue: "TA401")

    @Test(arguments: ["X", "X2", "XY"])
    func `without the store's locks, one of two purchases passes`(account: String) async throws {
        let arena = try await Arena.open()
        let first = try arena.clerk()
        try first.pipeline([
            "BEGIN ISOLATION LEVEL READ COMMITTED", .raw("S-1", to: "X", key: "first"),
        ])
        let rival = try Rival(arena, .raw("T-1", to: account, key: "second"))
        try first.run("COMMIT")
        #expect(try rival.answer()?.sqlState == overCap)
        #expect(rival.didWait)
        #expect(try arena.held(by: "X") == Arena.cap)
        #expect(try arena.differences().isEmpty)
    }

    @Test func `without the store's locks, a certificate ends once`() async throws {
        let arena = try await Arena.open()
        let first = try arena.clerk()
        try first.pipeline([
            "BEGIN ISOLATION LEVEL READ COMMITTED", .raw("S-1", to: "Y", key: "first"),
        ])
        let rival = try Rival(arena, .raw("S-1", to: "Z", key: "second"))
        try first.run("COMMIT")
        #expect(try rival.answer()?.sqlState == SQLState(rawValue: "TA201"))
        #expect(rival.didWait)
        #expect(try arena.held(by: "Z") == 0)
        #expect(try arena.differences().isEmpty)
    }

    private let opening = """
        {"accounts": [{"account": "LATE", "inscription": "LATE", "form": "INDIVIDUAL",
        "country": "US"}], "owners": [{"account": "LATE", "person": "X", "capacity": "owner"}]}
        """

    @Test func `an account that is opened meanwhile does not slip past the cap`() async throws {
        let arena = try await Arena.open()
        let (opener, keeper) = (try arena.clerk(), try arena.clerk())
        try keeper.run(.raw("S-1", to: "X", key: "to the limit"))
        try opener.pipeline([
            "BEGIN", "SELECT FROM ledger.open_accounts('TMA', \(opening))",
        ])
        // The rival would wait for this key, after it has looked whose account it is.
        let fingerprint = String(repeating: "00", count: 32)
        let verdict = """
            {"items": [{"key": "rival", "fingerprint": "\(fingerprint)", "kind": "transfer",
            "signatures": [], "papers": {}, "findings": [], "positions": [],
            "rules_version": 1, "outcome": "held"}]}
            """
        try keeper.pipeline([
            "BEGIN", "SELECT FROM ledger.record_verdicts('TMA', \(verdict))",
        ])
        let rival = try Rival(arena, .raw("T-1", to: "LATE", key: "rival"))
        try opener.run("COMMIT")
        try keeper.run("ROLLBACK")
        #expect(try rival.answer()?.sqlState?.isLedgerRefusal == true)
        #expect(try arena.held(by: "X") == Arena.cap)
        #expect(try arena.differences().isEmpty)
    }

    @Test func `an owner who comes to be known while a purchase waits is locked too`()
        async throws
    {
        let arena = try await Arena.open()
        let (opener, stopper, buyer) = (
            try arena.clerk(), try arena.store().connection, try arena.clerk()
        )
        try opener.pipeline([
            "BEGIN", "SELECT FROM ledger.open_accounts('TMA', \(opening))",
        ])
        try stopper.pipeline([
            "BEGIN", "SELECT ledger.place_stop('TMA', 'COM', 'T-1', 'LOST', 'a', NULL)",
        ])
        let rival = try Rival(arena, .raw("T-1", to: "LATE", key: "rival"))
        #expect(rival.didWait)
        try opener.run("COMMIT")
        try buyer.pipeline(["BEGIN", .raw("S-1", to: "X", key: "buyer")])
        try stopper.run("ROLLBACK")
        // Long enough for the rival to come to the owner, whom the buyer holds.
        usleep(200_000)
        try buyer.run("COMMIT")
        #expect(try rival.answer()?.sqlState == overCap)
        #expect(try arena.held(by: "X") == Arena.cap)
        #expect(try arena.differences().isEmpty)
    }
}
