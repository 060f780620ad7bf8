import Glibc
import Postgres

extension PrivateCluster {
    /// Makes sure the server runs, making the cluster first if there is none.
    ///
    /// Answers with the superuser's settings. `progress` hears a sentence before whatever takes
    /// longer than a moment.
    @discardableResult
    public func start(
        progress: (@Sendable (String) -> Void)? = nil
    ) async throws(ClusterError) -> ConnectionSettings {
        if isRunning { return superuserSettings }
        // Root's home stays root's; the server's user need only pass through.
        try FileSystem.makeDirectories(home, mode: user.isDropped ? 0o711 : 0o700)
        try await refuseUnreachableHome()
        let lock = try await FileLock.acquire("\(home)/lock", owner: user)
        try await startLocked(progress)
        _ = consume lock
        return superuserSettings
    }

    private func startLocked(
        _ progress: (@Sendable (String) -> Void)?
    ) async throws(ClusterError) {
        try socket.prepare()
        sweepInterruptedMaking()
        if try majorVersion() == nil { try await make(progress) }
        try refuseForeignData()
        let deadline = ContinuousClock.now + Self.patience
        var deafSince: ContinuousClock.Instant?
        while true {
            let now = ContinuousClock.now
            guard now < deadline else {
                throw .busy("the private database is still starting, stopping or recovering")
            }
            switch ping() {
            case .accepting: return
            case .rejecting: deafSince = nil
            case .noResponse, .noAttempt:
                let since = deafSince ?? now
                deafSince = since
                if try await revive(deafFor: since.duration(to: now), progress) { continue }
            }
            try await pause()
        }
    }

    /// Nobody answers. Starts a server, or waits for, or ends, one that lost its socket.
    private func revive(
        deafFor silence: Duration, _ progress: (@Sendable (String) -> Void)?
    ) async throws(ClusterError) -> Bool {
        if let file = PidFile.read(dataDirectory: dataDirectory),
            file.isAlive(in: dataDirectory)
        {
            // It may only just have started. If not, its socket was deleted under it, as a
            // runtime directory is when its user logs out; nobody can reach it any more.
            guard silence > .seconds(3) else { return false }
            try await control(["stop", "-m", "fast", "-w", "-t", "60"], failing: Self.stopFailure)
            return true
        }
        progress?("starting the private database in \(home)")
        try await waitForLeftovers()
        try await launch()
        return true
    }

    private func launch() async throws(ClusterError) {
        try socket.prepare()
        rotateLog()
        // The dead server's number may belong to an innocent process by now.
        try PidFile.disown("\(dataDirectory)/postmaster.pid", owner: user)
        try PidFile.disown("\(socket.socket).lock", owner: user)
        let options =
            "-c listen_addresses='' -c port=\(SocketDirectory.port)"
            + " -c unix_socket_permissions=0700 -k '\(socket.path)'"
        let before = FileSystem.target(logFile).map { Int($0.st_size) } ?? 0
        let major = try majorVersion()
        let programs = try await Programs.find(
            major: major, dataDirectory: dataDirectory, command: command)
        let outcome = try await command.run(
            programs.pgCtl,
            ["start", "-D", "data", "-l", "server.log", "-w", "-s", "-t", "60", "-o", options])
        guard !outcome.succeeded, ping() == .noResponse else { return }
        let log = ServerCommand.Outcome(
            succeeded: false, output: FileSystem.text(logFile, from: before) ?? "")
        throw .startFailed(
            output: log.output.isEmpty ? outcome.summary : log.summary, logFile: logFile)
    }

    /// A killed server's children end by themselves within moments; a new server beside them
    /// would ruin the data, and PostgreSQL refuses it.
    private func waitForLeftovers() async throws(ClusterError) {
        let deadline = ContinuousClock.now + .seconds(10)
        while true {
            let left = PidFile.serverProcesses(in: dataDirectory)
            if left.isEmpty { return }
            guard ContinuousClock.now < deadline else {
                throw .leftoverProcesses(left, dataDirectory: dataDirectory)
            }
            try await pause()
        }
    }

    private func pause() async throws(ClusterError) {
        do { try await Task.sleep(for: .milliseconds(50)) } catch {
            throw .busy("the start of the private database was interrupted")
        }
    }

    /// One old log is kept; a server left running for years would otherwise fill the disk.
    private func rotateLog() {
        guard let found = FileSystem.entry(logFile) else {
            // Made here, because as root the server's user may not create files in the home.
            try? FileSystem.write("", to: logFile, appending: true, owner: user)
            return
        }
        guard found.st_size > 4 << 20 else { return }
        rename(logFile, "\(logFile).old")
        try? FileSystem.write("", to: logFile, appending: true, owner: user)
    }

    /// How long a recovery may take before the person is told to come back.
    private static let patience = Duration.seconds(150)

    static let stopFailure: @Sendable (String, String) -> ClusterError = {
        .stopFailed(output: $0, logFile: $1)
    }

    /// Runs `pg_ctl` on the cluster, always with a log file.
    func control(
        _ arguments: [String], failing: (String, String) -> ClusterError
    ) async throws(ClusterError) {
        let programs = try await Programs.find(
            major: try majorVersion(), dataDirectory: dataDirectory, command: command)
        let outcome = try await command.run(
            programs.pgCtl, arguments + ["-D", "data", "-l", "server.log", "-s"])
        guard outcome.succeeded else { throw failing(outcome.summary, logFile) }
    }
}
