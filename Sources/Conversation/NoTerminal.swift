/// Questions were to be asked where nobody can answer them.
public struct NoTerminal: Error, Hashable, Sendable, CustomStringConvertible {
    public init() {}

    public var description: String {
        "this command asks questions, and standard input and output are not both a terminal; "
            + "expected a terminal, or everything given by options"
    }
}
