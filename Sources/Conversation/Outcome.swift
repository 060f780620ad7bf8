/// How an interview ended. In all cases but the first, the draft holds what was typed.
public enum Outcome: Hashable, Sendable {
    case finished(Answers)

    /// By `!` or by the end of the input.
    case abandoned(Draft)

    /// By Ctrl-C.
    case interrupted(Draft)
}
