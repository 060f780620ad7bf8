/// A line that is being typed, on both sides of the cursor.
struct LineEditor {
    enum Effect: Hashable {
        /// The line or the cursor may have changed.
        case changed
        /// TAB found more than one way to go on.
        case list([String])
        case finished
        case interrupted
        case ended
    }

    private let suggestions: [String]
    private var before = ""
    private var after = ""

    init(suggestions: [String]) {
        self.suggestions = suggestions
    }

    var text: String { before + after }

    mutating func press(_ key: Key) -> Effect {
        switch key {
        case .text(let scalar): before.unicodeScalars.append(scalar)
        case .enter: return .finished
        case .interrupt: return .interrupted
        case .endOfInput where text.isEmpty: return .ended
        case .tab: return complete()
        case .left: after = (before.popLast().map { String($0) } ?? "") + after
        case .right: if !after.isEmpty { before.append(after.removeFirst()) }
        case .home: (before, after) = ("", text)
        case .end: (before, after) = (text, "")
        case .backspace: _ = before.popLast()
        case .delete, .endOfInput: if !after.isEmpty { after.removeFirst() }
        case .eraseToStart: before = ""
        case .eraseToEnd: after = ""
        case .eraseWord: eraseWord()
        }
        return .changed
    }

    private mutating func eraseWord() {
        while before.last == " " { before.removeLast() }
        while let last = before.last, last != " " { before.removeLast() }
    }

    private mutating func complete() -> Effect {
        let beginning = text.lowercased()
        let matching = suggestions.filter { $0.lowercased().hasPrefix(beginning) }
        guard var common = matching.first else { return .changed }
        for suggestion in matching.dropFirst() {
            common = String(
                zip(common, suggestion).prefix { $0.lowercased() == $1.lowercased() }.map(\.0))
        }
        let isLonger = common.count > text.count
        if isLonger || matching.count == 1 { (before, after) = (common, "") }
        return isLonger || matching.count == 1 ? .changed : .list(matching)
    }
}

extension LineEditor {
    /// What draws the line anew over the old one: as much around the cursor as fits on one line.
    func rendering(prompt: String, width: Int, isSecret: Bool) -> String {
        let lead = prompt.harmless
        let leadWidth = lead.terminalWidth
        // The last column stays free: a terminal may wrap when it is filled.
        let room = max(width - leadWidth - 1, 1)
        var shown = isSecret ? "" : before.harmless
        var shownWidth = shown.terminalWidth
        while shownWidth > room {
            shownWidth -= shown.removeFirst().terminalWidth
        }
        var rest = isSecret || room == shownWidth ? "" : after.harmless
        if rest.terminalWidth > room - shownWidth { rest = rest.prefix(columns: room - shownWidth) }
        let column = leadWidth + shownWidth
        let cursor = column == 0 ? "\r" : "\r\u{1B}[\(column)C"
        return "\r" + lead + shown + rest + "\u{1B}[K" + cursor
    }
}
