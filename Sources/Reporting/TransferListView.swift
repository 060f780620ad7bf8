import JSON

/// Items in a list, the latest first as the book gives them.
public struct TransferListView: Sendable {
    private let document: JSONObject

    public init(_ document: JSONObject) { self.document = document }

    public var text: String {
        let items = document.objects("items")
        guard !items.isEmpty else { return "No items." }
        var grid = GridView([
            .number("Item"), .word("Outcome"), .word("Kind"), .word("Security"),
            .prose("Received"), .prose("Key"), .prose("Codes"),
        ])
        for item in items {
            grid.append([
                item.text("item"), item.text("outcome")?.uppercased(), item.text("kind"),
                item.text("security"), item.moment("received_at"), item.text("key"),
                item.texts("codes").joined(separator: "\n"),
            ])
        }
        return PageView.list(grid, items.count, "item")
    }
}
