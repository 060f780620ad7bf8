import Glibc
import Postgres
import PrivateCluster

/// Starts the cluster once, however many suites ask at the same time, and hands out databases.
actor TestServer {
    static let shared = TestServer()

    private var starting: Task<PrivateCluster, any Error>?
    private var templates: [String: Task<String, any Error>] = [:]
    private var made = 0

    func running() async throws -> PrivateCluster {
        if let starting { return try await starting.value }
        let task = Task.detached { try await TestHome.start() }
        starting = task
        return try await task.value
    }

    func createDatabase(
        template: String, prepare: @escaping @Sendable (ConnectionSettings) throws -> Void
    ) async throws -> ConnectionSettings {
        if let known = templates[template] {
            return try await createDatabase(from: try await known.value)
        }
        let task = Task.detached {
            let settings = try await TestServer.shared.createDatabase(from: "template0")
            try prepare(settings)
            return settings.parameters["dbname"] ?? ""
        }
        templates[template] = task
        return try await createDatabase(from: try await task.value)
    }

    func createDatabase(from source: String) async throws -> ConnectionSettings {
        let cluster = try await running()
        made += 1
        let name = "test_\(made)"
        let settings = cluster.settings(database: "postgres", role: PrivateCluster.superuser)
        let session = try Connection(settings)
        // Both names are our own counters', so nothing in them needs quoting.
        try session.script("CREATE DATABASE \(name) TEMPLATE \(source)")
        return settings.with(database: name)
    }
}
