/// A table for a terminal: aligned columns, two spaces apart, with no trailing spaces.
///
/// When it is too wide, flexible columns are cut with “…”, the widest first. The others, which
/// hold numbers and identifiers, are never cut, even if the table then exceeds its width. Cells
/// are sanitized here, so that no caller can forget it.
public struct TextTable: Sendable {
    private enum Row: Sendable {
        case cells([String])
        case rule
    }

    private let columns: [Column]
    private var rows: [Row] = []

    public init(_ columns: [Column]) { self.columns = columns }

    /// Adds a row with as many cells as there are columns.
    public mutating func append(_ cells: [String]) {
        precondition(cells.count == columns.count, "A row has one cell for each column.")
        rows.append(.cells(cells.map(sanitize(forTerminal:))))
    }

    /// Adds a line across, as above a row of totals.
    public mutating func appendRule() { rows.append(.rule) }

    /// All lines joined, without a final line feed.
    public func text(width: Int = 80) -> String { lines(width: width).joined(separator: "\n") }

    public func lines(width: Int = 80) -> [String] {
        let hasHeader = columns.contains { !$0.title.isEmpty }
        let header: [Row] = hasHeader ? [.cells(columns.map(\.title)), .rule] : []
        let all = header + rows
        let widths = fitted(naturalWidths(of: all), to: width)
        return all.map { row in
            switch row {
            case .cells(let cells): line(cells, widths)
            case .rule: widths.map { String(repeating: "─", count: $0) }.joined(separator: "  ")
            }
        }
    }

    private func naturalWidths(of rows: [Row]) -> [Int] {
        var widths = columns.map { _ in 0 }
        for case .cells(let cells) in rows {
            for (index, cell) in cells.enumerated() {
                widths[index] = max(widths[index], cell.displayWidth)
            }
        }
        return widths
    }

    /// Takes what is too much from the flexible columns, always one from the widest.
    private func fitted(_ natural: [Int], to width: Int) -> [Int] {
        var widths = natural
        var excess = widths.reduce(0, +) + 2 * max(columns.count - 1, 0) - width
        while excess > 0 {
            let candidates = columns.indices.filter {
                columns[$0].isFlexible && widths[$0] > Column.narrowest
            }
            guard let widest = candidates.max(by: { widths[$0] < widths[$1] }) else { break }
            widths[widest] -= 1
            excess -= 1
        }
        return widths
    }

    private func line(_ cells: [String], _ widths: [Int]) -> String {
        var line = ""
        var pending = 0
        for (index, cell) in cells.enumerated() {
            let text = cell.truncated(displayWidth: widths[index])
            let space = widths[index] - text.displayWidth
            let isTrailing = columns[index].alignment == .trailing
            if !text.isEmpty {
                pending += isTrailing ? space : 0
                line += String(repeating: " ", count: pending) + text
                pending = isTrailing ? 0 : space
            } else {
                pending += space
            }
            pending += 2
        }
        while line.last == " " { line.removeLast() }
        return line
    }
}
