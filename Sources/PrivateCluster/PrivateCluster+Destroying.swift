import Glibc

extension PrivateCluster {
    /// Ends the server at once and removes every trace of the cluster: for tests, whose clusters
    /// die with their process. It spawns nothing, so that it may run while the process exits.
    package func destroy() {
        let directory = liveSocket.path
        if let file = PidFile.read(dataDirectory: dataDirectory),
            file.isAlive(in: dataDirectory)
        {
            kill(file.pid, SIGQUIT)
            for _ in 0..<500 where file.isAlive(in: dataDirectory) { usleep(10_000) }
            if file.isAlive(in: dataDirectory) { kill(file.pid, SIGKILL) }
        }
        FileSystem.removeTree(home)
        for path in Set([directory, socketDirectory]) where isOurs(path) {
            FileSystem.removeTree(path)
        }
    }

    /// Whether a directory is there and is this cluster's own.
    private func isOurs(_ path: String) -> Bool {
        FileSystem.text("\(path)/\(SocketDirectory.marker)") == home
    }
}
