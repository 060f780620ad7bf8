import Glibc
import Synchronization

/// A thread of its own: sessions block, so tasks would wait for each other.
final class Worker: Sendable {
    private final class Body: Sendable {
        let work: @Sendable () throws -> Void
        let failure = Mutex<(any Error)?>(nil)

        init(_ work: @escaping @Sendable () throws -> Void) { self.work = work }
    }

    private let body: Body
    private let thread: pthread_t

    init(_ work: @escaping @Sendable () throws -> Void) {
        let body = Body(work)
        self.body = body
        var thread = pthread_t()
        let created = pthread_create(
            &thread, nil,
            { argument in
                guard let argument else { return nil }
                let body = Unmanaged<Body>.fromOpaque(argument).takeRetainedValue()
                do { try body.work() } catch { body.failure.withLock { $0 = error } }
                return nil
            }, Unmanaged.passRetained(body).toOpaque())
        precondition(created == 0, "No thread could be made.")
        self.thread = thread
    }

    /// Waits for the end of the work, and throws what it threw. To be called once.
    func join() throws {
        pthread_join(thread, nil)
        if let failure = body.failure.withLock({ $0 }) { throw failure }
    }
}
