import JSON

/// One blank, from the printer to the certificate that it became, or to its spoilage.
public struct BlankView: Sendable {
    private let document: JSONObject

    public init(_ document: JSONObject) { self.document = document }

    public var text: String {
        var page = PageView(
            document.text("standing") ?? "UNKNOWN",
            joined(
                document.text("number").map { "blank " + $0 },
                document.text("security").map { "of " + $0 }, by: " ") ?? "")
        page.paragraph(
            PageView.facts([
                "Paper": document.text("paper"),
                "Received": act("received", "lot", "supplier", "document", "witness"),
                "Drawn": act("drawn", "draw", "purpose"),
                "Released": act("released"),
                "Spoiled": act("spoiled", "reason", "document", "witness"),
                "Certificate": act("certificate", "account"),
            ]))
        page.section("Returns to the vault", returns.lines())
        page.section("Counts", counts.lines())
        return page.text
    }

    /// Such words as name a number say which; the time and the person stand on a line below.
    private func act(_ name: String, _ words: String...) -> String? {
        guard let act = document.object(name) else { return nil }
        let said = words.compactMap { word -> String? in
            guard let text = act.text(word) else { return nil }
            return ["lot", "draw", "account", "witness"].contains(word) ? "\(word) \(text)" : text
        }
        return joined(
            said.isEmpty ? nil : said.joined(separator: ", "),
            joined(act.moment("at"), act.text("actor").map { "by " + $0 }), by: "\n")
    }

    private var returns: GridView {
        var grid = GridView([
            .number("Return"), .number("Draw"), .prose("Reason"), .prose("Handed in"),
            .prose("Into the vault"),
        ])
        for entry in document.objects("returns") {
            grid.append([
                entry.text("return"), entry.text("draw"), entry.text("reason"),
                joined(entry.moment("at"), entry.text("actor").map { "by " + $0 }),
                joined(
                    entry.moment("received_at"), entry.text("received_by").map { "by " + $0 })
                    ?? "waiting",
            ])
        }
        return grid
    }

    private var counts: GridView {
        var grid = GridView([.number("Count"), .word("On"), .word("Found"), .prose("Witness")])
        for count in document.objects("counts") {
            grid.append([
                count.text("count"), count.text("on"), count.text("kind"), count.text("witness"),
            ])
        }
        return grid
    }
}
