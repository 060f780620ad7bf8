import Glibc

/// What `postmaster.pid` says. A hint and no more: its process may be long dead, and its number
/// given to another.
struct PidFile: Sendable, Hashable {
    let path: String
    let pid: Int32
    /// Where that server put its socket; not yet known while it starts.
    let socketDirectory: String?

    static func read(dataDirectory: String) -> Self? {
        let path = "\(dataDirectory)/postmaster.pid"
        guard let text = FileSystem.text(path, limit: 4_096) else { return nil }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard let pid = lines.first.flatMap({ Int32($0) }) else { return nil }
        let socket = lines.count > 4 && !lines[4].isEmpty ? String(lines[4]) : nil
        return Self(path: path, pid: pid, socketDirectory: socket)
    }

    /// Whether the process is a server at work in `dataDirectory`, and not a namesake.
    func isAlive(in dataDirectory: String) -> Bool {
        guard FileSystem.target("/proc/self/cwd") != nil else {
            // Without /proc nobody can tell; to take it for alive harms nothing.
            return kill(pid, 0) == 0 || errno == EPERM
        }
        return Self.isServer(pid, in: dataDirectory)
    }

    /// Server processes that still work in the directory: those of a server killed a moment ago.
    static func serverProcesses(in dataDirectory: String) -> [Int32] {
        FileSystem.names(in: "/proc").compactMap { Int32($0) }
            .filter { isServer($0, in: dataDirectory) }
    }

    private static func isServer(_ pid: Int32, in dataDirectory: String) -> Bool {
        guard pid > 0, let place = FileSystem.target("/proc/\(pid)/cwd"),
            let data = FileSystem.target(dataDirectory)
        else { return false }
        guard place.st_dev == data.st_dev, place.st_ino == data.st_ino else { return false }
        var name = [CChar](repeating: 0, count: Int(PATH_MAX))
        let length = readlink("/proc/\(pid)/exe", &name, name.count - 1)
        guard length > 0 else { return false }
        let program = String(
            decoding: name[..<length].map { UInt8(bitPattern: $0) }, as: UTF8.self)
        // An upgraded program shows as "… (deleted)" under the server that still runs it.
        return program.split(separator: "/").last?.hasPrefix("postgres") ?? false
    }

    /// Puts our own number in place of a dead server's, in one lock file of its.
    ///
    /// PostgreSQL refuses to start while a process of that number lives, whatever it is, but knows
    /// that the parent of pg_ctl is no server. Deleting the file would be worse: it also holds the
    /// key by which PostgreSQL finds processes that a killed server left behind.
    static func disown(_ path: String, owner: ServerUser) throws(ClusterError) {
        guard let text = FileSystem.text(path, limit: 4_096) else { return }
        let rest = text.split(separator: "\n", omittingEmptySubsequences: false).dropFirst()
        let renewed = ([Substring("\(getpid())")] + rest).joined(separator: "\n")
        let beside = "\(path).countersign"
        try FileSystem.write(renewed, to: beside, owner: owner)
        guard rename(beside, path) == 0 else {
            throw .file(path: path, reason: FileSystem.reason())
        }
    }
}
