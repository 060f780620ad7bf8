import Glibc

extension PrivateCluster {
    /// As root, the server's user must be able to pass through everything above the cluster.
    func refuseUnreachableHome() async throws(ClusterError) {
        guard user.isDropped, let obstacle = user.obstacle(to: home) else { return }
        // The mode is not the whole truth where there are access lists, so the user tries it.
        let atRoot = ServerCommand(user: user, home: "/", environment: environment)
        let attempt = try await atRoot.run("/bin/sh", ["-c", "cd -- \"$1\"", "sh", home])
        guard attempt.succeeded else {
            throw .unreachable(directory: obstacle, user: user.label)
        }
    }

    /// Data that belongs to another user would only fail later, and less clearly.
    func refuseForeignData() throws(ClusterError) {
        guard let found = FileSystem.target(dataDirectory), found.st_uid != user.id else { return }
        throw .foreignOwner(
            path: dataDirectory, owner: ServerUser.label(of: found.st_uid), needed: user.label)
    }
}
