import Glibc
import Synchronization

/// A change of a terminal's mode that is always undone, by signals that end the program too.
enum TerminalMode {
    /// Each key arrives at once and unseen, Ctrl-C as a byte like all others.
    case keys

    /// Whole lines, unseen.
    case hiddenLines

    /// Runs the body in this mode; none when the descriptor is no terminal.
    func hold<T>(on descriptor: Int32, _ body: () -> T) -> T? {
        var saved = termios()
        guard tcgetattr(descriptor, &saved) == 0 else { return nil }
        var changed = saved
        change(&changed)
        let undoing = Undoing(descriptor, saved)
        defer {
            set(saved, descriptor)
            undoing.end()
        }
        set(changed, descriptor)
        return body()
    }

    /// Whether a signal has come that the program outlived; the mode is undone then already.
    static var wasSignalled: Bool { signalled.load(ordering: .acquiring) }

    private func change(_ mode: inout termios) {
        switch self {
        case .hiddenLines:
            mode.c_lflag &= ~tcflag_t(ECHO)
        case .keys:
            mode.c_lflag &= ~tcflag_t(ICANON | ECHO | ISIG | IEXTEN)
            mode.c_iflag &= ~tcflag_t(IXON | ICRNL | INLCR | IGNCR | ISTRIP)
            withUnsafeMutableBytes(of: &mode.c_cc) { characters in
                characters[Int(VMIN)] = 1
                characters[Int(VTIME)] = 0
            }
        }
    }

    /// What was typed ahead is kept.
    private func set(_ mode: termios, _ descriptor: Int32) {
        var mode = mode
        while tcsetattr(descriptor, TCSANOW, &mode) != 0, errno == EINTR {}
    }
}

/// What the handler needs, at an address that it reads in one step: it may take no lock.
private struct Undoing {
    struct Saved {
        let descriptor: Int32
        var mode: termios
    }

    private let saved: UnsafeMutablePointer<Saved>
    private let actions: UnsafeMutablePointer<sigaction>

    init(_ descriptor: Int32, _ mode: termios) {
        saved = .allocate(capacity: 1)
        saved.initialize(to: Saved(descriptor: descriptor, mode: mode))
        actions = .allocate(capacity: endingSignals.count)
        actions.initialize(repeating: sigaction(), count: endingSignals.count)
        signalled.store(false, ordering: .releasing)
        savedActions.store(UInt(bitPattern: actions), ordering: .releasing)
        savedMode.store(UInt(bitPattern: saved), ordering: .releasing)
        var handler = sigaction()
        handler.__sigaction_handler.sa_handler = undo
        for (index, signal) in endingSignals.enumerated() {
            sigaction(signal, nil, actions + index)
            let isIgnored =
                unsafeBitCast(actions[index].__sigaction_handler.sa_handler, to: Int.self) == 1
            if !isIgnored { sigaction(signal, &handler, nil) }
        }
    }

    /// The memory stays: another thread may be in the handler at this moment.
    func end() {
        for (index, signal) in endingSignals.enumerated() {
            sigaction(signal, actions + index, nil)
        }
        savedMode.store(0, ordering: .releasing)
        savedActions.store(0, ordering: .releasing)
        signalled.store(false, ordering: .releasing)
    }
}

private let endingSignals = [SIGINT, SIGTERM, SIGHUP, SIGQUIT]
private let savedMode = Atomic<UInt>(0)
private let savedActions = Atomic<UInt>(0)
private let signalled = Atomic<Bool>(false)

/// Undoes the mode, then lets the signal do what it would have done.
private func undo(_ signal: Int32) {
    let before = errno
    if let saved = UnsafeMutablePointer<Undoing.Saved>(
        bitPattern: savedMode.load(ordering: .acquiring))
    {
        tcsetattr(saved.pointee.descriptor, TCSANOW, &saved.pointee.mode)
    }
    if let actions = UnsafeMutablePointer<sigaction>(
        bitPattern: savedActions.load(ordering: .acquiring))
    {
        for (index, known) in endingSignals.enumerated() where known == signal {
            sigaction(signal, actions + index, nil)
        }
    }
    signalled.store(true, ordering: .releasing)
    raise(signal)  // Held back until this handler has returned.
    errno = before
}
