import Postgres
import TestSupport
import Testing

@Suite struct ConnectionTests {
    @Test func `values come back as they went`() async throws {
        let session = try Connection(await TestCluster.emptyDatabase())
        let texts = ["a\"b", "c\\d", "{e,f}", "NULL", "", " é\n‮ ", nil]
        let row = try session.run(
            """
            SELECT \(texts)::text[] = ARRAY['a"b', E'c\\\\d', '{e,f}', 'NULL', '', \(texts[5]), NULL]
                AS same,
                \([0, 1, 255] as [UInt8])::bytea AS bytes, \(Int64.min)::bigint AS number,
                \(false)::boolean AS no, \(nil as String?)::text AS nothing,
                array_length(\([[1], [2, 3]] as [[UInt8]])::bytea[], 1) AS two
            """)[0]
        #expect(try row.bool("same"))
        #expect(row["bytes"] == "\\x0001ff")
        #expect(try row.int64("number") == Int64.min)
        #expect(try row.bool("no") == false)
        #expect(try row.optionalInt64("nothing") == nil)
        #expect(row["two"] == "2")
        #expect(row.count == 6)
        #expect(row[2] == "-9223372036854775808")
    }

    @Test func `a missing column and a NULL are our own mistakes`() async throws {
        let session = try Connection(await TestCluster.emptyDatabase())
        let row = try session.run("SELECT NULL::text AS a, 'x' AS b")[0]
        #expect(row["absent"] == nil)
        #expect(throws: PostgresError.unexpectedResult("no column absent")) {
            try row.text("absent")
        }
        #expect(throws: PostgresError.unexpectedResult("column a is NULL")) { try row.text("a") }
        #expect(throws: PostgresError.self) { try row.int64("b") }
        #expect(throws: PostgresError.self) { try row.bool("b") }
    }

    @Test func `a NUL byte is refused before anything is sent`() async throws {
        let session = try Connection(await TestCluster.emptyDatabase())
        #expect(throws: PostgresError.nulByteInParameter) { try session.run("SELECT \("a\0b")") }
        #expect(throws: PostgresError.nulByteInParameter) {
            try session.run("SELECT \(["a", "b\0"])::text[]")
        }
        #expect(throws: PostgresError.nulByteInParameter) { try session.script("SELECT 1\0") }
        #expect(session.roundTrips == 0)
        #expect(throws: PostgresError.nulByteInParameter) {
            _ = try Connection(ConnectionSettings(parameters: ["dbname": "a\0"]))
        }
    }

    @Test func `a refusal keeps its SQLSTATE and the constraint's name`() async throws {
        let session = try Connection(await TestCluster.emptyDatabase())
        try session.script(
            """
            CREATE TABLE holding (
                units bigint CONSTRAINT holding_not_negative CHECK (units >= 0),
                account text CONSTRAINT holding_once UNIQUE
            )
            """)
        let negative = #expect(throws: PostgresError.self) {
            try session.run("INSERT INTO holding VALUES (\(-1), \("A"))")
        }
        #expect(negative?.sqlState == .checkViolation)
        #expect(negative?.constraint == "holding_not_negative")
        try session.run("INSERT INTO holding VALUES (\(1), \("078-05-1120"))")
        let twice = #expect(throws: PostgresError.self) {
            try session.run("INSERT INTO holding VALUES (\(1), \("078-05-1120"))")
        }
        #expect(twice?.sqlState == .uniqueViolation)
        #expect(twice?.constraint == "holding_once")
        #expect(twice?.debugDescription.contains("078-05-1120") == false)
        let large = #expect(throws: PostgresError.self) {
            try session.run("SELECT \("9223372036854775808")::bigint")
        }
        #expect(large?.sqlState == .numericValueOutOfRange)
        let unknown = #expect(throws: PostgresError.self) {
            try session.script(
                "DO $$ BEGIN RAISE SQLSTATE 'TA301' USING CONSTRAINT = 'cap'; END $$")
        }
        #expect(unknown?.sqlState?.isLedgerRefusal == true)
        #expect(unknown?.constraint == "cap")
        #expect(session.status == .idle)
    }

    @Test func `a session pins what the meaning of texts depends on, for no round trip`()
        async throws
    {
        let session = try Connection(await TestCluster.emptyDatabase())
        #expect(session.roundTrips == 0)
        let row = try session.run(
            """
            SELECT current_setting('client_encoding') AS encoding,
                current_setting('DateStyle') AS dates, current_setting('TimeZone') AS zone,
                current_setting('lock_timeout') AS lock,
                current_setting('idle_in_transaction_session_timeout') AS idle,
                current_setting('application_name') AS name
            """)[0]
        #expect(
            ["encoding", "dates", "zone", "lock", "idle", "name"].map { row[$0] } == [
                "UTF8", "ISO, YMD", "UTC", "5s", "10s", "countersign",
            ])
    }

    @Test func `the user's own options are kept, and may change the time-outs`() async throws {
        var settings = try await TestCluster.emptyDatabase()
        settings.parameters["options"] = "-c work_mem=5MB -c lock_timeout=7s -c TimeZone=Asia/Tokyo"
        let row = try Connection(settings).run(
            """
            SELECT current_setting('work_mem') AS memory, current_setting('lock_timeout') AS lock,
                current_setting('TimeZone') AS zone
            """)[0]
        #expect(["memory", "lock", "zone"].map { row[$0] } == ["5MB", "7s", "UTC"])
    }

    @Test func `options inside a connection string are kept too`() async throws {
        var settings = try await TestCluster.emptyDatabase()
        let name = settings.parameters["dbname"] ?? ""
        settings.parameters["dbname"] = "dbname=\(name) options='-c work_mem=6MB'"
        let session = try Connection(settings)
        #expect(try session.run("SHOW work_mem")[0][0] == "6MB")
        #expect(try session.run("SELECT current_database()")[0][0] == name)
    }

    @Test func `a script runs many statements and leaves the session usable after an error`()
        async throws
    {
        let session = try Connection(await TestCluster.emptyDatabase())
        try session.script("CREATE TABLE a (n int); INSERT INTO a VALUES (1), (2)")
        let error = #expect(throws: PostgresError.self) {
            try session.script("INSERT INTO a VALUES (3); SELECT 1 / 0; INSERT INTO a VALUES (4)")
        }
        #expect(error?.sqlState == .divisionByZero)
        #expect(try session.run("SELECT count(*) AS n FROM a")[0].int64("n") == 2)
    }

    @Test func `statements are parsed anew after a script changed their table`() async throws {
        let session = try Connection(await TestCluster.emptyDatabase())
        try session.script("CREATE TABLE a (n int); INSERT INTO a VALUES (1)")
        func all() throws -> [Row] { try session.run("SELECT * FROM a WHERE n = \(1)") }
        #expect(try all()[0].count == 1)
        try session.script("ALTER TABLE a ADD COLUMN m int")
        #expect(try all()[0].count == 2)
        try session.script("DISCARD ALL")
        #expect(try all()[0].count == 2)
        try session.run("ALTER TABLE a ADD COLUMN o int")
        #expect(throws: PostgresError.self) { try all() }
        #expect(try all()[0].count == 3)
    }

    @Test func `hundreds of different statements do not pile up in the server`() async throws {
        let session = try Connection(await TestCluster.emptyDatabase())
        for column in 0..<600 {
            var sql: SQL = "SELECT \(column)::int"
            for _ in 0..<(column % 300) { sql = "\(sql: sql) + 0" }
            #expect(try session.run(sql)[0][0] == "\(column)")
        }
        let kept = try session.run("SELECT count(*) AS n FROM pg_prepared_statements")[0]
        #expect(try kept.int64("n") <= 256)
        #expect(session.roundTrips == 601)
        #expect(session.statementCount == 601)
    }

    @Test func `a closed session says so and can be closed again`() async throws {
        let session = try Connection(await TestCluster.emptyDatabase())
        session.close()
        session.close()
        #expect(session.status == .unknown)
        #expect(throws: PostgresError.connection("the session was closed")) {
            try session.run("SELECT 1")
        }
    }

    @Test func `a session ended by the server is gone, and stays gone`() async throws {
        let settings = try await TestCluster.emptyDatabase()
        let session = try Connection(settings)
        try Connection(settings).run(
            "SELECT pg_terminate_backend(\(Int(session.backendPID))::int, 5000)")
        for _ in 0..<2 {
            let error = #expect(throws: PostgresError.self) { try session.run("SELECT \(1)::int") }
            guard case .connection = error else {
                Issue.record("expected a lost connection, got \(String(describing: error))")
                return
            }
        }
        #expect(session.status == .unknown)
    }

    @Test func `a server that is not there is told by name, and its settings show no password`()
        async throws
    {
        let settings = ConnectionSettings(parameters: [
            "host": "/nowhere", "dbname": "x", "user": "y", "password": "secret",
        ])
        let error = #expect(throws: PostgresError.self) { _ = try Connection(settings) }
        #expect(error?.description.contains("/nowhere") == true)
        #expect(!settings.description.contains("secret"))
        let malformed = ConnectionSettings(parameters: ["dbname": "postgres://u:secret@[::1"])
        let refusal = #expect(throws: PostgresError.self) { _ = try Connection(malformed) }
        #expect(refusal == .connection("the connection string is not well formed"))
    }

    @Test func `a host that keeps silent is passed over for the next one`() async throws {
        let settings = try await TestCluster.emptyDatabase()
        let silent = try SilentServer()
        var both = settings
        both.parameters["requirepeer"] = nil
        both.parameters["host"] = "\(silent.directory),\(settings.parameters["host"] ?? "")"
        both.parameters["connect_timeout"] = "1"
        #expect(try Connection(both).run("SELECT 1")[0][0] == "1")
        both.parameters["host"] = silent.directory
        let error = #expect(throws: PostgresError.self) { _ = try Connection(both) }
        #expect(error?.description.contains("did not answer within 1 seconds") == true)
    }

    @Test func `a ping tells a server that answers from one that is not there`() async throws {
        #expect(Connection.ping(try await TestCluster.emptyDatabase()) == .accepting)
        let nowhere = ConnectionSettings(parameters: ["host": "/nowhere"])
        #expect(Connection.ping(nowhere) == .noResponse)
        let nonsense = ConnectionSettings(parameters: ["no_such_keyword": "1"])
        #expect(Connection.ping(nonsense) == .noAttempt)
    }

    @Test func `another role logs in by the same settings`() async throws {
        let settings = try await TestCluster.emptyDatabase()
        try Connection(settings).script(
            """
            DO $$ BEGIN CREATE ROLE postgres_tests_guest LOGIN;
            EXCEPTION WHEN duplicate_object THEN NULL; END $$
            """)
        let guest = try Connection(settings.with(user: "postgres_tests_guest"))
        let error = #expect(throws: PostgresError.self) {
            try guest.run("CREATE TABLE a (n int)")
        }
        #expect(error?.sqlState == .insufficientPrivilege)
    }
}
