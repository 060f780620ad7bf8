import Glibc

/// The directory of one installed version of PostgreSQL.
struct Programs: Sendable, Hashable {
    /// The oldest version whose features the ledger's schema uses.
    static let oldestMajor = 15
    private static let debian = "/usr/lib/postgresql"

    let directory: String
    let major: String

    var initdb: String { "\(directory)/initdb" }
    var pgCtl: String { "\(directory)/pg_ctl" }

    /// The programs for a new cluster (`major` is nil), or exactly those of an existing one's.
    static func find(
        major: String?, dataDirectory: String, command: ServerCommand
    ) async throws(ClusterError) -> Self {
        let named = command.environment["COUNTERSIGN_PG_BIN"] ?? ""
        if !named.isEmpty && !isComplete(named) {
            throw .noPrograms(wanted: major, lookedIn: ["\(named) (COUNTERSIGN_PG_BIN)"])
        }
        var installed: [String] = []
        for directory in candidates(command.environment) where isComplete(directory) {
            guard let version = try await version(of: directory, command: command) else {
                continue
            }
            if let major, version == major { return Self(directory: directory, major: version) }
            if major == nil, (Int(version) ?? 0) >= oldestMajor {
                return Self(directory: directory, major: version)
            }
            if !installed.contains(version) { installed.append(version) }
        }
        if let major {
            throw .wrongVersion(
                found: major, installed: installed, dataDirectory: dataDirectory)
        }
        throw .noPrograms(wanted: nil, lookedIn: ["PATH", "\(debian)/*/bin"])
    }

    /// In the order of preference: what the user named, the search path, then the newest.
    private static func candidates(_ environment: [String: String]) -> [String] {
        let named = environment["COUNTERSIGN_PG_BIN"].map { [$0] } ?? []
        let searched = (environment["PATH"] ?? "").split(separator: ":").map(String.init)
        let newestFirst = FileSystem.names(in: debian).compactMap { Int($0) }.sorted(by: >)
            .map { "\(debian)/\($0)/bin" }
        let elsewhere = FileSystem.names(in: "/usr").filter { $0.hasPrefix("pgsql-") }
            .sorted(by: >).map { "/usr/\($0)/bin" }
        return (named + searched + newestFirst + elsewhere + ["/usr/local/pgsql/bin"])
            .filter { $0.hasPrefix("/") }
    }

    private static func isComplete(_ directory: String) -> Bool {
        ["initdb", "pg_ctl", "postgres"].allSatisfy { access("\(directory)/\($0)", X_OK) == 0 }
    }

    /// The major version, from Debian's path or from the program's own mouth.
    private static func version(
        of directory: String, command: ServerCommand
    ) async throws(ClusterError) -> String? {
        let parts = directory.split(separator: "/")
        if directory.hasPrefix("\(debian)/"), parts.count == 5, Int(parts[3]) != nil {
            return String(parts[3])
        }
        let outcome = try await command.run("\(directory)/pg_ctl", ["--version"])
        // "pg_ctl (PostgreSQL) 15.20 (Debian 15.20-0+deb12u1)"
        let words = outcome.output.split(separator: " ")
        guard outcome.succeeded, words.count >= 3 else { return nil }
        let digits = words[2].prefix { $0.isNumber }
        return digits.isEmpty ? nil : String(digits)
    }
}
