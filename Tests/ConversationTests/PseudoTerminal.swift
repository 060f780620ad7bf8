import Conversation
import Glibc
import Synchronization
import Testing

/// Both ends of a terminal that exists only in the kernel: a console at one, a keyboard at the
/// other.
final class PseudoTerminal: Sendable {
    private final class Reader: Sendable {
        let work: @Sendable () -> ConsoleLine
        let line = Mutex<ConsoleLine?>(nil)

        init(_ work: @escaping @Sendable () -> ConsoleLine) { self.work = work }
    }

    let keyboard: Int32
    let terminal: Int32
    private let reader = Mutex<(Reader, pthread_t)?>(nil)
    private let shown = Mutex<String>("")

    init() throws {
        keyboard = open("/dev/ptmx", O_RDWR | O_NOCTTY)
        // TIOCGPTN and TIOCSPTLCK: the header that has them in words is not open to us.
        var number: Int32 = 0
        var isLocked: Int32 = 0
        try #require(ioctl(keyboard, 0x8004_5430, &number) == 0)
        try #require(ioctl(keyboard, 0x4004_5431, &isLocked) == 0)
        terminal = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY)
        try #require(terminal >= 0)
        var size = winsize(ws_row: 24, ws_col: 60, ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(terminal, UInt(TIOCSWINSZ), &size)
    }

    deinit {
        close(terminal)
        close(keyboard)
    }

    /// All that has been shown.
    var screen: String { shown.withLock { $0 } }

    /// Whether the kernel makes lines and shows what is typed, as a shell expects it.
    var isAsShellsWantIt: Bool {
        var mode = termios()
        tcgetattr(terminal, &mode)
        let wanted = tcflag_t(ICANON | ECHO | ISIG | IEXTEN)
        return mode.c_lflag & wanted == wanted && mode.c_iflag & tcflag_t(ICRNL) != 0
    }

    /// Asks for a line in a thread of its own, since that blocks.
    func ask(_ request: LineRequest, kind: String = "xterm") {
        let terminal = terminal
        let reader = Reader {
            TerminalConsole(input: terminal, output: terminal, terminal: kind).readLine(request)
        }
        var thread = pthread_t()
        let created = pthread_create(
            &thread, nil,
            { argument in
                guard let argument else { return nil }
                let reader = Unmanaged<Reader>.fromOpaque(argument).takeRetainedValue()
                // The threads of the pool block all signals, and this one would inherit that.
                var none = sigset_t()
                pthread_sigmask(SIG_SETMASK, &none, nil)
                let line = reader.work()
                reader.line.withLock { $0 = line }
                return nil
            }, Unmanaged.passRetained(reader).toOpaque())
        precondition(created == 0, "No thread could be made.")
        self.reader.withLock { $0 = (reader, thread) }
    }

    func signal(_ number: Int32) {
        reader.withLock { if let (_, thread) = $0 { _ = pthread_kill(thread, number) } }
    }

    func type(_ keys: String) {
        var bytes = Array(keys.utf8)
        _ = write(keyboard, &bytes, bytes.count)
    }

    /// Waits until the text has been shown, for some seconds at most.
    func wait(for text: String) async throws -> Bool {
        try await wait { self.screen.contains(text) }
    }

    /// The line, once it has been read.
    func line() async throws -> ConsoleLine? {
        let reader = reader.withLock { $0?.0 }
        _ = try await wait { reader?.line.withLock { $0 } != nil }
        return reader?.line.withLock { $0 }
    }

    private func wait(_ isDone: () -> Bool) async throws -> Bool {
        for _ in 0..<1000 {
            drain()
            if isDone() { return true }
            try await Task.sleep(for: .milliseconds(10))
        }
        return false
    }

    private func drain() {
        var poller = pollfd(fd: keyboard, events: Int16(POLLIN), revents: 0)
        var buffer = [UInt8](repeating: 0, count: 4096)
        while poll(&poller, 1, 0) == 1, poller.revents & Int16(POLLIN) != 0 {
            let count = read(keyboard, &buffer, buffer.count)
            guard count > 0 else { return }
            let text = String(decoding: buffer[..<count], as: UTF8.self)
            shown.withLock { $0 += text }
        }
    }
}
