import Glibc

/// The few things this room asks of the file system, without Foundation.
enum FileSystem {
    static func reason(_ code: Int32 = errno) -> String { String(cString: strerror(code)) }

    /// The entry itself, a symbolic link included; `nil` when there is none.
    static func entry(_ path: String) -> stat? {
        var found = stat()
        return lstat(path, &found) == 0 ? found : nil
    }

    /// What the path leads to.
    static func target(_ path: String) -> stat? {
        var found = stat()
        return stat(path, &found) == 0 ? found : nil
    }

    static func isDirectory(_ entry: stat) -> Bool { entry.st_mode & S_IFMT == S_IFDIR }

    static func names(in directory: String) -> [String] {
        guard let stream = opendir(directory) else { return [] }
        defer { closedir(stream) }
        return names(in: stream)
    }

    private static func names(in stream: OpaquePointer) -> [String] {
        var names: [String] = []
        while let next = readdir(stream) {
            let name = withUnsafePointer(to: &next.pointee.d_name) { field in
                field.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != "." && name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    /// The path with every link resolved, as far as it exists; the rest is kept as it stands.
    static func canonical(_ path: String) -> String {
        var existing = path
        var rest: [Substring] = []
        while true {
            if let resolved = realpath(existing, nil) {
                defer { free(resolved) }
                let base = String(cString: resolved)
                let tail = rest.reversed().joined(separator: "/")
                if tail.isEmpty { return base }
                return base == "/" ? "/" + tail : base + "/" + tail
            }
            let parts = existing.split(separator: "/")
            guard let last = parts.last else { return path }
            if last != "." { rest.append(last) }
            existing = "/" + parts.dropLast().joined(separator: "/")
        }
    }

    /// Makes the directory and those above it that are missing.
    static func makeDirectories(_ path: String, mode: mode_t) throws(ClusterError) {
        var soFar = ""
        for part in path.split(separator: "/") {
            soFar += "/\(part)"
            guard mkdir(soFar, mode) != 0, errno != EEXIST else { continue }
            let code = errno
            // A read-only or forbidden parent that already holds the directory is no trouble.
            if let found = target(soFar), isDirectory(found) { continue }
            throw .file(path: soFar, reason: reason(code))
        }
        guard let found = target(path), isDirectory(found) else {
            throw .file(path: path, reason: reason(ENOTDIR))
        }
    }

    /// The text of a small file; `nil` when it cannot be read.
    static func text(_ path: String, from offset: Int = 0, limit: Int = 65_536) -> String? {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return nil }
        defer { close(file) }
        guard lseek(file, offset, SEEK_SET) >= 0 else { return nil }
        var bytes = [UInt8](repeating: 0, count: limit)
        var filled = 0
        while filled < limit {
            let got = bytes.withUnsafeMutableBytes { buffer in
                buffer.baseAddress.map { read(file, $0 + filled, limit - filled) } ?? 0
            }
            if got < 0 && errno == EINTR { continue }
            guard got > 0 else { break }
            filled += got
        }
        return String(decoding: bytes[..<filled], as: UTF8.self)
    }

    /// Writes the whole text and waits until the disk has it.
    static func write(
        _ text: String, to path: String, mode: mode_t = 0o600, appending: Bool = false,
        owner: ServerUser? = nil
    ) throws(ClusterError) {
        let flags = O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW | (appending ? O_APPEND : O_TRUNC)
        let file = open(path, flags, mode)
        guard file >= 0 else { throw .file(path: path, reason: reason()) }
        defer { close(file) }
        if let owner, owner.isDropped, fchown(file, owner.id, owner.groupID) != 0 {
            throw .file(path: path, reason: reason())
        }
        let bytes = Array(text.utf8)
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes { buffer in
                buffer.baseAddress.map {
                    Glibc.write(file, $0 + written, bytes.count - written)
                } ?? 0
            }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { throw .file(path: path, reason: reason()) }
            written += count
        }
        guard fsync(file) == 0 else { throw .file(path: path, reason: reason()) }
    }

    /// Waits until the disk has the directory's own entries, after a rename in it.
    static func sync(directory: String) {
        let file = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard file >= 0 else { return }
        fsync(file)
        close(file)
    }

    /// Removes a directory and all in it, following no link at any step.
    static func removeTree(_ path: String) {
        removeEntry(path, in: AT_FDCWD)
    }

    private static func removeEntry(_ name: String, in parent: Int32) {
        if unlinkat(parent, name, 0) == 0 || (errno != EISDIR && errno != EPERM) { return }
        let directory = openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        guard directory >= 0 else { return }
        guard let stream = fdopendir(directory) else {
            close(directory)
            return
        }
        for child in names(in: stream) { removeEntry(child, in: directory) }
        closedir(stream)
        unlinkat(parent, name, AT_REMOVEDIR)
    }
}
