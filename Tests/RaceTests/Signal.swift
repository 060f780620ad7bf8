import Glibc
import Synchronization

/// One thread tells another that it has come this far.
final class Signal: Sendable {
    private let isRaised = Mutex(false)

    func raise() { isRaised.withLock { $0 = true } }

    var wasRaised: Bool { isRaised.withLock { $0 } }

    /// False when it was not raised in time.
    @discardableResult
    func wait(upTo limit: Duration = .seconds(8)) -> Bool {
        let deadline = ContinuousClock.now + limit
        while !wasRaised {
            guard ContinuousClock.now < deadline else { return false }
            usleep(500)
        }
        return true
    }
}

/// A value that one thread leaves for another.
final class Box<Value: Sendable>: Sendable {
    private let value = Mutex<Value?>(nil)

    func put(_ new: Value) { value.withLock { $0 = new } }

    var content: Value? { value.withLock { $0 } }
}
