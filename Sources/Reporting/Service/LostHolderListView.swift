import JSON

/// The holders who are lost.
public struct LostHolderListView: Sendable {
    private let document: JSONObject

    public init(_ document: JSONObject) { self.document = document }

    public var text: String {
        let holders = document.objects("holders")
        guard !holders.isEmpty else { return "No lost holders." }
        var grid = GridView([
            .prose("Account"), .word("Lost on"), .word("Status"), .prose("Search owed"),
            .prose("Registered to"),
        ])
        for holder in holders {
            grid.append([
                holder.text("account"), holder.text("lost_on"), holder.text("status"),
                holder.object("next").map(LostHolderView.window)
                    ?? LostHolderView.words(for: holder.text("exemption")),
                holder.text("inscription"),
            ])
        }
        return PageView.list(grid, holders.count, "lost holder")
    }
}
