import Glibc
import PrivateCluster
import Synchronization

/// The home of this process's cluster, and the end of it and of those that outlived theirs.
enum TestHome {
    private static let prefix = "countersign-test-"
    private static let ours = Mutex<[PrivateCluster]>([])

    static func start(adding extra: [String: String] = [:]) async throws -> PrivateCluster {
        let cluster = try reserve(adding: extra)
        try await cluster.start()
        return cluster
    }

    /// A place for a cluster that is yet to be made, by whomever.
    static func reserve(adding extra: [String: String] = [:]) throws -> PrivateCluster {
        sweepStale()
        let number = String(UInt32.random(in: 0...UInt32.max), radix: 16)
        let cluster = try PrivateCluster(
            home: "/tmp/\(prefix)\(getpid())-\(number)",
            environment: ["PATH": "/usr/local/bin:/usr/bin:/bin"],
            extraSettings: settings.merging(extra) { $1 })
        let isFirst = ours.withLock { clusters in
            clusters.append(cluster)
            return clusters.count == 1
        }
        if isFirst { atexit { TestHome.destroyAll() } }
        return cluster
    }

    private static func destroyAll() {
        for cluster in ours.withLock({ $0 }) { cluster.destroy() }
    }

    /// Durability is of no use to a database that lives for seconds; everything else stays.
    private static let settings = [
        "fsync": "off", "full_page_writes": "off", "max_connections": "200",
    ]

    /// A process that was killed could not remove its cluster.
    private static func sweepStale() {
        for name in names(in: "/tmp") where name.hasPrefix(prefix) {
            let parts = name.dropFirst(prefix.count).split(separator: "-")
            guard let pid = parts.first.flatMap({ Int32($0) }), kill(pid, 0) != 0, errno == ESRCH
            else { continue }
            try? PrivateCluster(home: "/tmp/\(name)", environment: [:]).destroy()
        }
    }

    private static func names(in directory: String) -> [String] {
        guard let stream = opendir(directory) else { return [] }
        defer { closedir(stream) }
        var names: [String] = []
        while let next = readdir(stream) {
            names.append(
                withUnsafePointer(to: &next.pointee.d_name) { field in
                    field.withMemoryRebound(to: CChar.self, capacity: 256) {
                        String(cString: $0)
                    }
                })
        }
        return names
    }
}
