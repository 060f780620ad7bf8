import Glibc
import Testing

@testable import PrivateCluster

@Suite(.serialized) struct HomeDirectoryTests {
    private static let plain = ServerUser(
        id: 1, groupID: 1, groups: [], name: "daemon", isDropped: false)
    private static let dropped = ServerUser(
        id: 60_001, groupID: 60_001, groups: [], name: "stranger", isDropped: true)

    private func home(
        _ environment: [String: String], explicit: String? = nil, user: ServerUser = plain
    ) throws(ClusterError) -> String {
        try HomeDirectory.path(explicit: explicit, environment: environment, user: user)
    }

    @Test func `the nearest word counts`() throws {
        var environment = ["HOME": "/h"]
        #expect(try home(environment) == "/h/.local/share/countersign")
        environment["XDG_DATA_HOME"] = "/x"
        #expect(try home(environment) == "/x/countersign")
        environment["COUNTERSIGN_HOME"] = "/c/"
        #expect(try home(environment) == "/c")
        #expect(try home(environment, explicit: "/e") == "/e")
    }

    @Test func `an empty or relative XDG directory counts as none`() throws {
        #expect(try home(["HOME": "/h", "XDG_DATA_HOME": ""]) == "/h/.local/share/countersign")
        #expect(try home(["HOME": "/h", "XDG_DATA_HOME": "x"]) == "/h/.local/share/countersign")
    }

    @Test func `no home at all is a clear question of configuration`() {
        for environment in [[:], ["HOME": ""]] {
            let error = #expect(throws: ClusterError.homeUnknown) { try home(environment) }
            #expect(error?.kind == .configuration)
            #expect(error?.description.contains("COUNTERSIGN_HOME") == true)
        }
        #expect(throws: ClusterError.homeEmpty(variable: "COUNTERSIGN_HOME")) {
            try home(["HOME": "/h", "COUNTERSIGN_HOME": ""])
        }
        #expect(throws: ClusterError.homeNotAbsolute("here")) {
            try home(["HOME": "/h", "COUNTERSIGN_HOME": "here"])
        }
    }

    @Test func `root's own home gives way to one the server can reach`() throws {
        let scratch = try ClusterScratch()
        let closed = "\(scratch.directory)/closed"
        try FileSystem.makeDirectories(closed, mode: 0o700)
        #expect(try home(["HOME": closed], user: Self.dropped) == "/var/lib/countersign")
        chmod(closed, 0o711)
        #expect(
            try home(["HOME": closed], user: Self.dropped) == "\(closed)/.local/share/countersign")
    }

    @Test func `a link on the way and the place it leads to are one home`() throws {
        let scratch = try ClusterScratch()
        try FileSystem.makeDirectories("\(scratch.directory)/real", mode: 0o755)
        symlink("real", "\(scratch.directory)/link")
        #expect(
            try home([:], explicit: "\(scratch.directory)/link/not/yet")
                == "\(scratch.directory)/real/not/yet")
    }

    @Test(.enabled(if: ClusterScratch.isRoot))
    func `an explicit home that the server's user cannot reach is refused with its cure`()
        async throws
    {
        let scratch = try ClusterScratch(place: "closed/home")
        let closed = "\(scratch.directory)/closed"
        try FileSystem.makeDirectories(closed, mode: 0o700)
        let error = await #expect(throws: ClusterError.self) { try await scratch.cluster.start() }
        #expect(error == .unreachable(directory: closed, user: "postgres"))
        #expect(error?.kind == .configuration)
        #expect(error?.description.contains("chmod o+x \(closed)") == true)
        chmod(closed, 0o711)
        try await scratch.cluster.start()
        #expect(scratch.cluster.isRunning)
    }

    @Test(.enabled(if: ClusterScratch.isRoot))
    func `root without the system user is told how to make it`() {
        let error = #expect(throws: ClusterError.self) {
            try ServerUser.current(named: "nobody-of-that-name")
        }
        #expect(error?.description.contains("useradd --system") == true)
        #expect(error?.kind == .configuration)
    }

    @Test(.enabled(if: ClusterScratch.isRoot))
    func `another user's cluster is not started`() async throws {
        let scratch = try ClusterScratch()
        try await scratch.cluster.start()
        try await scratch.cluster.stop()
        chown(scratch.cluster.dataDirectory, 65_534, 65_534)
        let error = await #expect(throws: ClusterError.self) { try await scratch.cluster.start() }
        guard case .foreignOwner = error else {
            Issue.record("got \(String(describing: error))")
            return
        }
    }

    @Test func `programs that are not where they were said to be are asked for`() async throws {
        let scratch = try ClusterScratch()
        let lost = try PrivateCluster(
            home: scratch.cluster.home, environment: ["COUNTERSIGN_PG_BIN": "/nowhere"])
        let error = await #expect(throws: ClusterError.self) { try await lost.start() }
        #expect(error?.kind == .configuration)
        #expect(error?.description.contains("/nowhere (COUNTERSIGN_PG_BIN)") == true)
    }

    @Test func `no message can drive a terminal, and its commands can be copied`() {
        let error = ClusterError.unreachable(directory: "/a b'\u{1b}[31m", user: "postgres")
        #expect(!error.description.unicodeScalars.contains("\u{1b}"))
        #expect(error.description.contains(#"chmod o+x '/a b'\''"#))
    }
}
