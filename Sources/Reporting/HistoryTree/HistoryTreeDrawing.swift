/// A chain of title drawn from left to right: a card for each certificate, a curve for each path.
///
/// One SVG document without script or reference, the same bytes for the same facts, legible in
/// grey: what is alive has a heavy frame, what has ended a thin one, the asked one a double one.
public struct HistoryTreeDrawing: Sendable {
    private let tree: HistoryTree
    private let layout: HistoryTreeLayout

    public init(_ tree: HistoryTree) {
        self.tree = tree
        layout = HistoryTreeLayout(tree)
    }

    private static let card = HistoryTreeLayout.card
    private static let margin = HistoryTreeLayout.margin
    /// What there is of a card between its margins.
    private static let room = card.width - 24
    /// All of it in ink on paper, dark enough to be read in grey.
    private static let ink = (
        plain: "#23211b", faint: "#57534a", line: "#6b6658", frame: "#2f3b36", paper: "#fbfaf6"
    )
    private static let foot = 34
    /// How the paths are drawn that are no surrender, by what made them.
    private static let dashes: KeyValuePairs = [
        "exchanged": "12 3 2 3", "replaced": "6 4", "reversed": "1.5 3", "honoured": "12 4",
    ]

    public var svg: String {
        let title = SerifWidth.of(tree.title, size: 17) + 2 * Self.margin
        let width = max(layout.width, min(title, 900))
        let height = layout.height + (causes.isEmpty ? 0 : Self.foot)
        var lines = [
            #"<?xml version="1.0" encoding="UTF-8"?>"#,
            #"<svg xmlns="http://www.w3.org/2000/svg" width="\#(width)" height="\#(height)""#
                + #" viewBox="0 0 \#(width) \#(height)" role="img""#
                + #" font-family="Georgia, 'Times New Roman', serif">"#,
            "<title>\(SVGWriter.escaped(tree.title))</title>",
            #"<rect width="\#(width)" height="\#(height)" fill="\#(Self.ink.paper)"/>"#,
            text(
                Self.margin, Self.margin + 14,
                SerifWidth.fitted(tree.title, size: 17, room: width - 2 * Self.margin), size: 17,
                weight: "bold"),
        ]
        lines += tree.paths.map(curve)
        for (generation, nodes) in tree.generations.enumerated() {
            for (row, node) in nodes.enumerated() {
                let place = HistoryTree.Place(generation: generation, row: row)
                lines += drawing(of: node, at: layout.corner(of: place))
            }
        }
        lines += key(at: height - Self.margin)
        lines.append("</svg>")
        return lines.joined(separator: "\n") + "\n"
    }

    private func curve(of path: HistoryTree.Path) -> String {
        let dash = Self.dash(of: path.cause).map { #" stroke-dasharray="\#($0)""# } ?? ""
        return #"<path d="\#(layout.way(of: path))""#
            + #" fill="none" stroke="\#(Self.ink.line)" stroke-width="1.4"\#(dash)/>"#
    }

    private static func dash(of cause: String) -> String? {
        dashes.first { $0.key == cause }?.value
    }

    /// What a reader would otherwise have to guess: those of the dashes that were drawn.
    private var causes: [String] {
        let drawn = Set(tree.paths.map(\.cause))
        return Self.dashes.map(\.key).filter(drawn.contains)
    }

    private func key(at y: Int) -> [String] {
        causes.enumerated().flatMap { index, cause in
            let x = Self.margin + index * 112
            return [
                #"<path d="M\#(x) \#(y - 4)h32" fill="none" stroke="\#(Self.ink.line)""#
                    + #" stroke-width="1.4" stroke-dasharray="\#(Self.dash(of: cause) ?? "")"/>"#,
                text(x + 40, y, cause, size: 11, tone: Self.ink.faint),
            ]
        }
    }

    private func drawing(of node: HistoryTree.Node, at corner: (x: Int, y: Int)) -> [String] {
        let (x, y) = corner
        let inside = x + 12
        // The shares are told whole; a number so long that both do not fit beside them is cut.
        let beside = Self.room - SerifWidth.of(node.shares, size: 13) - 8
        let number = SerifWidth.fitted(node.number, size: 15, room: max(beside, 60))
        var lines = [
            frame(x, y, inset: 0, weight: node.isAlive ? "2.4" : "1"),
            text(inside, y + 22, number, size: 15, weight: "bold"),
            #"<text x="\#(x + Self.card.width - 12)" y="\#(y + 22)" font-size="13""#
                + #" text-anchor="end" fill="\#(Self.ink.plain)">"#
                + "\(SVGWriter.escaped(node.shares))</text>",
            text(inside, y + 44, Self.fitted(node.inscription), size: 12),
            text(inside, y + 63, node.beginning, size: 11, tone: Self.ink.faint),
            text(inside, y + 79, node.ending, size: 11, tone: Self.ink.faint),
        ]
        if node.isAsked { lines.insert(frame(x, y, inset: 4, weight: "1"), at: 1) }
        return lines
    }

    private func frame(_ x: Int, _ y: Int, inset: Int, weight: String) -> String {
        #"<rect x="\#(x + inset)" y="\#(y + inset)" width="\#(Self.card.width - 2 * inset)""#
            + #" height="\#(Self.card.height - 2 * inset)" rx="3" fill="\#(inset == 0 ? "white" : "none")""#
            + #" stroke="\#(Self.ink.frame)" stroke-width="\#(weight)"/>"#
    }

    private func text(
        _ x: Int, _ y: Int, _ words: String, size: Int, weight: String = "normal",
        tone: String? = nil
    ) -> String {
        #"<text x="\#(x)" y="\#(y)" font-size="\#(size)" font-weight="\#(weight)""#
            + #" fill="\#(tone ?? Self.ink.plain)">\#(SVGWriter.escaped(words))</text>"#
    }

    /// A long face is cut to the card, and says so; its own words are in every other form.
    private static func fitted(_ words: String) -> String {
        SerifWidth.fitted(words, size: 12, room: room)
    }
}
