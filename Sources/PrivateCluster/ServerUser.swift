import Glibc

/// The system user as whom the server runs: ourselves, or `postgres` when we are root.
struct ServerUser: Sendable, Hashable {
    static let systemName = "postgres"

    let id: uid_t
    let groupID: gid_t
    let groups: [gid_t]
    /// `nil` when the system has no name for the number.
    let name: String?
    /// We are root, and the server must not be.
    let isDropped: Bool

    /// The user for this process, or the reason why there is none.
    static func current(named name: String = systemName) throws(ClusterError) -> Self {
        guard geteuid() == 0 else {
            return Self(
                id: geteuid(), groupID: getegid(), groups: [], name: Self.name(of: geteuid()),
                isDropped: false)
        }
        let entry = lookUp { getpwnam_r(name, $0, $1, $2, $3) }
        guard let entry, entry.id != 0 else { throw .noServerUser(name) }
        var groups = [gid_t](repeating: 0, count: 256)
        var count = Int32(groups.count)
        let found = getgrouplist(name, entry.groupID, &groups, &count)
        return Self(
            id: entry.id, groupID: entry.groupID,
            groups: found < 0 ? [entry.groupID] : Array(groups.prefix(Int(count))),
            name: name, isDropped: true)
    }

    private static func name(of id: uid_t) -> String? {
        lookUp { getpwuid_r(id, $0, $1, $2, $3) }?.name
    }

    /// The forms of the look-up that several threads may use at once.
    private static func lookUp(
        _ ask: (
            UnsafeMutablePointer<passwd>, UnsafeMutablePointer<CChar>, Int,
            UnsafeMutablePointer<UnsafeMutablePointer<passwd>?>
        ) -> Int32
    ) -> (id: uid_t, groupID: gid_t, name: String)? {
        var entry = passwd()
        var found: UnsafeMutablePointer<passwd>?
        var text = [CChar](repeating: 0, count: 16_384)
        // The entry points into the text, so both must stay put until the copies are made.
        return text.withUnsafeMutableBufferPointer { buffer in
            withUnsafeMutablePointer(to: &entry) { entry in
                guard let start = buffer.baseAddress,
                    ask(entry, start, buffer.count, &found) == 0, found != nil
                else { return nil }
                return (
                    entry.pointee.pw_uid, entry.pointee.pw_gid,
                    String(cString: entry.pointee.pw_name)
                )
            }
        }
    }

    /// The words before a command that make root become this user; they end in exec, so the
    /// command is still a child of ours.
    ///
    /// Subprocess could do it by itself, but it would call setgid between clone and exec, where
    /// glibc waits for the locks of threads that the child does not have: now and then for ever.
    var dropping: [String] {
        get throws(ClusterError) {
            guard isDropped, let name else { return [] }
            for directory in ["/usr/bin", "/bin", "/usr/sbin", "/sbin"] {
                if access("\(directory)/setpriv", X_OK) == 0 {
                    return [
                        "\(directory)/setpriv", "--reuid=\(id)", "--regid=\(groupID)",
                        "--init-groups", "--",
                    ]
                }
                if access("\(directory)/runuser", X_OK) == 0 {
                    return ["\(directory)/runuser", "-u", name, "--"]
                }
            }
            throw .noSetpriv
        }
    }

    /// For messages.
    var label: String { name ?? "user \(id)" }

    static func label(of id: uid_t) -> String {
        name(of: id) ?? "user \(id)"
    }

    /// The first directory on the way to `path` through which this user may not pass, by its mode.
    func obstacle(to path: String) -> String? {
        var soFar = ""
        for part in [Substring("")] + path.split(separator: "/") {
            if soFar != "/" { soFar += "/" }
            soFar += part
            guard let found = FileSystem.target(soFar) else { return nil }
            guard FileSystem.isDirectory(found), mayPass(found) else { return soFar }
        }
        return nil
    }

    private func mayPass(_ directory: stat) -> Bool {
        if directory.st_uid == id { return directory.st_mode & S_IXUSR != 0 }
        if directory.st_gid == groupID || groups.contains(directory.st_gid) {
            return directory.st_mode & S_IXGRP != 0
        }
        return directory.st_mode & S_IXOTH != 0
    }
}
