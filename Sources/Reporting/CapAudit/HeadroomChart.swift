import Ledger

/// How many persons have how much of their limit left, as a row of columns.
struct HeadroomChart {
    private static let left = 24
    private static let top = 26
    private static let plot = 120
    private let distribution: HeadroomDistribution

    init(_ audit: CapAudit) { distribution = audit.headroom }

    var markup: Hypertext {
        let most = distribution.bins.map(\.count).max() ?? 0
        let axis = ChartAxis(to: Fraction(Int128(max(most, 1))), unit: .one, length: Self.plot)
        var drawing = ChartDrawing(
            name: "headroom", title: "How much of the limit is left",
            description: distribution.bins.map { "\(Self.words($0.room)): \($0.count)" }
                .joined(separator: "; ") + ".",
            height: Self.top + Self.plot + 42)
        let bottom = ChartLength(Self.top + Self.plot)
        let width = (ChartDrawing.width - 2 * Self.left) / distribution.bins.count
        for (place, bin) in distribution.bins.enumerated() {
            let x = ChartLength(Self.left + place * width)
            let middle = x + ChartLength(width / 2)
            let height = axis.length(of: Fraction(Int128(bin.count)))
            drawing.rectangle(
                "bar \(Self.look(bin.room))", x: x + ChartLength(8), y: bottom - height,
                width: ChartLength(width - 16), height: height)
            drawing.words(
                grouped(bin.count), x: middle, y: bottom - height - ChartLength(6), .middle,
                look: bin.count == 0 ? "s" : "w b")
            drawing.words(
                Self.words(bin.room), x: middle, y: bottom + ChartLength(17), .middle)
        }
        drawing.line(
            "base", from: (ChartLength(Self.left), bottom),
            to: (ChartLength(ChartDrawing.width - Self.left), bottom))
        drawing.words(
            "part of the person's limit that is left", x: ChartLength(ChartDrawing.width / 2),
            y: bottom + ChartLength(35), .middle, look: "s")
        return """
            <figure>
            <figcaption>Headroom of the \(AuditWords.count(distribution.count, "person")) \
            listed, each by the limit that the person stands closest to.</figcaption>
            \(drawing.markup)
            </figure>
            """
    }

    private static func words(_ room: HeadroomDistribution.Room) -> String {
        switch room {
        case .over: "over"
        case .none: "none left"
        case .between(0, let upper): "under \(upper) %"
        case .between(let lower, let upper): "\(lower)–\(upper) %"
        case .from(let lower): "\(lower) % or more"
        }
    }

    private static func look(_ room: HeadroomDistribution.Room) -> String {
        switch room {
        case .over: "beyond"
        case .none: "grave"
        case .between(0, _): "near"
        case .between, .from: "light"
        }
    }
}
