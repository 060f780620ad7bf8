/// A console without a terminal: the lines are known beforehand, and what is shown is kept.
public final class ScriptedConsole: Console {
    public let isTerminal: Bool
    public let width: Int

    /// All that was shown, prompts included.
    public private(set) var output = ""
    public private(set) var requests: [LineRequest] = []
    private var lines: ArraySlice<ConsoleLine>

    /// Ends when the lines are used up.
    public init(_ lines: [ConsoleLine], isTerminal: Bool = true, width: Int = 80) {
        self.lines = lines[...]
        self.isTerminal = isTerminal
        self.width = width
    }

    public convenience init(lines: [String], width: Int = 80) {
        self.init(lines.map { .line($0) }, width: width)
    }

    /// How many lines have not been asked for.
    public var linesLeft: Int { lines.count }

    public func write(_ text: String) { output += text }

    public func readLine(_ request: LineRequest) -> ConsoleLine {
        requests.append(request)
        output += request.prompt + "\n"
        return lines.popFirst() ?? .end("")
    }
}
