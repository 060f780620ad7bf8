import JSON

/// The closures of a year, and where they come from.
public struct CalendarView: Sendable {
    private let document: JSONObject

    public init(_ document: JSONObject) { self.document = document }

    public var text: String {
        let days = document.objects("days")
        let closed = days.filter { !$0.flag("is_open") }
        var page = PageView(
            document.text("year") ?? "",
            joined(
                document.text("business_days").map { "\($0) business days" },
                "closed on \(closed.count) beside the weekends") ?? "")
        var grid = GridView([
            .word("Day"), .word("Weekday"), .word(""), .prose("Name"),
        ])
        for day in days {
            grid.append([
                day.text("day"), day.text("weekday"), day.flag("is_open") ? "open" : "closed",
                joined(
                    day.text("name"),
                    (day.count("changes") ?? 0) > 0 ? changed(day) : nil, by: "\n"),
            ])
        }
        if document.flag("dry_run") { page.say("Nothing was written.") }
        page.paragraph(grid.lines())
        page.paragraph(
            PageView.facts([
                "Source": document.text("source"),
                "Loaded": joined(
                    document.moment("recorded_at"), document.text("actor").map { "by " + $0 }),
            ]))
        return page.text
    }

    private func changed(_ day: JSONObject) -> String? {
        joined(
            "changed", day.moment("recorded_at"), day.text("actor").map { "by " + $0 }, by: " ")
    }
}
