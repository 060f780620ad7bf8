/// A page for a terminal: the answer in its first line, then facts and sections.
///
/// Built from texts that were sanitized as they were read; no line is wider than the page.
struct PageView: Sendable {
    static let width = 80

    private(set) var lines: [String]

    /// Begins with the answer in capitals and what it is about.
    init(_ answer: String, _ subject: String) { lines = Self.hanging(answer, subject) }

    var text: String { lines.joined(separator: "\n") }

    /// A word, and beside it text that goes on under itself.
    static func hanging(
        _ word: String, _ text: String, indent: Int = 0, gap: Int = 2
    ) -> [String] {
        let margin = String(repeating: " ", count: indent)
        let space = String(repeating: " ", count: gap)
        let column = indent + word.displayWidth + gap
        guard column <= width / 2 else { return wrap(word + space + text, indent: indent) }
        return wrap(text, width: width - column).enumerated().map { index, line in
            guard index == 0 else { return String(repeating: " ", count: column) + line }
            return line.isEmpty ? margin + word : margin + word + space + line
        }
    }

    /// Facts under each other, those that are nil left out; a line feed begins a new line of one.
    static func facts(_ facts: KeyValuePairs<String, String?>, indent: Int = 2) -> [String] {
        var block = KeyValueBlock()
        for case (let label, let value?) in facts {
            block.append(label, lines: value.split(separator: "\n").map(String.init))
        }
        return block.lines(width: width, indent: indent)
    }

    /// A list by itself: its rows, and under them how many there are.
    static func list(_ grid: GridView, _ count: Int, _ noun: String) -> String {
        let total = grouped(count) + " " + noun + (count == 1 ? "" : "s")
        return (grid.lines(indent: 0) + ["", total]).joined(separator: "\n")
    }

    mutating func say(_ sentence: String) { lines += wrap(sentence) }

    mutating func add(_ more: [String]) { lines += more }

    /// A paragraph of its own, left out when there is nothing in it.
    mutating func paragraph(_ paragraph: [String]) {
        guard !paragraph.isEmpty else { return }
        lines += [""] + paragraph
    }

    mutating func section(_ heading: String, _ content: [String]) {
        guard !content.isEmpty else { return }
        lines += [""] + wrap(heading) + content
    }
}
