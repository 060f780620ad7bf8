import Glibc

/// A lock on a file that no child process inherits, so that a server cannot keep it for ever.
struct FileLock: ~Copyable {
    fileprivate let file: Int32

    /// Waits by asking again and again: to block a thread of the pool could block the very task
    /// that holds the lock.
    static func acquire(
        _ path: String, owner: ServerUser, patience: Duration = .seconds(120)
    ) async throws(ClusterError) -> FileLock {
        let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard file >= 0 else { throw .file(path: path, reason: FileSystem.reason()) }
        let lock = FileLock(file: file)
        if owner.isDropped { fchown(file, owner.id, owner.groupID) }
        let deadline = ContinuousClock.now + patience
        while flock(file, LOCK_EX | LOCK_NB) != 0 {
            guard errno == EWOULDBLOCK || errno == EINTR else {
                throw .file(path: path, reason: FileSystem.reason())
            }
            guard ContinuousClock.now < deadline, !Task.isCancelled else {
                throw .busy("another process is starting or stopping the private database")
            }
            try? await Task.sleep(for: .milliseconds(20))
        }
        return lock
    }

    deinit {
        // Unlocked by name: a child caught between fork and exec may still hold a copy.
        flock(file, LOCK_UN)
        close(file)
    }
}
