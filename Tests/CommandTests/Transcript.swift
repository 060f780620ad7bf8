/// The commands of a document's `console` blocks, with what the document shows of their output.
struct Transcript {
    struct Step: Sendable, CustomStringConvertible {
        var command: String
        var shown: [String]

        var description: String { command }
    }

    let steps: [Step]

    init(_ document: String) {
        var steps: [Step] = []
        var isInBlock = false
        for line in document.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("```") {
                isInBlock = line == "```console"
            } else if isInBlock {
                if line.hasPrefix("$ ") {
                    steps.append(Step(command: String(line.dropFirst(2)), shown: []))
                } else if let last = steps.last, Self.goesOn(last.command) {
                    steps[steps.count - 1].command += "\n" + line
                } else if !steps.isEmpty {
                    steps[steps.count - 1].shown.append(String(line))
                }
            }
        }
        self.steps = steps
    }

    /// Whether a line ends with a backslash, or within a quotation.
    private static func goesOn(_ command: String) -> Bool {
        var quote: Character?
        for character in command where character == "'" || character == "\"" {
            if quote == nil { quote = character } else if quote == character { quote = nil }
        }
        return quote != nil || command.hasSuffix("\\")
    }
}

extension String {
    /// The text with days and process numbers made alike, and without the paths of this machine.
    func normalised(_ paths: [String]) -> String {
        var text = self
        for path in paths { text = text.replacing(path, with: "PATH") }
        return text.replacing(/\d{4}-\d\d-\d\d/, with: "DAY").replacing(
            /\d\d:\d\d( UTC)?\b/, with: "TIME"
        )
        .replacing(/pid \d+/, with: "pid N")
    }
}
