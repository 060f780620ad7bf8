import JSON

/// The queue: each item with its age, who must act, and when it is looked at again.
public struct ItemQueueView: Sendable {
    private let document: JSONObject

    public init(_ document: JSONObject) { self.document = document }

    public var text: String {
        let items = document.objects("items")
        guard !items.isEmpty else { return "No items." + leftOut }
        var grid = GridView([
            .number("Item"), .number("Age"), .word("Outcome"), .word("Acts"),
            .word("Next"), .prose("Key and presentor"), .prose("Codes"),
            .prose("Due"),
        ])
        for item in items {
            grid.append([
                item.text("item"), item.text("age_business_days"), item.text("outcome"),
                item.texts("must_act").joined(separator: "\n"), item.text("next_on"),
                joined(
                    item.text("key"), joined(item.text("kind"), item.text("security"), by: " of "),
                    item.text("presentor"), by: "\n"),
                codes(of: item), dues(of: item),
            ])
        }
        return PageView.list(grid, items.count, "item") + leftOut
    }

    private var leftOut: String {
        guard let count = document.count("left_out"), count > 0 else { return "" }
        return "\n\(grouped(count)) refused under automatic keys "
            + (count == 1 ? "is" : "are") + " not shown (--all)"
    }

    private func dues(of item: JSONObject) -> String {
        item.objects("dues").compactMap { due in
            joined(
                joined(
                    due.text("clock"),
                    due.text("status") == "OVERDUE" ? "OVERDUE" : nil, by: " "),
                due.text("by"), by: "\n")
        }.joined(separator: "\n")
    }

    private func codes(of item: JSONObject) -> String {
        guard !item.flag("is_ready") else { return "all decided; send it again" }
        return item.texts("codes").joined(separator: "\n")
    }
}
