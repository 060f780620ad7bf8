/// Breaks text into lines no wider than so many columns, indentation included.
///
/// Breaks at spaces, and inside a word only when the word alone is wider than a line. A line feed
/// in the text starts a new line; so stored text within it must have been sanitized before.
public func wrap(_ text: String, width: Int = 80, indent: Int = 0) -> [String] {
    let room = max(width - indent, 1)
    let margin = String(repeating: " ", count: indent)
    return text.split(separator: "\n", omittingEmptySubsequences: false)
        .flatMap { wrapLine(sanitize(forTerminal: String($0)), room: room) }
        .map { $0.isEmpty ? "" : margin + $0 }
}

private func wrapLine(_ line: String, room: Int) -> [String] {
    var lines: [String] = []
    var current = ""
    var currentWidth = 0
    for word in line.split(separator: " ") {
        var rest = String(word)
        var restWidth = rest.displayWidth
        if !current.isEmpty {
            if currentWidth + 1 + restWidth <= room {
                current += " " + rest
                currentWidth += 1 + restWidth
                continue
            }
            lines.append(current)
        }
        while restWidth > room {
            // At least one character a line, even where a wide one has no room.
            let fitting = rest.prefix(displayWidth: room)
            let head = fitting.isEmpty ? rest.prefix(1) : beforeJoint(fitting)
            lines.append(String(head))
            rest = String(rest[head.endIndex...])
            restWidth = rest.displayWidth
        }
        (current, currentWidth) = (rest, restWidth)
    }
    return current.isEmpty && !lines.isEmpty ? lines : lines + [current]
}

/// Codes and double names are parted where they are joined, if that fills half of the line.
private func beforeJoint(_ text: Substring) -> Substring {
    guard let joint = text.dropLast().lastIndex(where: { "_-/".contains($0) }) else { return text }
    let head = text[...joint]
    return head.count * 2 >= text.count ? head : text
}
