import Glibc
import Postgres
import Testing

@testable import PrivateCluster

@Suite(.serialized) struct SocketDirectoryTests {
    @Test func `the name is short, of the home alone, and stays the same for ever`() {
        #expect(SocketDirectory.name(of: "") == "cbf29ce484222325")
        #expect(SocketDirectory.name(of: "a") == "af63dc4c8601ec8c")
        #expect(SocketDirectory.name(of: String(repeating: "x", count: 5_000)).count == 16)
    }

    @Test func `a runtime directory is used when it is ours, private and plain`() throws {
        let scratch = try ClusterScratch()
        let user = ServerUser(
            id: geteuid(), groupID: getegid(), groups: [], name: "me", isDropped: false)
        let runtime = "\(scratch.directory)/run"
        try FileSystem.makeDirectories(runtime, mode: 0o700)
        func place(_ value: String) -> String {
            SocketDirectory(home: "/h", environment: ["XDG_RUNTIME_DIR": value], owner: user).path
        }
        let name = SocketDirectory.name(of: "/h")
        #expect(runtime.utf8.count > 60 || place(runtime) == "\(runtime)/countersign-\(name)")
        let fallback = "/tmp/countersign-\(geteuid())-\(name)"
        chmod(runtime, 0o755)
        #expect(place(runtime) == fallback)
        #expect(place("") == fallback)
        #expect(place("run") == fallback)
        #expect(place("/nowhere") == fallback)
        #expect(place("/tmp/it's") == fallback)
    }

    @Test func `a link in the place of the directory is refused`() async throws {
        let scratch = try ClusterScratch()
        let elsewhere = "\(scratch.directory)/elsewhere"
        try FileSystem.makeDirectories(elsewhere, mode: 0o700)
        symlink(elsewhere, scratch.cluster.socketDirectory)
        defer { unlink(scratch.cluster.socketDirectory) }
        try await refusal(scratch)
    }

    @Test func `a directory that others may enter is refused`() async throws {
        let scratch = try ClusterScratch()
        mkdir(scratch.cluster.socketDirectory, 0o700)
        chmod(scratch.cluster.socketDirectory, 0o755)
        defer { rmdir(scratch.cluster.socketDirectory) }
        try await refusal(scratch)
    }

    @Test func `a directory made for another home is refused`() async throws {
        let scratch = try ClusterScratch()
        let path = scratch.cluster.socketDirectory
        mkdir(path, 0o700)
        chown(path, scratch.user.id, scratch.user.groupID)
        try FileSystem.write("/another/home", to: "\(path)/home", owner: scratch.user)
        defer { FileSystem.removeTree(path) }
        let error = try await refusal(scratch)
        #expect(error?.description.contains("/another/home") == true)
    }

    @Test(.enabled(if: ClusterScratch.isRoot))
    func `a directory of a stranger's is refused`() async throws {
        let scratch = try ClusterScratch()
        mkdir(scratch.cluster.socketDirectory, 0o700)
        chown(scratch.cluster.socketDirectory, 65_534, 65_534)
        defer { rmdir(scratch.cluster.socketDirectory) }
        try await refusal(scratch)
    }

    @discardableResult
    private func refusal(_ scratch: ClusterScratch) async throws -> ClusterError? {
        #expect(!scratch.cluster.isRunning)
        let error = await #expect(throws: ClusterError.self) { try await scratch.cluster.start() }
        guard case .socketDirectory = error else {
            Issue.record("got \(String(describing: error))")
            return error
        }
        #expect(error?.kind == .configuration)
        return error
    }
}
