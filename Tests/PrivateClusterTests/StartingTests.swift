import Glibc
import Postgres
import Subprocess
import Testing

@testable import PrivateCluster

@Suite(.serialized) struct StartingTests {
    @Test func `first starts at once make one cluster`() async throws {
        let scratch = try ClusterScratch()
        let made = Counter()
        let pids = try await withThrowingTaskGroup(of: String?.self) { group in
            for _ in 0..<6 {
                group.addTask {
                    let settings = try await scratch.cluster.start {
                        if $0.hasPrefix("making") { made.add() }
                    }
                    return try Connection(settings).run("SELECT pg_postmaster_start_time()")[0][0]
                }
            }
            return try await group.reduce(into: Set<String?>()) { $0.insert($1) }
        }
        #expect(pids.count == 1)
        #expect(made.value == 1)
        #expect(
            FileSystem.names(in: scratch.cluster.home).sorted() == ["data", "lock", "server.log"])
    }

    @Test func `a server killed outright is started again with what it had committed`()
        async throws
    {
        let scratch = try ClusterScratch()
        try await scratch.cluster.start()
        try scratch.connect().script("CREATE TABLE a (n int); INSERT INTO a VALUES (1)")
        let sleeper = try scratch.connect()
        for _ in 0..<3 {
            kill(scratch.serverPID, SIGKILL)
            try await scratch.cluster.start()
            #expect(try scratch.connect().run("SELECT n FROM a").count == 1)
        }
        sleeper.close()
    }

    @Test func `a recycled pid is not taken for the server, nor harmed`() async throws {
        let scratch = try ClusterScratch()
        try await scratch.cluster.start()
        kill(scratch.serverPID, SIGKILL)
        try await withInnocentProcess(scratch) { innocent in
            try scratch.forgePID(innocent, in: "\(scratch.cluster.dataDirectory)/postmaster.pid")
            try scratch.forgePID(innocent, in: "\(scratch.cluster.socket.socket).lock")
            #expect(try await scratch.cluster.status() == .stopped)
            try await scratch.cluster.stop()
            #expect(kill(innocent, 0) == 0)
            try await scratch.cluster.start()
            #expect(scratch.serverPID != innocent)
            #expect(scratch.cluster.isRunning)
            #expect(kill(innocent, 0) == 0)
        }
    }

    @Test func `a home deeper than a socket's path allows works`() async throws {
        let deep = (0..<12).map { "a directory number \($0)" }.joined(separator: "/")
        let scratch = try ClusterScratch(place: "\(deep)/$(false) 'home' \"quoted\" é")
        #expect(scratch.cluster.home.utf8.count > 250)
        #expect(scratch.cluster.socket.socket.utf8.count <= 107)
        try await scratch.cluster.start()
        let row = try scratch.connect().run("SHOW data_directory")[0]
        #expect(row[0] == scratch.cluster.dataDirectory)
        try await scratch.cluster.stop()
    }

    @Test func `an interrupted making is swept away and begun anew`() async throws {
        let scratch = try ClusterScratch()
        let rest = "\(scratch.cluster.home)/data.making-4711"
        try FileSystem.makeDirectories("\(rest)/base/1", mode: 0o755)
        try FileSystem.write("15\n", to: "\(rest)/PG_VERSION")
        symlink("/etc", "\(rest)/link")
        try await scratch.cluster.start()
        #expect(FileSystem.entry(rest) == nil)
        #expect(FileSystem.entry("/etc/passwd") != nil)
    }

    @Test func `a making that is cancelled leaves nothing that a later start trips over`()
        async throws
    {
        let scratch = try ClusterScratch()
        let task = Task { try await scratch.cluster.start() }
        try await Task.sleep(for: .milliseconds(150))
        task.cancel()
        _ = await task.result
        try await scratch.cluster.start()
        #expect(scratch.cluster.isRunning)
    }

    @Test func `a server whose socket was deleted is brought back`() async throws {
        let scratch = try ClusterScratch()
        try await scratch.cluster.start()
        let before = scratch.serverPID
        FileSystem.removeTree(scratch.cluster.socketDirectory)
        #expect(!scratch.cluster.isRunning)
        try await scratch.cluster.start()
        #expect(scratch.cluster.isRunning)
        #expect(scratch.serverPID != before)
    }

    @Test func `the server keeps no descriptor of whoever started it`() async throws {
        let scratch = try ClusterScratch()
        var ends: [Int32] = [0, 0]
        // Not close-on-exec, like the pipe of a shell's $(…).
        #expect(pipe(&ends) == 0)
        try await scratch.cluster.start()
        close(ends[1])
        var descriptor = pollfd(fd: ends[0], events: Int16(POLLIN), revents: 0)
        #expect(poll(&descriptor, 1, 2_000) == 1)
        #expect(Int32(descriptor.revents) & POLLHUP != 0)
        close(ends[0])
    }

    @Test func `asking whether it runs is quick`() async throws {
        let scratch = try ClusterScratch()
        let absent = ContinuousClock().measure { #expect(!scratch.cluster.isRunning) }
        #expect(absent < .milliseconds(50))
        try await scratch.cluster.start()
        let times = (0..<20).map { _ in
            ContinuousClock().measure { #expect(scratch.cluster.isRunning) }
        }
        #expect(times.sorted()[2] < .milliseconds(20))
    }

    /// A process of the server's own user, whom PostgreSQL would take for a server.
    private func withInnocentProcess(
        _ scratch: ClusterScratch, _ body: (Int32) async throws -> Void
    ) async throws {
        let words = try scratch.user.dropping + ["sleep", "600"]
        _ = try await Subprocess.run(
            .name("env"), arguments: Arguments(words), input: .none, output: .discarded,
            error: .discarded
        ) { execution in
            try await body(execution.processIdentifier.value)
            try execution.send(signal: .kill)
        }
    }
}
