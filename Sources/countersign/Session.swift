import Glibc
import JSON
import Ledger
import LedgerStore
import Postgres
import PrivateCluster

/// Where the book is: a database that libpq is told of, or the private cluster of one's own.
struct Place {
    let database: String?
    var role: String?
    let home: String?
    let environment: [String: String]
    /// A login of somebody's own, rather than one of the book's roles.
    var user: String?

    static let privateDatabase = "countersign"

    /// The variables by which a person tells libpq of a server.
    private static let libpqVariables = ["PGHOST", "PGHOSTADDR", "PGSERVICE", "PGDATABASE"]

    var isPrivate: Bool {
        database == nil && !Self.libpqVariables.contains { environment[$0] != nil }
    }

    func cluster() throws(ClusterError) -> PrivateCluster {
        try PrivateCluster(home: home, environment: environment)
    }

    /// The private cluster, for commands that are about nothing else.
    func privateCluster() throws -> PrivateCluster {
        guard isPrivate else {
            throw Trouble(
                "NOT_PRIVATE", "the book is in a database that others start and stop",
                accepted: "neither --database nor \(Self.libpqVariables.joined(separator: ", "))",
                .configuration)
        }
        return try cluster()
    }

    /// Opens a session, making and starting the private cluster if that is where the book is.
    func open() async throws -> LedgerStore {
        guard isPrivate else {
            var parameters = database.map { ["dbname": $0] } ?? [:]
            parameters["user"] = chosenLogin
            return try LedgerStore(
                ConnectionSettings(parameters: parameters), taxpayerKey: try keyFile())
        }
        let cluster = try cluster()
        try await bringUp(cluster)
        if let user = namedUser, try !BookUser.exists(user, try administrator(of: cluster)) {
            throw Trouble(
                "NO_SUCH_USER", "nobody of that name works in this book",
                accepted: "a user of: countersign db user list", .configuration)
        }
        let settings = cluster.settings(
            database: Self.privateDatabase, role: login(otherwise: "officer"))
        return try LedgerStore(settings, taxpayerKey: try privateKey(cluster))
    }

    /// Whose session it is to be, if anybody said; else whatever libpq makes of it.
    var chosenLogin: String? {
        role.map { "countersign_" + $0 } ?? namedUser
    }

    func login(otherwise role: String) -> String { chosenLogin ?? "countersign_" + role }

    private var namedUser: String? {
        guard role == nil else { return nil }
        return user ?? environment["COUNTERSIGN_USER"].flatMap { $0.isEmpty ? nil : $0 }
    }

    /// A session that may make tables and roles: in the private cluster its own administrator's,
    /// elsewhere whoever libpq is told of.
    func administrator() async throws -> Connection {
        guard isPrivate else {
            let parameters = database.map { ["dbname": $0] } ?? [:]
            return try Connection(ConnectionSettings(parameters: parameters))
        }
        let cluster = try cluster()
        try await bringUp(cluster)
        return try administrator(of: cluster)
    }

    private func administrator(of cluster: PrivateCluster) throws(PostgresError) -> Connection {
        try Connection(
            cluster.settings(database: Self.privateDatabase, role: PrivateCluster.superuser))
    }

    private func bringUp(_ cluster: PrivateCluster) async throws {
        let marker = SchemaMarker(home: cluster.home)
        if cluster.isRunning, marker.isCurrent { return }
        let administrator = try await cluster.start { Output.complain($0) }
        try Provision.prepare(
            administrator: administrator,
            owner: cluster.settings(database: Self.privateDatabase, role: PrivateCluster.superuser))
        marker.write()
    }

    private func keyFile() throws(Trouble) -> TaxpayerKey? {
        guard let path = environment["COUNTERSIGN_KEY_FILE"] else { return nil }
        return try KeyFile(path: path).read()
    }

    private func privateKey(_ cluster: PrivateCluster) throws(Trouble) -> TaxpayerKey? {
        if let key = try keyFile() { return key }
        return try KeyFile(path: cluster.home + "/taxpayer.key").readOrMake()
    }
}

/// Which version of the tables the private database was last brought to, beside the cluster, so
/// that a command need not ask the database first.
struct SchemaMarker {
    private let path: String

    init(home: String) { path = home + "/schema-version" }

    var isCurrent: Bool {
        (try? SmallFile.read(path))?.split(separator: "\n").first
            == Substring(String(Migrator.version))
    }

    /// Failing to write it only means that the next command asks the database.
    func write() {
        try? SmallFile.write("\(Migrator.version)\n", to: path, mode: 0o644)
    }
}

/// Makes the private database and brings it to this program's version.
enum Provision {
    static func prepare(
        administrator: ConnectionSettings, owner: ConnectionSettings
    ) throws {
        let server = try Connection(administrator)
        let found = try server.run(
            """
            SELECT EXISTS (
                SELECT FROM pg_catalog.pg_database WHERE datname = 'countersign') AS found
            """)
        if try found.first?.bool("found") == false {
            try create(on: server)
        }
        let database = try Connection(owner)
        // Two first starts at once would both make the tables; the second waits and finds them.
        try database.script("SET lock_timeout = '60s'; SELECT pg_advisory_lock(20010125)")
        try Migrator.migrate(database)
        try Migrator.allowLogin(database)
    }

    private static func create(on server: Connection) throws(PostgresError) {
        do {
            try server.script("CREATE DATABASE countersign TEMPLATE template0")
        } catch {
            // Another first start may have made it between the question and the answer.
            let duplicate = SQLState(rawValue: "42P04")
            guard error.sqlState == duplicate || error.sqlState == .uniqueViolation else {
                throw error
            }
        }
    }
}

/// The key for taxpayer numbers, in a file that only its owner may read.
struct KeyFile {
    let path: String

    func read() throws(Trouble) -> TaxpayerKey {
        let text: String
        do {
            text = try SmallFile.read(path)
        } catch {
            throw Trouble(
                "KEY_FILE", "the key file cannot be read: \(path)",
                accepted: "a file of 64 hexadecimal digits", .configuration)
        }
        var bytes: [UInt8] = []
        var digits = text.filter { !$0.isWhitespace }[...]
        while let pair = digits.prefix(2) as Substring?, pair.count == 2 {
            guard let byte = UInt8(pair, radix: 16) else { break }
            bytes.append(byte)
            digits = digits.dropFirst(2)
        }
        guard digits.isEmpty, let key = TaxpayerKey(bytes: bytes) else {
            throw Trouble(
                "KEY_FILE", "the key file does not hold a key: \(path)",
                accepted: "a file of 64 hexadecimal digits", .configuration)
        }
        return key
    }

    func readOrMake() throws(Trouble) -> TaxpayerKey {
        if access(path, F_OK) == 0 { return try read() }
        let text = TaxpayerKey.generate().map { byte in
            let digits = String(byte, radix: 16)
            return byte < 16 ? "0" + digits : digits
        }.joined()
        // Of two programs that make it at once, the first one's key is the key.
        do {
            try SmallFile.create(text + "\n", at: path, mode: 0o600)
        } catch  where error.number == EEXIST {
            return try read()
        } catch {
            throw Trouble(
                "KEY_FILE",
                "the key file cannot be made: \(path): \(String(cString: strerror(error.number)))",
                accepted: "a directory that can be written", .configuration)
        }
        return try read()
    }
}
