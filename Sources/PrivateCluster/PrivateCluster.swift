import Postgres

/// A PostgreSQL cluster of the user's own, on a unix socket only, made on first use and left
/// running between commands.
public struct PrivateCluster: Sendable {
    /// The role that `initdb` makes; the ledger's own roles are made by its migrations.
    public static let superuser = "postgres"

    public let home: String
    public let dataDirectory: String
    public let logFile: String
    /// Where this environment would put the socket; a server started from another may differ.
    public let socketDirectory: String

    let socket: SocketDirectory
    let user: ServerUser
    let environment: [String: String]
    let extraSettings: [String: String]

    /// Works out where the cluster is. Nothing is made and nothing is started.
    ///
    /// The home is the one given, else `$COUNTERSIGN_HOME`, else `countersign` in the XDG data
    /// directory; for root, whose home the server may not enter, `/var/lib/countersign`.
    public init(
        home: String? = nil, environment: [String: String]
    ) throws(ClusterError) {
        try self.init(home: home, environment: environment, extraSettings: [:])
    }

    /// With settings for `postgresql.conf` that apply when the cluster is made: for tests.
    package init(
        home: String? = nil, environment: [String: String], extraSettings: [String: String]
    ) throws(ClusterError) {
        let user = try ServerUser.current()
        let path = try HomeDirectory.path(explicit: home, environment: environment, user: user)
        self.user = user
        self.environment = environment
        self.extraSettings = extraSettings
        self.home = path
        dataDirectory = "\(path)/data"
        logFile = "\(path)/server.log"
        socket = SocketDirectory(home: path, environment: environment, owner: user)
        socketDirectory = socket.path
    }

    /// Whether the server accepts sessions now. Starts no process: every command asks this first.
    public var isRunning: Bool { ping() == .accepting }

    /// How to log in to one database of the cluster as one role.
    ///
    /// Everything a stray `PG…` variable could spoil is set, and the process at the other end of
    /// the socket must belong to the server's user.
    public func settings(database: String, role: String) -> ConnectionSettings {
        settings(database: database, role: role, at: liveSocket)
    }

    var superuserSettings: ConnectionSettings {
        settings(database: "postgres", role: Self.superuser)
    }

    var command: ServerCommand {
        ServerCommand(user: user, home: home, environment: environment)
    }

    /// `PQping` decides whether the server is up, never the pid file.
    func ping() -> PingResult {
        let socket = liveSocket
        guard socket.isTrustworthy else { return .noResponse }
        return Connection.ping(
            settings(database: "postgres", role: Self.superuser, at: socket))
    }

    /// The socket directory that the running server names, if it is one of ours; else our own.
    var liveSocket: SocketDirectory {
        guard let named = PidFile.read(dataDirectory: dataDirectory)?.socketDirectory,
            named != socket.path, let moved = socket.moved(to: named), moved.isTrustworthy
        else { return socket }
        return moved
    }

    private func settings(
        database: String, role: String, at socket: SocketDirectory
    ) -> ConnectionSettings {
        var parameters = [
            "host": socket.path, "port": SocketDirectory.port, "dbname": database, "user": role,
            "sslmode": "disable", "gssencmode": "disable", "channel_binding": "disable",
            "target_session_attrs": "any",
        ]
        if let owner = user.name { parameters["requirepeer"] = owner }
        return ConnectionSettings(parameters: parameters)
    }
}
