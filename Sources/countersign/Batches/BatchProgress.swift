import Glibc
import Synchronization

/// Says on a terminal's standard error what is being done, once it has taken a second.
final class BatchProgress: Sendable {
    private struct State {
        var words = ""
        var isShown = false
        var isEnded = false
    }

    private let state = Mutex(State())
    private let isTerminal = isatty(STDERR_FILENO) == 1

    /// Begins to look at the clock; without a terminal nothing is ever shown.
    func begin() {
        guard isTerminal else { return }
        Task.detached { [self] in
            try? await Task.sleep(for: .seconds(1))
            while show() { try? await Task.sleep(for: .milliseconds(250)) }
        }
    }

    func say(_ words: String) {
        state.withLock { $0.words = words }
    }

    /// Leaves the line as it was before.
    func end() {
        state.withLock { state in
            if state.isShown { Self.write("\r\u{1B}[K") }
            state.isEnded = true
        }
    }

    private func show() -> Bool {
        state.withLock { state in
            guard !state.isEnded else { return false }
            Self.write("\r\u{1B}[K\(state.words) …")
            state.isShown = true
            return true
        }
    }

    private static func write(_ text: String) {
        var text = text
        _ = text.withUTF8 { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }
}
