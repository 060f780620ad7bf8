/// What came of asking for a line. What was typed before a break comes along: it may matter.
public enum ConsoleLine: Hashable, Sendable {
    case line(String)

    /// Ctrl-C, or a signal that the program outlived.
    case interrupted(String)

    /// Ctrl-D on an empty line, or the terminal is gone.
    case end(String)
}
