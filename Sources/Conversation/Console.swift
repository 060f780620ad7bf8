/// Where an interview is held: a terminal, or the script of a test.
public protocol Console {
    /// Whether somebody is there to be asked.
    var isTerminal: Bool { get }

    /// The columns of a line.
    var width: Int { get }

    /// Shows a text that may hold line feeds; every other control character is shown harmlessly.
    func write(_ text: String)

    /// Waits for a line.
    func readLine(_ request: LineRequest) -> ConsoleLine
}
