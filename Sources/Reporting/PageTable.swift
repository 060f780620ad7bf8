/// A table of an HTML page: its head is repeated on every sheet, and no row is broken.
struct PageTable {
    enum Column {
        case words(String)
        case number(String)
    }

    /// What the table is of, said to those who hear the page and printed above it.
    let caption: String
    let columns: [Column]
    /// The first cell of each row is what the row is about.
    var rows: [[Hypertext]] = []
    /// A last row, set off by a line.
    var total: [Hypertext]?
    /// What is said instead where there are no rows.
    var emptiness = "None."
    /// What the style knows it by, where its columns have widths of their own.
    var look = ""

    /// A table of so few rows stays on one sheet.
    private static let fewRows = 10

    var markup: Hypertext {
        guard !rows.isEmpty else { return "<p class=\"none\">\(emptiness)</p>" }
        let head = columns.map { column -> Hypertext in
            switch column {
            case .words(let title): "<th scope=\"col\">\(title)</th>"
            case .number(let title): "<th scope=\"col\" class=\"n\">\(title)</th>"
            }
        }
        var table: [Hypertext] = [
            "<table class=\"\(looks)\">", "<caption>\(caption)</caption>",
            "<thead><tr>\(head.joined(separator: ""))</tr></thead>", "<tbody>",
        ]
        table += rows.map(row)
        table.append("</tbody>")
        if let total { table += ["<tfoot>", row(total), "</tfoot>"] }
        table.append("</table>")
        return table.joined()
    }

    private var looks: String {
        (rows.count <= Self.fewRows ? "short " : "long ") + look
    }

    private func row(_ cells: [Hypertext]) -> Hypertext {
        let cells = zip(columns, cells).enumerated().map { place, pair -> Hypertext in
            let (column, cell) = pair
            if place == 0 { return "<th scope=\"row\">\(cell)</th>" }
            switch column {
            case .words: return "<td>\(cell)</td>"
            case .number: return "<td class=\"n\">\(cell)</td>"
            }
        }
        return "<tr>\(cells.joined(separator: ""))</tr>"
    }
}
