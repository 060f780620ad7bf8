import Postgres

extension PrivateCluster {
    /// How the cluster stands. Nothing is made and nothing is started.
    public func status() async throws(ClusterError) -> ClusterStatus {
        guard FileSystem.entry(dataDirectory) != nil, let major = try majorVersion() else {
            return .absent
        }
        if ping() != .noResponse, let file = PidFile.read(dataDirectory: dataDirectory) {
            return .running(pid: file.pid, version: serverVersion ?? major)
        }
        do {
            _ = try await Programs.find(
                major: major, dataDirectory: dataDirectory, command: command)
            return .stopped
        } catch {
            guard case .wrongVersion(let found, let installed, _) = error else { throw error }
            return .wrongVersion(found: found, installed: installed)
        }
    }

    /// Stops the server and waits for its end. One that does not run is stopped already.
    public func stop(_ mode: StopMode = .fast) async throws(ClusterError) {
        guard FileSystem.entry(dataDirectory) != nil else { return }
        let lock = try await FileLock.acquire("\(home)/lock", owner: user)
        try await stopLocked(mode)
        _ = consume lock
    }

    private func stopLocked(_ mode: StopMode) async throws(ClusterError) {
        // pg_ctl signals whatever process has the number in the file, so that must be our server.
        guard let file = PidFile.read(dataDirectory: dataDirectory),
            file.isAlive(in: dataDirectory)
        else { return }
        try refuseForeignData()
        try await control(
            ["stop", "-m", mode.rawValue, "-w", "-t", "60"], failing: Self.stopFailure)
    }

    private var serverVersion: String? {
        guard let session = try? Connection(superuserSettings) else { return nil }
        return try? session.run("SHOW server_version")[0][0]
    }
}
