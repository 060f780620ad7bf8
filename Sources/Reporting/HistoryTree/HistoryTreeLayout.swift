/// Where the cards of a chain of title stand, and by which way each path goes round them.
///
/// A path that passes over a generation has a lane of its own there, under its cards.
struct HistoryTreeLayout {
    static let card = (width: 216, height: 92)
    static let gap = (across: 72, down: 22)
    static let margin = 28
    static let head = 40

    /// How many cards and lanes each generation has.
    private let counts: [Int]
    private let lanes: [HistoryTree.Path: [HistoryTree.Place]]

    init(_ tree: HistoryTree) {
        var counts = tree.generations.map(\.count)
        var lanes: [HistoryTree.Path: [HistoryTree.Place]] = [:]
        for path in tree.paths where path.into.generation > path.from.generation + 1 {
            for generation in (path.from.generation + 1)..<path.into.generation {
                let lane = HistoryTree.Place(generation: generation, row: counts[generation])
                lanes[path, default: []].append(lane)
                counts[generation] += 1
            }
        }
        self.counts = counts
        self.lanes = lanes
    }

    private var rows: Int { max(counts.max() ?? 1, 1) }

    var width: Int {
        let columns = max(counts.count, 1)
        return 2 * Self.margin + columns * Self.card.width + (columns - 1) * Self.gap.across
    }

    var height: Int {
        2 * Self.margin + Self.head + rows * Self.card.height + (rows - 1) * Self.gap.down
    }

    /// The upper left corner of a card; a generation of few stands in the middle.
    func corner(of place: HistoryTree.Place) -> (x: Int, y: Int) {
        let step = Self.card.height + Self.gap.down
        let missing = rows - counts[place.generation]
        return (
            Self.margin + place.generation * (Self.card.width + Self.gap.across),
            Self.margin + Self.head + place.row * step + missing * step / 2
        )
    }

    /// The way of a path from the edge of one card to that of the other, as SVG writes it.
    func way(of path: HistoryTree.Path) -> String {
        var (x, y) = middle(of: path.from)
        x += Self.card.width
        var way = "M\(x) \(y)"
        for place in (lanes[path] ?? []) + [path.into] {
            let next = middle(of: place)
            let bend = max((next.x - x) / 2, 24)
            way += "C\(x + bend) \(y) \(next.x - bend) \(next.y) \(next.x) \(next.y)"
            (x, y) = (next.x + Self.card.width, next.y)
            if place != path.into { way += "H\(x)" }
        }
        return way
    }

    /// The middle of the left edge.
    private func middle(of place: HistoryTree.Place) -> (x: Int, y: Int) {
        let corner = corner(of: place)
        return (corner.x, corner.y + Self.card.height / 2)
    }
}
