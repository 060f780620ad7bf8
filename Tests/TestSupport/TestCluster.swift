import Glibc
import Postgres
import PrivateCluster

/// One private cluster for the whole test process, started by the first test that asks for it and
/// removed when the process ends.
///
/// Settings log in as the superuser; `with(user:)` makes them another role's. Databases are not
/// dropped one by one, since they go with the cluster.
public enum TestCluster {
    /// A database with nothing in it.
    public static func emptyDatabase() async throws -> ConnectionSettings {
        try await TestServer.shared.createDatabase(from: "template0")
    }

    /// A copy of a database that `prepare` sets up once in the process, under the template's name.
    public static func database(
        template: String, prepare: @escaping @Sendable (ConnectionSettings) throws -> Void
    ) async throws -> ConnectionSettings {
        try await TestServer.shared.createDatabase(template: template, prepare: prepare)
    }

    /// The server's own database, for what belongs to the whole server, such as roles.
    public static func server() async throws -> ConnectionSettings {
        try await TestServer.shared.running().settings(
            database: "postgres", role: PrivateCluster.superuser)
    }

    /// The cluster itself, running, for tests of programs that look for it by its home.
    public static func cluster() async throws -> PrivateCluster {
        try await TestServer.shared.running()
    }
}

extension TestCluster {
    /// A cluster that nobody has made yet, for tests of programs that make theirs on first use.
    /// It also goes when the process ends.
    public static func unmade() throws -> PrivateCluster { try TestHome.reserve() }

    /// A cluster beside the shared one, for tests that must change settings of a whole server. It
    /// takes over a second to make, and also goes when the process ends.
    public static func separate(settings: [String: String]) async throws -> ConnectionSettings {
        try await TestHome.start(adding: settings).settings(
            database: "postgres", role: PrivateCluster.superuser)
    }
}
