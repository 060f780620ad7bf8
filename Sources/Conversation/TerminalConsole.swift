import Glibc

/// The terminal at standard input and output, with a line that can be edited.
///
/// Left, right, home and end, backspace and delete, Ctrl-U, Ctrl-K, Ctrl-W; TAB completes. On a
/// terminal that knows no escape codes (`TERM=dumb`), the terminal's own line is read instead.
public final class TerminalConsole: Console {
    private let input: Int32
    private let output: Int32
    private let isDumb: Bool

    public init(
        input: Int32 = STDIN_FILENO, output: Int32 = STDOUT_FILENO,
        terminal: String? = getenv("TERM").map { String(cString: $0) }
    ) {
        self.input = input
        self.output = output
        isDumb = terminal == nil || terminal == "" || terminal == "dumb"
    }

    public var isTerminal: Bool { isatty(input) == 1 && isatty(output) == 1 }

    public var width: Int {
        var size = winsize()
        let isKnown = ioctl(output, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
        return isKnown ? Int(size.ws_col) : 80
    }

    public func write(_ text: String) {
        // By scalars: CR and LF together would be one character.
        let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
        emit(lines.map { String($0).harmless }.joined(separator: "\n"))
    }

    public func readLine(_ request: LineRequest) -> ConsoleLine {
        guard isTerminal else { return .end("") }
        if !isDumb { return TerminalMode.keys.hold(on: input) { edit(request) } ?? .end("") }
        emit(request.prompt.harmless)
        guard request.isSecret else { return plainLine() }
        let line = TerminalMode.hiddenLines.hold(on: input) { plainLine() } ?? .end("")
        emit("\n")
        return line
    }

    private func edit(_ request: LineRequest) -> ConsoleLine {
        var editor = LineEditor(suggestions: request.suggestions)
        var decoder = KeyDecoder()
        draw(editor, request)
        while true {
            switch nextByte() {
            case .byte(let byte):
                guard let key = decoder.take(byte) else { continue }
                switch editor.press(key) {
                case .changed: draw(editor, request)
                case .list(let suggestions):
                    emit("\n")
                    show(suggestions)
                    draw(editor, request)
                case .finished: return finish(.line(editor.text))
                case .interrupted: return finish(.interrupted(editor.text))
                case .ended: return finish(.end(editor.text))
                }
            case .signal: return finish(.interrupted(editor.text))
            case .end: return finish(.end(editor.text))
            }
        }
    }

    private func plainLine() -> ConsoleLine {
        var bytes: [UInt8] = []
        while true {
            let text = { String(decoding: bytes, as: UTF8.self) }
            switch nextByte() {
            case .byte(0x0A): return .line(text())
            case .byte(let byte): bytes.append(byte)
            case .signal: return .interrupted(text())
            case .end: return .end(text())
            }
        }
    }
}

// MARK: - Bytes in and out

extension TerminalConsole {
    private enum Input {
        case byte(UInt8)
        case signal
        case end
    }

    /// One at a time: what follows belongs to the next line and stays in the terminal.
    private func nextByte() -> Input {
        var byte: UInt8 = 0
        while true {
            let count = read(input, &byte, 1)
            if count == 1 { return .byte(byte) }
            guard count < 0, errno == EINTR else { return .end }
            if TerminalMode.wasSignalled { return .signal }
        }
    }

    private func draw(_ editor: LineEditor, _ request: LineRequest) {
        emit(
            editor.rendering(prompt: request.prompt, width: width, isSecret: request.isSecret))
    }

    private func show(_ suggestions: [String], limit: Int = 40) {
        let width = min(max(width, 20), 80)
        var text = suggestions.prefix(limit).joined(separator: "  ")
        if suggestions.count > limit { text += "  and \(suggestions.count - limit) more" }
        write(text.wrapped(width: width).joined(separator: "\n") + "\n")
    }

    private func finish(_ line: ConsoleLine) -> ConsoleLine {
        emit("\n")
        return line
    }

    private func emit(_ text: String) {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { Glibc.write(output, $0.baseAddress, $0.count) }
            if count > 0 {
                bytes = bytes.dropFirst(count)
            } else if count == 0 || errno != EINTR {
                return  // Nobody is there to be told.
            }
        }
    }
}
