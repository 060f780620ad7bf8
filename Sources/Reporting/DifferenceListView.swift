import JSON

/// The record differences, the over-issues and the debits that wait.
public struct DifferenceListView: Sendable {
    private let document: JSONObject

    public init(_ document: JSONObject) { self.document = document }

    public var text: String {
        let differences = document.objects("differences")
        let overIssues = document.objects("over_issues")
        let unposted = document.objects("unposted")
        let day = document.text("as_of").map { " as of " + $0 } ?? ""
        guard !differences.isEmpty || !overIssues.isEmpty || !unposted.isEmpty else {
            return "No record differences\(day)."
        }
        let aged = differences.count { $0.text("state") == "aged" }
        var page = PageView(
            aged > 0 ? "AGED" : "DIFFERENCES",
            "\(grouped(differences.count)) listed, \(grouped(aged)) aged\(day)")
        for row in differences {
            page.section(
                DifferenceView.heading(row), DifferenceView(row).facts)
        }
        for row in overIssues { page.section(OverIssueView.heading(row), OverIssueView(row).facts) }
        page.section("Unposted, in the subsidiary file", waiting(unposted))
        return page.text
    }

    private func waiting(_ rows: [JSONObject]) -> [String] {
        var grid = GridView([
            .number("Line"), .word("Security"), .prose("Certificate"), .prose("Account"),
            .number("Shares"), .word("Post by"), .prose("Tell the regulator"),
        ])
        for row in rows {
            grid.append([
                row.text("line"), row.text("security"), row.text("certificate"),
                row.text("account"), document.shares("units", of: row), row.text("post_by"),
                row.flag("is_reported")
                    ? "at once" : row.text("report_from").map { "from " + $0 },
            ])
        }
        return grid.lines()
    }
}
