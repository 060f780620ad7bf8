import Glibc

/// Where the cluster lives, worked out from what the user said and nothing else.
enum HomeDirectory {
    /// For root, whose own home the server's user cannot enter.
    static let forRoot = "/var/lib/countersign"

    static func path(
        explicit: String?, environment: [String: String], user: ServerUser
    ) throws(ClusterError) -> String {
        if let explicit { return try absolute(explicit) }
        if let named = environment["COUNTERSIGN_HOME"] {
            // An empty one is a slip in some script; another ledger in its place would be worse.
            guard !named.isEmpty else { throw .homeEmpty(variable: "COUNTERSIGN_HOME") }
            return try absolute(named)
        }
        let usual = try usualPath(environment)
        return user.isDropped && user.obstacle(to: usual) != nil ? forRoot : usual
    }

    /// The XDG rules: an empty or relative `XDG_DATA_HOME` counts as none.
    private static func usualPath(_ environment: [String: String]) throws(ClusterError) -> String {
        if let data = environment["XDG_DATA_HOME"], data.hasPrefix("/") {
            return try absolute("\(data)/countersign")
        }
        guard let home = environment["HOME"], !home.isEmpty else { throw .homeUnknown }
        return try absolute("\(home)/.local/share/countersign")
    }

    private static func absolute(_ path: String) throws(ClusterError) -> String {
        guard path.hasPrefix("/"), !path.utf8.contains(0) else { throw .homeNotAbsolute(path) }
        return FileSystem.canonical(path)
    }
}
