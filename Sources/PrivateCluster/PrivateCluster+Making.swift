import Glibc

extension PrivateCluster {
    private static let beside = "data.making-"

    /// The version in the cluster's files; `nil` when there is no cluster yet.
    func majorVersion() throws(ClusterError) -> String? {
        if let text = FileSystem.text("\(dataDirectory)/PG_VERSION", limit: 64) {
            return text.split { $0.isWhitespace }.first.map { String($0) } ?? ""
        }
        guard let found = FileSystem.target(dataDirectory) else { return nil }
        guard FileSystem.isDirectory(found) else { throw .notACluster(dataDirectory) }
        guard access(dataDirectory, R_OK | X_OK) == 0 else {
            throw .file(path: dataDirectory, reason: FileSystem.reason())
        }
        guard FileSystem.names(in: dataDirectory).isEmpty else { throw .notACluster(dataDirectory) }
        return nil
    }

    /// What an interrupted first use left beside the cluster. Only the lock's holder may look.
    func sweepInterruptedMaking() {
        for name in FileSystem.names(in: home) where name.hasPrefix(Self.beside) {
            FileSystem.removeTree("\(home)/\(name)")
        }
    }

    /// Makes the cluster beside its place and moves it there whole, so that there is never half.
    func make(_ progress: (@Sendable (String) -> Void)?) async throws(ClusterError) {
        progress?("making a private database in \(home), once")
        let programs = try await Programs.find(
            major: nil, dataDirectory: dataDirectory, command: command)
        let name = "\(Self.beside)\(getpid())"
        let directory = "\(home)/\(name)"
        do {
            try await fill(directory, named: name, with: programs)
        } catch {
            FileSystem.removeTree(directory)
            throw error
        }
        guard rename(directory, dataDirectory) == 0 else {
            throw .file(path: dataDirectory, reason: FileSystem.reason())
        }
        FileSystem.sync(directory: home)
    }

    private func fill(
        _ directory: String, named name: String, with programs: Programs
    ) async throws(ClusterError) {
        guard mkdir(directory, 0o700) == 0 else {
            throw .file(path: directory, reason: FileSystem.reason())
        }
        if user.isDropped, chown(directory, user.id, user.groupID) != 0 {
            throw .file(path: directory, reason: FileSystem.reason())
        }
        var arguments = [
            "-D", name, "--username=\(Self.superuser)", "--encoding=UTF8",
            "--locale=\(Self.locale)", "--auth=trust", "--data-checksums",
            "--text-search-config=simple", "--no-instructions",
        ]
        if extraSettings["fsync"] == "off" { arguments.append("--no-sync") }
        let outcome = try await command.run(programs.initdb, arguments)
        guard outcome.succeeded else {
            throw .makingFailed(directory: home, output: outcome.summary)
        }
        try FileSystem.write(
            configuration, to: "\(directory)/postgresql.conf", appending: true, owner: user)
        try FileSystem.write(Self.hostRules, to: "\(directory)/pg_hba.conf", owner: user)
    }

    /// UTF-8 that sorts by code point everywhere, or plain C where that is not installed.
    private static var locale: String {
        guard let found = newlocale(everyCategory, "C.UTF-8", nil) else { return "C" }
        freelocale(found)
        return "C.UTF-8"
    }

    /// glibc's `LC_ALL_MASK` is a macro that Swift does not import.
    private static let everyCategory: Int32 = 0x1fbf

    private var configuration: String {
        var text = """

            # Countersign: a private ledger. fsync, full_page_writes and synchronous_commit stay on.
            listen_addresses = ''
            unix_socket_permissions = 0700
            max_connections = 100
            shared_buffers = 128MB
            max_wal_size = 1GB

            # Taxpayer data must never reach the log. Below LOG come the errors of statements,
            # which quote values; terse drops details, which quote whole rows and statements.
            log_min_messages = log
            log_min_error_statement = panic
            log_error_verbosity = terse
            log_statement = none
            log_min_duration_statement = -1
            log_parameter_max_length = 0
            log_parameter_max_length_on_error = 0
            log_checkpoints = off

            """
        for (name, value) in extraSettings.sorted(by: { $0.key < $1.key }) {
            text += "\(name) = '\(value)'\n"
        }
        return text
    }

    private static let hostRules = """
        # Countersign: a private ledger, reached by its unix socket alone. The gate is the socket's
        # directory, which only the server's own user (and root) can enter; whoever is inside is
        # trusted to name a role. No line here admits anyone from the network.
        local all all trust
        local replication all trust

        """
}
