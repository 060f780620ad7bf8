import Postgres
import TestSupport
import Testing

/// A commit is acknowledged only if it came back clean.
@Suite struct CommitTests {
    @Test func `COMMIT of a failed transaction is not a success`() async throws {
        let session = try Connection(await TestCluster.emptyDatabase())
        try session.run("BEGIN")
        #expect(throws: PostgresError.self) { try session.run("SELECT 1 / \(0)::int") }
        let error = #expect(throws: PostgresError.self) { try session.run("COMMIT") }
        #expect(error?.sqlState == .inFailedTransaction)
        #expect(session.status == .idle)
    }

    @Test func `COMMIT without a transaction is not a success`() async throws {
        let session = try Connection(await TestCluster.emptyDatabase())
        let error = #expect(throws: PostgresError.self) { try session.run("COMMIT") }
        guard case .commitUnknown = error else {
            Issue.record("got \(String(describing: error))")
            return
        }
    }

    @Test func `COMMIT stands last in a pipeline`() async throws {
        let session = try Connection(await TestCluster.emptyDatabase())
        #expect(throws: PostgresError.self) {
            try session.pipeline(["BEGIN", "COMMIT", "SELECT 1"])
        }
        #expect(session.roundTrips == 0)
    }

    @Test func `a deferred constraint that refuses at COMMIT is a plain refusal`() async throws {
        let session = try Connection(await TestCluster.emptyDatabase())
        try session.script(
            """
            CREATE TABLE a (n int PRIMARY KEY);
            CREATE TABLE b (n int CONSTRAINT b_refers REFERENCES a DEFERRABLE INITIALLY DEFERRED)
            """)
        let error = #expect(throws: PostgresError.self) {
            try session.pipeline(["BEGIN", "INSERT INTO b VALUES (\(1))", "COMMIT"])
        }
        #expect(error?.sqlState == .foreignKeyViolation)
        #expect(error?.constraint == "b_refers")
        #expect(session.status == .idle)
    }

    @Test func `a session terminated while COMMIT is pending leaves the outcome unknown`()
        async throws
    {
        let settings = try await TestCluster.emptyDatabase()
        let session = try Connection(settings)
        try session.script(Self.slowCommit)
        let pid = session.backendPID
        let ender = Worker {
            let other = try Connection(settings)
            try other.run(
                """
                DO $$ BEGIN
                    WHILE NOT EXISTS (SELECT FROM pg_stat_activity WHERE wait_event = 'PgSleep'
                        AND datname = current_database())
                    LOOP PERFORM pg_sleep(0.01); PERFORM pg_stat_clear_snapshot(); END LOOP;
                END $$
                """)
            try other.run("SELECT pg_terminate_backend(\(Int(pid))::int)")
        }
        let error = #expect(throws: PostgresError.self) {
            try session.pipeline(["BEGIN", "INSERT INTO slow VALUES (\(1))", "COMMIT"])
        }
        try ender.join()
        guard case .commitUnknown = error else {
            Issue.record("got \(String(describing: error))")
            return
        }
        #expect(session.status == .unknown)
    }

    @Test func `a session that ended before its COMMIT was reached has not committed`()
        async throws
    {
        let session = try Connection(await TestCluster.emptyDatabase())
        let error = #expect(throws: PostgresError.self) {
            try session.pipeline([
                "BEGIN", "SELECT pg_terminate_backend(pg_backend_pid())", "COMMIT",
            ])
        }
        guard case .connection = error else {
            Issue.record("got \(String(describing: error))")
            return
        }
    }

    @Test func `a session ended for its idleness has not committed`() async throws {
        let settings = try await TestCluster.emptyDatabase()
        let session = try Connection(settings)
        try session.script("SET idle_in_transaction_session_timeout = '20ms'")
        try session.run("BEGIN")
        let pid = Int(session.backendPID)
        let other = try Connection(settings)
        while try !other.run("SELECT FROM pg_stat_activity WHERE pid = \(pid)::int").isEmpty {
            try await Task.sleep(for: .milliseconds(10))
        }
        let error = #expect(throws: PostgresError.self) { try session.run("COMMIT") }
        guard case .connection = error else {
            Issue.record("got \(String(describing: error))")
            return
        }
    }

    @Test(arguments: [true, false])
    func `a network that swallows the answer to COMMIT leaves the outcome unknown`(
        reachesServer: Bool
    ) async throws {
        let settings = try await TestCluster.emptyDatabase()
        let plain = try Connection(settings)
        try plain.script("CREATE TABLE a (n int)")
        let proxy = try CommitSwallowingProxy(before: settings, reachesServer: reachesServer)
        let session = try Connection(proxy.settings)
        let error = #expect(throws: PostgresError.self) {
            try session.pipeline(["BEGIN", "INSERT INTO a VALUES (\(1))", "COMMIT"])
        }
        guard case .commitUnknown = error else {
            Issue.record("got \(String(describing: error))")
            return
        }
        // The same words from the client's side, and two different truths behind them.
        try proxy.join()
        let count = try plain.run("SELECT count(*) AS n FROM a")[0].int64("n")
        #expect(count == (reachesServer ? 1 : 0))
    }

    @Test func `a cancelled wait for the standby is no success, though the server says COMMIT`()
        async throws
    {
        let settings = try await TestCluster.separate(
            settings: ["synchronous_standby_names": "nobody"])
        let session = try Connection(settings)
        try session.script("SET synchronous_commit = local; CREATE TABLE a (n int)")
        let pid = session.backendPID
        let canceller = Worker {
            let other = try Connection(settings)
            try other.run(
                """
                DO $$ BEGIN
                    WHILE NOT EXISTS (SELECT FROM pg_stat_activity WHERE wait_event = 'SyncRep')
                    LOOP PERFORM pg_sleep(0.01); PERFORM pg_stat_clear_snapshot(); END LOOP;
                END $$
                """)
            try other.run("SELECT pg_cancel_backend(\(Int(pid))::int)")
        }
        let error = #expect(throws: PostgresError.self) {
            try session.pipeline([
                "BEGIN", "SET LOCAL synchronous_commit = on", "INSERT INTO a VALUES (\(1))",
                "COMMIT",
            ])
        }
        try canceller.join()
        #expect(error == .commitUnknown("the wait for the standby was cancelled"))
        #expect(session.status == .idle)
        #expect(try session.run("SELECT count(*) AS n FROM a")[0].int64("n") == 1)
    }

    @Test func `a warning before COMMIT says nothing about the COMMIT`() async throws {
        let session = try Connection(await TestCluster.emptyDatabase())
        try session.pipeline([
            "BEGIN", "DO $$ BEGIN RAISE WARNING 'before'; END $$", "SELECT \(1)::int", "COMMIT",
        ])
        #expect(session.takeNotices().map(\.state) == [.warning])
    }

    /// A COMMIT that takes half a minute, in a constraint checked at its end.
    private static let slowCommit =
        """
        CREATE TABLE slow (n int);
        CREATE FUNCTION nap() RETURNS trigger LANGUAGE plpgsql
            AS 'BEGIN PERFORM pg_sleep(30); RETURN NULL; END';
        CREATE CONSTRAINT TRIGGER slow_nap AFTER INSERT ON slow
            DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION nap()
        """
}
