import Glibc
import LedgerStore
import Postgres
import TestSupport
import Testing

/// Two sessions, one of which has done its work and not yet committed when the other begins.
struct Overlap<First: Sendable, Second: Sendable>: Sendable {
    let first: First
    let second: Second
    /// Whether the second was seen to wait for the first.
    let didWait: Bool
}

extension Arena {
    /// Holds `first` open, starts `second`, and lets the first commit once the second waits for
    /// it or is done; with `outlasting`, not before the second is done.
    func overlap<First: Sendable, Second: Sendable>(
        keepingFirst: Bool = true, outlasting lockTimeout: String? = nil,
        firstBy other: String = "countersign_officer",
        secondBy user: String = "countersign_officer",
        _ first: @escaping @Sendable (LedgerStore) throws(StoreError) -> First,
        _ second: @escaping @Sendable (LedgerStore) throws -> Second
    ) throws -> Overlap<First, Second> {
        let (held, mayCommit, isDone) = (Signal(), Signal(), Signal())
        let (one, two) = (Box<First>(), Box<Second>())
        let pid = Box<Int32>()
        let holder = Worker {
            defer { held.raise() }
            let store = try store(user: other)
            one.put(
                try store.asOne { () throws(StoreError) in
                    let value = try first(store)
                    held.raise()
                    mayCommit.wait()
                    return (value, keepingFirst)
                })
        }
        held.wait()
        let waiter = Worker {
            defer { isDone.raise() }
            let store = try store(lockTimeout: lockTimeout, user: user)
            pid.put(store.connection.backendPID)
            two.put(try second(store))
        }
        let didWait = try waits(pid, unless: isDone)
        if lockTimeout != nil { isDone.wait() }
        mayCommit.raise()
        try holder.join()
        try waiter.join()
        return Overlap(
            first: try #require(one.content), second: try #require(two.content), didWait: didWait)
    }

    /// Polls the server until the session waits for a lock of another, or has done without.
    func waits(_ pid: Box<Int32>, unless isDone: Signal) throws -> Bool {
        let observer = try superuser()
        for _ in 0..<8_000 where !isDone.wasRaised {
            if let pid = pid.content, try isBlocked(pid, observer) { return true }
            usleep(1_000)
        }
        return false
    }

    func isBlocked(_ pid: Int32, _ observer: Connection) throws -> Bool {
        try observer.run("SELECT cardinality(pg_blocking_pids(\(Int(pid)))) > 0 AS blocked")[0]
            .bool("blocked")
    }
}
