import Glibc
import Postgres

@testable import PrivateCluster

/// A cluster of one test's own, in a directory of its own, removed with it.
final class ClusterScratch: Sendable {
    static let environment = ["PATH": "/usr/local/bin:/usr/bin:/bin"]
    static let isRoot = geteuid() == 0

    let directory: String
    let cluster: PrivateCluster

    /// `place` is where below the directory the home is.
    init(place: String = "home", isDurable: Bool = false) throws {
        let number = String(UInt64.random(in: 0...UInt64.max), radix: 16)
        directory = "/tmp/countersign-cluster-test-\(getpid())-\(number)"
        mkdir(directory, 0o755)
        let user = try ServerUser.current()
        chown(directory, user.id, user.groupID)
        cluster = try PrivateCluster(
            home: "\(directory)/\(place)", environment: Self.environment,
            extraSettings: isDurable ? [:] : ["fsync": "off"])
    }

    deinit {
        cluster.destroy()
        FileSystem.removeTree(directory)
    }

    var user: ServerUser { cluster.user }

    var serverPID: Int32 {
        PidFile.read(dataDirectory: cluster.dataDirectory)?.pid ?? 0
    }

    func connect() throws(PostgresError) -> Connection {
        try Connection(cluster.superuserSettings)
    }

    /// Puts another process's number where a dead server's stood.
    func forgePID(_ pid: Int32, in path: String) throws {
        let text = FileSystem.text(path) ?? ""
        let rest = text.split(separator: "\n", omittingEmptySubsequences: false).dropFirst()
        try FileSystem.write(
            "\(pid)\n" + rest.joined(separator: "\n"), to: path, owner: user)
    }
}
