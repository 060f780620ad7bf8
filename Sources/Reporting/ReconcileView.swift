import JSON

/// The register beside the control book, security by security, and what was opened.
public struct ReconcileView: Sendable {
    private let document: JSONObject

    public init(_ document: JSONObject) { self.document = document }

    public var text: String {
        let rows = document.objects("securities")
        let differing = rows.filter { $0.count("difference") != 0 }
        var page = PageView(differing.isEmpty ? "AGREES" : "DIFFERS", subject(differing.count))
        var grid = GridView([
            .word("Security"), .number("Control book"), .number("Accounts"),
            .number("Subsidiary"), .number("Difference"), .prose("Record"),
        ])
        for row in rows {
            grid.append([
                row.text("security"), document.shares("control_book", of: row),
                document.shares("master_file", of: row),
                document.shares("subsidiary", of: row),
                document.shares("difference", of: row), record(of: row),
            ])
        }
        page.paragraph(grid.lines(indent: 0))
        return page.text
    }

    private func subject(_ differing: Int) -> String {
        let day = document.text("as_of").map { " as of " + $0 } ?? ""
        guard differing > 0 else {
            return "the accounts are what the control book says" + day
        }
        let noun = differing == 1 ? " security differs" : " securities differ"
        return grouped(differing) + noun + " from the control book" + day
    }

    private func record(of row: JSONObject) -> String? {
        if let number = row.text("opened") {
            return document.flag("dry_run") ? "to be opened" : "opened as " + number
        }
        guard row.count("difference") != 0 else {
            return row.count("explained") == 0 ? nil : "gone; open ones to be resolved"
        }
        return "open already"
    }
}
