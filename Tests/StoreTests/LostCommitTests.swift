import Ledger
import LedgerStore
import Postgres
import TestSupport
import Testing

/// A session that is lost while its COMMIT is pending: the key decides what became of the item.
@Suite struct LostCommitTests {
    @Test func `an item whose COMMIT was killed before it took effect is posted once`()
        async throws
    {
        let desk = try await Desk.alpha()
        try desk.holder("S", holding: 1_000, of: "SERB")
        try desk.holder("X")
        try desk.superuser().script(Self.slowCommit)
        let settings = desk.settings
        let ender = Worker {
            let other = try Connection(settings)
            try other.script(Self.awaiting("PgSleep"))
            try other.script("DELETE FROM nap")
            try other.script(Self.terminate("PgSleep"))
        }
        let outcome = try desk.post(.transfer(100, to: "X", key: "T-1"))
        try ender.join()
        #expect(outcome.word == .posted)
        #expect(!outcome.isReplay)
        #expect(try desk.held("X", "SERB") == 100)
        #expect(try desk.counts()["entry"] == 2)
    }

    @Test(arguments: [true, false])
    func `an item whose COMMIT took effect before its answer was lost is posted once`(
        isKilled: Bool
    ) async throws {
        // Nobody confirms, so a commit that waits for confirmation has already taken effect here.
        let settings = try await TestCluster.separate(
            settings: ["synchronous_standby_names": "nobody", "synchronous_commit": "local"])
        try Desk.migrate(settings)
        try Desk.makeALPHA(settings, issuer: "TMA")
        let desk = try Desk(settings, issuer: "TMA")
        try desk.holder("S", holding: 1_000, of: "SERB")
        try desk.holder("X")
        try desk.superuser().script("ALTER ROLE countersign_officer SET synchronous_commit = on")
        let patient = try desk.another()
        let ender = Worker {
            let other = try Connection(settings)
            try other.script(Self.awaiting("SyncRep"))
            try other.script(isKilled ? Self.terminate("SyncRep") : Self.cancel("SyncRep"))
        }
        let outcome = try patient.post(.transfer(100, to: "X", key: "T-1"))
        try ender.join()
        #expect(outcome.word == .posted)
        #expect(outcome.isReplay)
        #expect(try desk.held("X", "SERB") == 100)
        #expect(try desk.counts()["entry"] == 2)
    }

    @Test func `an item killed before its COMMIT was sent is an error and is not posted`()
        async throws
    {
        let desk = try await Desk.alpha()
        try desk.holder("S", holding: 1_000, of: "SERB")
        try desk.holder("X")
        let settings = desk.settings
        // The superuser sits on X's person, so the item waits at its lock.
        let blocker = try Connection(settings)
        try blocker.pipeline([
            "BEGIN", "SELECT FROM ledger.person WHERE person = 'X' FOR UPDATE",
        ])
        let ender = Worker {
            let other = try Connection(settings)
            try other.script(Self.awaiting("transactionid"))
            try other.script(Self.terminate("transactionid"))
        }
        #expect(throws: StoreError.self) { try desk.post(.transfer(100, to: "X", key: "T-1")) }
        try ender.join()
        try blocker.run("ROLLBACK")
        let again = try desk.another().post(.transfer(100, to: "X", key: "T-1"))
        #expect(again.word == .posted)
        #expect(!again.isReplay)
    }

    /// A COMMIT that takes half a minute, for as long as there is a row in `nap`.
    private static let slowCommit =
        """
        CREATE TABLE nap (n int);
        INSERT INTO nap VALUES (1);
        CREATE FUNCTION nap() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
            SET search_path = public AS
            'BEGIN IF EXISTS (SELECT FROM nap) THEN PERFORM pg_sleep(30); END IF; RETURN NULL; END';
        CREATE CONSTRAINT TRIGGER slow_nap AFTER INSERT ON ledger.entry
            DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION nap()
        """

    private static func awaiting(_ event: String) -> String {
        """
        DO $$ BEGIN
            WHILE NOT EXISTS (SELECT FROM pg_stat_activity WHERE wait_event = '\(event)'
                AND datname = current_database() AND usename = 'countersign_officer')
            LOOP PERFORM pg_sleep(0.01); PERFORM pg_stat_clear_snapshot(); END LOOP;
        END $$
        """
    }

    private static func terminate(_ event: String) -> String {
        """
        SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE wait_event = '\(event)' AND datname = current_database()
            AND usename = 'countersign_officer'
        """
    }

    private static func cancel(_ event: String) -> String {
        """
        SELECT pg_cancel_backend(pid) FROM pg_stat_activity
        WHERE wait_event = '\(event)' AND datname = current_database()
            AND usename = 'countersign_officer'
        """
    }
}
