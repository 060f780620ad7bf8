import Glibc
import Postgres
import Testing

@testable import PrivateCluster

@Suite(.serialized) struct StatusTests {
    @Test func `status follows the cluster through its life`() async throws {
        let scratch = try ClusterScratch()
        #expect(try await scratch.cluster.status() == .absent)
        #expect(FileSystem.entry(scratch.cluster.home) == nil)
        try await scratch.cluster.start()
        guard case .running(let pid, let version) = try await scratch.cluster.status() else {
            Issue.record("not running")
            return
        }
        #expect(pid == scratch.serverPID)
        #expect(version.contains("."))
        try await scratch.cluster.stop()
        #expect(try await scratch.cluster.status() == .stopped)
        #expect(!scratch.cluster.isRunning)
    }

    @Test func `stopping what is stopped, or was never made, is fine`() async throws {
        let scratch = try ClusterScratch()
        try await scratch.cluster.stop()
        #expect(FileSystem.entry(scratch.cluster.home) == nil)
        try await scratch.cluster.start()
        for mode in StopMode.allCases {
            try await scratch.cluster.stop(mode)
            try await scratch.cluster.stop(mode)
            #expect(!scratch.cluster.isRunning)
            try await scratch.cluster.start()
        }
    }

    @Test func `another major version is named, and nothing is touched`() async throws {
        let scratch = try ClusterScratch()
        let data = scratch.cluster.dataDirectory
        try FileSystem.makeDirectories(data, mode: 0o755)
        chown(data, scratch.user.id, scratch.user.groupID)
        try FileSystem.write("11\n", to: "\(data)/PG_VERSION")
        let error = await #expect(throws: ClusterError.self) { try await scratch.cluster.start() }
        #expect(error?.kind == .configuration)
        #expect(error?.description.contains("apt-get install postgresql-11") == true)
        guard case .wrongVersion(let found, let installed) = try await scratch.cluster.status()
        else {
            Issue.record("not the wrong version")
            return
        }
        #expect(found == "11")
        #expect(!installed.isEmpty)
        #expect(FileSystem.names(in: data) == ["PG_VERSION"])
    }

    @Test func `a directory that is no cluster is left alone`() async throws {
        let scratch = try ClusterScratch()
        try FileSystem.makeDirectories(scratch.cluster.dataDirectory, mode: 0o755)
        try FileSystem.write("dear", to: "\(scratch.cluster.dataDirectory)/letter.txt")
        await #expect(throws: ClusterError.notACluster(scratch.cluster.dataDirectory)) {
            try await scratch.cluster.start()
        }
    }

    @Test func `a cluster's settings are durable, private and silent about data`() async throws {
        let scratch = try ClusterScratch(isDurable: true)
        try await scratch.cluster.start()
        let session = try scratch.connect()
        let wanted = [
            "fsync": "on", "full_page_writes": "on", "synchronous_commit": "on",
            "data_checksums": "on", "listen_addresses": "", "unix_socket_permissions": "0700",
            "server_encoding": "UTF8", "log_statement": "none", "log_parameter_max_length": "0",
            "log_parameter_max_length_on_error": "0", "log_min_error_statement": "panic",
            "log_min_messages": "log", "log_error_verbosity": "terse", "TimeZone": "UTC",
        ]
        for (name, value) in wanted {
            let row = try session.run("SELECT current_setting(\(name)) AS value")[0]
            #expect(row["value"] == value, "\(name)")
        }
        try session.script("CREATE TABLE a (tin text PRIMARY KEY CHECK (length(tin) > 3))")
        let tin = "078-05-1120"
        try session.run("INSERT INTO a VALUES (\(tin))")
        #expect(throws: PostgresError.self) { try session.run("INSERT INTO a VALUES (\(tin))") }
        #expect(throws: PostgresError.self) { try session.run("SELECT \(tin)::bigint") }
        #expect(throws: PostgresError.self) {
            try session.script("DO $$ BEGIN RAISE WARNING '078-05-1120'; END $$; SELECT 1/0")
        }
        let log = FileSystem.text(scratch.cluster.logFile, limit: 1 << 20) ?? ""
        #expect(log.contains("ready to accept connections"))
        #expect(!log.contains(tin))
    }

    @Test func `settings name one database and one role, on the socket alone`() throws {
        let scratch = try ClusterScratch()
        let settings = scratch.cluster.settings(database: "ledger", role: "countersign_clerk")
        #expect(settings.parameters["host"] == scratch.cluster.socketDirectory)
        #expect(settings.parameters["dbname"] == "ledger")
        #expect(settings.parameters["user"] == "countersign_clerk")
    }
}
