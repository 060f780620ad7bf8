import Glibc
import Synchronization

/// A file in the making that a signal must not leave behind: whoever breaks the run off is told
/// that there is no such file, and a shell that it was broken off.
enum Interruption {
    /// - Parameter beside: The name under which `path` is being made.
    static func watch(_ beside: String, for path: String) {
        let clear = isatty(STDERR_FILENO) == 1 ? "\r\u{1B}[K" : ""
        besideInMaking.store(UInt(bitPattern: strdup(beside)), ordering: .releasing)
        lastWords.store(
            UInt(bitPattern: strdup("\(clear)interrupted: \(path) was not written\n")),
            ordering: .releasing)
        var handler = sigaction()
        handler.__sigaction_handler.sa_handler = breakOff
        for signal in endingSignals {
            var before = sigaction()
            sigaction(signal, nil, &before)
            // What the caller has us ignore we go on ignoring.
            let isIgnored =
                unsafeBitCast(before.__sigaction_handler.sa_handler, to: Int.self) == 1
            if !isIgnored { sigaction(signal, &handler, nil) }
        }
    }

    /// The memory stays: another thread may be in the handler at this moment.
    static func forget() {
        besideInMaking.store(0, ordering: .releasing)
        lastWords.store(0, ordering: .releasing)
    }
}

private let endingSignals = [SIGINT, SIGTERM, SIGHUP]
private let besideInMaking = Atomic<UInt>(0)
private let lastWords = Atomic<UInt>(0)

/// Does only what may be done in a handler of signals.
private func breakOff(_ signal: Int32) {
    if let beside = UnsafePointer<CChar>(
        bitPattern: besideInMaking.load(ordering: .acquiring))
    {
        unlink(beside)
    }
    if let words = UnsafePointer<CChar>(bitPattern: lastWords.load(ordering: .acquiring)) {
        _ = write(STDERR_FILENO, words, strlen(words))
    }
    _exit(128 + signal)
}
