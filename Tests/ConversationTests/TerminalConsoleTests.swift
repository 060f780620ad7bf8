import Conversation
import Glibc
import Testing

/// The console on a real terminal device. One at a time: a process has one set of signal handlers.
@Suite(.serialized)
struct TerminalConsoleTests {
    private let request = LineRequest(prompt: "> ", suggestions: ["single", "joint", "jot"])

    @Test(arguments: [
        ("abc\u{7F}d\r", "abd"), ("si\t\r", "single"), ("j\ti\t\r", "joint"),
        ("ac\u{1B}[Db\r", "abc"), ("wrong\u{15}right\r", "right"), ("Łódź\u{7F}ż\n", "Łódż"),
    ])
    func `a line is edited, completed and read, and the mode restored`(
        keys: String, text: String
    ) async throws {
        let terminal = try PseudoTerminal()
        #expect(terminal.isAsShellsWantIt)
        terminal.ask(request)
        #expect(try await terminal.wait(for: "> "))
        #expect(!terminal.isAsShellsWantIt)
        terminal.type(keys)
        #expect(try await terminal.line() == .line(text))
        #expect(terminal.isAsShellsWantIt)
    }

    @Test
    func `TAB lists where it cannot complete`() async throws {
        let terminal = try PseudoTerminal()
        terminal.ask(request)
        #expect(try await terminal.wait(for: "> "))
        terminal.type("jo\t")
        #expect(try await terminal.wait(for: "\r\njoint  jot\r\n\r> jo"))
        terminal.type("t\r")
        #expect(try await terminal.line() == .line("jot"))
    }

    @Test(arguments: [
        ("abc\u{3}", ConsoleLine.interrupted("abc")), ("\u{4}", .end("")),
    ])
    func `Ctrl-C and Ctrl-D end it and restore the mode`(
        keys: String, line: ConsoleLine
    ) async throws {
        let terminal = try PseudoTerminal()
        terminal.ask(request)
        #expect(try await terminal.wait(for: "> "))
        terminal.type(keys)
        #expect(try await terminal.line() == line)
        #expect(terminal.isAsShellsWantIt)
    }

    @Test(arguments: [SIGTERM, SIGINT, SIGHUP])
    func `a signal restores the mode and is passed on`(number: Int32) async throws {
        // A handler of the program's own, which outlives the signal; without one, it would end.
        let earlier = Glibc.signal(number) { _ in }
        defer { _ = Glibc.signal(number, earlier) }
        let terminal = try PseudoTerminal()
        terminal.ask(request)
        terminal.type("half")
        #expect(try await terminal.wait(for: "> half"))
        terminal.signal(number)
        #expect(try await terminal.line() == .interrupted("half"))
        #expect(terminal.isAsShellsWantIt)
    }

    @Test
    func `what is typed ahead is kept for the next line`() async throws {
        let terminal = try PseudoTerminal()
        terminal.ask(request)
        #expect(try await terminal.wait(for: "> "))
        terminal.type("one\rtwo\r")
        #expect(try await terminal.line() == .line("one"))
        terminal.ask(request)
        #expect(try await terminal.line() == .line("two"))
    }

    @Test
    func `a secret is not shown`() async throws {
        for kind in ["xterm", "dumb"] {
            let terminal = try PseudoTerminal()
            terminal.ask(LineRequest(prompt: "> ", isSecret: true), kind: kind)
            #expect(try await terminal.wait(for: "> "))
            // The prompt of a dumb terminal stands before its mode is changed.
            while terminal.isAsShellsWantIt { try await Task.sleep(for: .milliseconds(5)) }
            terminal.type("hidden\r")
            #expect(try await terminal.line() == .line("hidden"))
            #expect(!terminal.screen.contains("hidden"))
            #expect(terminal.isAsShellsWantIt)
        }
    }

    @Test
    func `a dumb terminal reads its own line`() async throws {
        let terminal = try PseudoTerminal()
        terminal.ask(request, kind: "dumb")
        #expect(try await terminal.wait(for: "> "))
        #expect(terminal.isAsShellsWantIt)
        terminal.type("abx\u{7F}c\r")
        #expect(try await terminal.line() == .line("abc"))
        #expect(!terminal.screen.contains("\u{1B}"))
    }

    @Test
    func `a text is written without what would drive the terminal`() async throws {
        let terminal = try PseudoTerminal()
        let console = TerminalConsole(
            input: terminal.terminal, output: terminal.terminal, terminal: "xterm")
        #expect(console.isTerminal)
        #expect(console.width == 60)
        console.write("one\u{1B}[31m\ntwo\r\n")
        #expect(try await terminal.wait(for: "one␛[31m\r\ntwo␍\r\n"))
    }

    @Test
    func `a file is no terminal`() throws {
        let file = open("/dev/null", O_RDWR)
        defer { close(file) }
        let console = TerminalConsole(input: file, output: file, terminal: "xterm")
        #expect(!console.isTerminal)
        #expect(console.width == 80)
        #expect(console.readLine(request) == .end(""))
    }
}
