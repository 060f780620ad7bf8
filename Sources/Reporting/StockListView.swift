import JSON

/// The blank stock, one security and kind of paper a row, draws that wait for release,
/// and returns that wait for the vault.
public struct StockListView: Sendable {
    private let document: JSONObject

    public init(_ document: JSONObject) { self.document = document }

    public var text: String {
        let stock = document.objects("stock")
        guard !stock.isEmpty else { return "No blank stock." }
        var grid = GridView([
            .prose("Security"), .word("Paper"), .number("Received"), .number("Vault"),
            .number("Desk"), .number("Used"), .number("Spoiled"), .number("Missing"),
            .prose("Next"),
        ])
        for row in stock {
            grid.append([
                row.text("security"), row.text("paper"), count(row, "received"),
                count(row, "in_vault"), count(row, "at_desk"), count(row, "used"),
                count(row, "spoiled"), count(row, "missing"), row.text("next"),
            ])
        }
        let lines = grid.lines(indent: 0)
        let waiting = self.waiting.lines()
        let tail = waiting.isEmpty ? [] : ["", "Waiting for another person's release"] + waiting
        let returning = self.returning.lines()
        let last = returning.isEmpty ? [] : ["", "Handed in, waiting for the vault"] + returning
        return (lines + tail + last).joined(separator: "\n")
    }

    private func count(_ row: JSONObject, _ name: String) -> String? {
        row.count(name).map { grouped($0) }
    }

    private var returning: GridView {
        var grid = GridView([
            .number("Return"), .prose("Security"), .number("Blanks"), .prose("Reason"),
            .prose("Handed in"),
        ])
        for entry in document.objects("returning") {
            grid.append([
                entry.text("return"), entry.text("security"), count(entry, "blanks"),
                entry.text("reason"),
                joined(entry.moment("returned_at"), entry.text("actor").map { "by " + $0 }),
            ])
        }
        return grid
    }

    private var waiting: GridView {
        var grid = GridView([
            .number("Draw"), .prose("Security"), .number("Blanks"), .prose("Purpose"),
            .prose("Asked for"),
        ])
        for draw in document.objects("waiting") {
            grid.append([
                draw.text("draw"), draw.text("security"), count(draw, "blanks"),
                draw.text("purpose"),
                joined(draw.moment("requested_at"), draw.text("actor").map { "by " + $0 }),
            ])
        }
        return grid
    }
}
