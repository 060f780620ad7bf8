import JSON

/// The replacement cases, each with everything that is due.
public struct CaseListView: Sendable {
    private let document: JSONObject

    public init(_ document: JSONObject) { self.document = document }

    public var text: String {
        let cases = document.objects("cases")
        guard !cases.isEmpty else { return "No cases." }
        var grid = GridView([
            .number("Case"), .word("State"), .prose("Certificates"), .prose("Missing"),
            .prose("Due"),
        ])
        for row in cases {
            let dues = row.objects("dues").compactMap { due in
                joined(due.text("clock"), due.text("status"), due.text("by"), by: " ")
            }
            grid.append([
                row.text("case"), row.text("state"),
                joined(row.list("certificates"), row.text("kind"), row.text("account"), by: "\n"),
                row.texts("lacking").joined(separator: "\n"), dues.joined(separator: "\n"),
            ])
        }
        return PageView.list(grid, cases.count, "case")
    }
}
