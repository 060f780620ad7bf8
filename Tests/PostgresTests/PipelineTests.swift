import Postgres
import TestSupport
import Testing

@Suite struct PipelineTests {
    @Test func `a pipeline is one round trip, first use of its statements included`() async throws {
        let session = try Connection(await TestCluster.emptyDatabase())
        let rows = try session.pipeline([
            "BEGIN", "CREATE TEMP TABLE a (n bigint)", "INSERT INTO a VALUES (\(1)), (\(2))",
            "SELECT n FROM a WHERE n > \(1)", "SELECT n FROM a WHERE n > \(0) ORDER BY n", "COMMIT",
        ])
        #expect(rows.map(\.count) == [0, 0, 0, 1, 2, 0])
        #expect(try rows[4].map { try $0.int64("n") } == [1, 2])
        #expect(session.roundTrips == 1)
        #expect(session.statementCount == 6)
        #expect(session.status == .idle)
    }

    @Test func `an empty pipeline sends nothing`() async throws {
        let session = try Connection(await TestCluster.emptyDatabase())
        #expect(try session.pipeline([]).isEmpty)
        #expect(session.roundTrips == 0)
    }

    @Test func `the first error wins, the rest is skipped, and the session stays usable`()
        async throws
    {
        let session = try Connection(await TestCluster.emptyDatabase())
        let error = #expect(throws: PostgresError.self) {
            try session.pipeline([
                "CREATE TABLE a (n int)", "SELECT 1 / \(0)::int", "SELECT \("x")::bigint",
                "SELECT \(5)::int AS never_prepared",
            ])
        }
        #expect(error?.sqlState == .divisionByZero)
        #expect(session.status == .idle)
        #expect(try session.run("SELECT to_regclass('a') AS a")[0]["a"] == nil)
        #expect(try session.run("SELECT \(5)::int AS never_prepared")[0][0] == "5")
        #expect(session.roundTrips == 3)
    }

    @Test func `a statement that cannot be parsed is not remembered`() async throws {
        let session = try Connection(await TestCluster.emptyDatabase())
        func ask() throws -> [Row] { try session.run("SELECT n FROM later WHERE n = \(1)") }
        let error = #expect(throws: PostgresError.self) { try ask() }
        #expect(error?.sqlState == .undefinedTable)
        try session.script("CREATE TABLE later (n int)")
        #expect(try ask().isEmpty)
    }

    @Test func `after an error in a transaction only ROLLBACK helps`() async throws {
        let session = try Connection(await TestCluster.emptyDatabase())
        #expect(throws: PostgresError.self) {
            try session.pipeline(["BEGIN", "SELECT 1 / \(0)::int", "COMMIT"])
        }
        #expect(session.status == .inFailedTransaction)
        let error = #expect(throws: PostgresError.self) { try session.run("SELECT \(1)::int") }
        #expect(error?.sqlState == .inFailedTransaction)
        try session.run("ROLLBACK")
        #expect(session.status == .idle)
        #expect(try session.run("SELECT \(1)::int")[0][0] == "1")
    }

    @Test func `a pipeline far larger than any socket buffer does not deadlock`() async throws {
        let session = try Connection(await TestCluster.emptyDatabase())
        let large = String(repeating: "0123456789abcdef", count: 32 * 1_024)
        let statements = (0..<40).map { number -> SQL in
            "SELECT \(large)::text AS echo, \(number)::int AS number"
        }
        let answers = try session.pipeline(statements)
        #expect(answers.count == 40)
        #expect(answers.allSatisfy { $0[0]["echo"]?.utf8.count == large.utf8.count })
        #expect(answers.enumerated().allSatisfy { $1[0]["number"] == "\($0)" })
        #expect(session.roundTrips == 1)
    }

    @Test func `a database can be made by a single statement`() async throws {
        let session = try Connection(await TestCluster.emptyDatabase())
        for _ in 0..<2 {
            try session.run("CREATE DATABASE postgres_tests_single")
            try session.run("DROP DATABASE postgres_tests_single")
        }
    }

    @Test func `COPY has no place in a pipeline and ends the session`() async throws {
        let session = try Connection(await TestCluster.emptyDatabase())
        #expect(throws: PostgresError.self) { try session.run("COPY pg_class TO STDOUT") }
        let other = try Connection(await TestCluster.emptyDatabase())
        try other.script("CREATE TABLE a (n int)")
        #expect(throws: PostgresError.self) { try other.run("COPY a FROM STDIN") }
        let third = try Connection(await TestCluster.emptyDatabase())
        #expect(throws: PostgresError.self) { try third.script("COPY pg_class TO STDOUT") }
    }

    @Test func `too many values are refused before anything is sent`() async throws {
        let session = try Connection(await TestCluster.emptyDatabase())
        var sql: SQL = "SELECT \(0)"
        let eight: SQL = ", \(1), \(2), \(3), \(4), \(5), \(6), \(7), \(8)"
        var many = eight
        for _ in 0..<13 { many = "\(sql: many)\(sql: many)" }
        sql = "\(sql: sql)\(sql: many)"
        #expect(throws: PostgresError.self) { try session.run(sql) }
        #expect(session.roundTrips == 0)
    }
}
