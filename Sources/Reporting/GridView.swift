/// A table in which nothing is cut: what has no room goes on in the next line of its cell.
///
/// Where even that does not help, each row becomes a list of facts. Columns without a word in them
/// are left out. A line feed in a cell begins a new line of it; stored text has none any more,
/// since it is sanitized as it is read.
struct GridView: Sendable {
    struct Column: Sendable {
        enum Kind { case word, number, prose }

        let title: String
        let kind: Kind

        /// Short words that are never broken.
        static func word(_ title: String) -> Column { Column(title: title, kind: .word) }

        /// Numbers: aligned at their last digit and never broken.
        static func number(_ title: String) -> Column { Column(title: title, kind: .number) }

        /// Names, remarks and long identifiers: broken where there is no room.
        static func prose(_ title: String) -> Column { Column(title: title, kind: .prose) }
    }

    private static let narrowest = 12

    private let columns: [Column]
    private var rows: [[String]] = []

    init(_ columns: [Column]) { self.columns = columns }

    var isEmpty: Bool { rows.isEmpty }

    mutating func append(_ cells: [String?]) {
        precondition(cells.count == columns.count, "A row has one cell for each column.")
        rows.append(cells.map { $0 ?? "" })
    }

    func lines(width: Int = PageView.width, indent: Int = 2) -> [String] {
        let used = columns.indices.filter { column in rows.contains { !$0[column].isEmpty } }
        let hasTitles = used.contains { !columns[$0].title.isEmpty }
        let titles = hasTitles && !rows.isEmpty ? [columns.map(\.title)] : []
        let all = (titles + rows).map { row in used.map { row[$0] } }
        let natural = used.indices.map { column in
            all.flatMap { $0[column].split(separator: "\n") }
                .map { sanitize(forTerminal: String($0)).displayWidth }.max() ?? 0
        }
        let gaps = max(used.count - 1, 0)
        let gap = natural.reduce(3 * gaps, +) <= width - indent ? 3 : 2
        let kinds = used.map { columns[$0].kind }
        guard let widths = fitted(natural, kinds, to: width - indent - gap * gaps) else {
            return records(width: width, indent: indent)
        }
        return all.flatMap { lines(of: $0, kinds, widths, gap: gap, indent: indent) }
    }

    /// Takes what is too much from the prose, always one from the widest.
    private func fitted(_ natural: [Int], _ kinds: [Column.Kind], to room: Int) -> [Int]? {
        var widths = zip(natural, kinds).map { $1 == .prose ? min($0, max(room, 0)) : $0 }
        var excess = widths.reduce(0, +) - room
        while excess > 0 {
            let candidates = kinds.indices.filter {
                kinds[$0] == .prose && widths[$0] > Self.narrowest
            }
            guard let widest = candidates.max(by: { widths[$0] < widths[$1] }) else { return nil }
            widths[widest] -= 1
            excess -= 1
        }
        return widths
    }

    private func lines(
        of row: [String], _ kinds: [Column.Kind], _ widths: [Int], gap: Int, indent: Int
    ) -> [String] {
        let cells = zip(row, widths).map { wrap($0, width: $1) }
        return (0..<(cells.map(\.count).max() ?? 0)).map { index in
            var line = String(repeating: " ", count: indent)
            for (column, cell) in cells.enumerated() {
                let text = index < cell.count ? cell[index] : ""
                let missing = max(widths[column] - text.displayWidth, 0)
                let space = String(repeating: " ", count: missing)
                line += kinds[column] == .number ? space + text : text + space
                line += String(repeating: " ", count: gap)
            }
            while line.last == " " { line.removeLast() }
            return line
        }
    }

    private func records(width: Int, indent: Int) -> [String] {
        rows.enumerated().flatMap { index, row in
            var block = KeyValueBlock()
            for (column, cell) in zip(columns, row) where !cell.isEmpty {
                block.append(column.title, lines: cell.split(separator: "\n").map(String.init))
            }
            return (index > 0 ? [""] : []) + block.lines(width: width, indent: indent)
        }
    }
}
