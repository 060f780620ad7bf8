/// An inline SVG in the making: a picture with words for those who do not see it.
struct ChartDrawing {
    enum Anchor: String { case start, middle, end }

    static let width = 720

    /// What its own names begin with; no two charts of a page have the same.
    let name: String
    let title: String
    let description: String
    let height: Int
    private var parts: [Hypertext] = []

    init(name: String, title: String, description: String, height: Int) {
        self.name = name
        self.title = title
        self.description = description
        self.height = height
    }

    mutating func add(_ part: Hypertext) { parts.append(part) }

    mutating func rectangle(
        _ look: String, x: ChartLength, y: ChartLength, width: ChartLength, height: ChartLength
    ) {
        guard width > .zero, height > .zero else { return }
        add(
            """
            <rect class="\(look)" x="\(x.description)" y="\(y.description)" \
            width="\(width.description)" height="\(height.description)"/>
            """)
    }

    mutating func line(
        _ look: String, from: (x: ChartLength, y: ChartLength), to: (x: ChartLength, y: ChartLength)
    ) {
        add(
            """
            <line class="\(look)" x1="\(from.x.description)" y1="\(from.y.description)" \
            x2="\(to.x.description)" y2="\(to.y.description)"/>
            """)
    }

    /// A line through the places; `closing` makes a surface of it.
    mutating func path(_ look: String, _ places: [(x: ChartLength, y: ChartLength)], closing: Bool)
    {
        guard let first = places.first else { return }
        let steps = places.dropFirst().map { "L\($0.x) \($0.y)" }.joined()
        add(
            """
            <path class="\(look)" d="\("M\(first.x) \(first.y)\(steps)\(closing ? "Z" : "")")"/>
            """)
    }

    mutating func words(
        _ words: String, x: ChartLength, y: ChartLength, _ anchor: Anchor = .start,
        look: String = "w"
    ) {
        add(
            """
            <text class="\(look)" x="\(x.description)" y="\(y.description)" \
            text-anchor="\(anchor.rawValue)">\(words)</text>
            """)
    }

    var markup: Hypertext {
        """
        <svg viewBox="0 0 \(Self.width) \(height)" role="img" \
        aria-labelledby="\(name)-title \(name)-words">
        <title id="\(name)-title">\(title)</title>
        <desc id="\(name)-words">\(description)</desc>
        \(parts.joined())
        </svg>
        """
    }

    /// A long name is cut to what there is room for, and says so; the tables have it whole.
    static func shortened(_ words: String, to count: Int) -> String {
        words.count <= count ? words : words.prefix(count - 1) + "…"
    }
}
