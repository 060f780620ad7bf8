/// Reads marked-up text as strictly as XML does: each element closed in its order, each attribute
/// quoted, no stray mark.
struct Markup {
    private(set) var defect: String?
    /// The words of the text elements that are not mere ornament.
    private(set) var words: [String] = []
    private var open: [(name: String, isOrnament: Bool)] = []

    init(_ text: String) {
        var rest = text[...]
        if let end = rest.firstIndex(of: ">"), rest.hasPrefix("<!DOCTYPE") {
            rest = rest[rest.index(after: end)...]
        }
        while let start = rest.firstIndex(of: "<"), defect == nil {
            read(text: rest[..<start])
            guard let end = rest[start...].firstIndex(of: ">") else {
                defect = "an element without an end"
                return
            }
            read(element: rest[rest.index(after: start)..<end])
            rest = rest[rest.index(after: end)...]
        }
        if defect == nil, open.contains(where: { $0.name == "section" }) {
            defect = "an element that is not closed"
        }
    }

    private mutating func read(text: Substring) {
        var bare = String(text)
        for (name, mark) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\"")] {
            bare = bare.replacing(name, with: mark)
        }
        let unescaped = bare.replacing("&amp;", with: "\u{1}")
        if unescaped.contains("&") { defect = "a stray & in \(text.prefix(60))" }
        let isWords = open.contains { $0.name == "text" }
        guard isWords, !open.contains(where: \.isOrnament) else { return }
        words += unescaped.replacing("\u{1}", with: "&").split(whereSeparator: \.isWhitespace)
            .map(String.init)
    }

    private mutating func read(element: Substring) {
        if element.hasPrefix("/") {
            let name = String(element.dropFirst())
            // A part of a page closes what was opened before it.
            guard let last = open.popLast() else { return }
            if last.name != name { defect = "\(last.name) is closed by \(name)" }
            return
        }
        guard
            let match = element.wholeMatch(of: /([a-zA-Z]+)((?:\s+[a-zA-Z:-]+="[^"<]*")*)\s*(\/?)/)
        else {
            defect = "an element that is none: \(element.prefix(60))"
            return
        }
        let isOrnament = match.2.contains("aria-hidden=\"true\"")
        if match.3.isEmpty { open.append((String(match.1), isOrnament)) }
    }
}
