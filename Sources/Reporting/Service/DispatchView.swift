import JSON

/// New certificates that left, or were laid ready: which, how and to whom.
public struct DispatchView: Sendable {
    private let document: JSONObject

    public init(_ document: JSONObject) { self.document = document }

    public var text: String {
        let rows = document.objects("certificates")
        let ended = rows.filter { $0.text("ended") != nil }
        var page = PageView(
            document.flag("dry_run") ? "WOULD BE MADE AVAILABLE" : "MADE AVAILABLE",
            grouped(rows.count) + (rows.count == 1 ? " certificate" : " certificates"))
        if document.flag("dry_run") { page.say("Nothing was written.") }
        page.paragraph(
            PageView.facts([
                "Dispatch": document.text("dispatch"),
                "When": document.moment("made_available_at"),
                "How": document.text("method"),
                "To": joined(
                    document.text("to") ?? "the registered holders", document.text("address")),
            ]))
        var grid = GridView([
            .number("Item"), .word("Security"), .word("Certificate"), .word("Note"),
        ])
        for row in rows {
            grid.append([
                row.text("item"), row.text("security"), row.text("certificate"),
                row.text("ended").map { "ended before: " + $0.lowercased() },
            ])
        }
        page.section("Certificates", grid.lines())
        if !ended.isEmpty {
            page.paragraph(
                wrap(
                    "\(grouped(ended.count)) of them had ended on the books: is it sure that the "
                        + "paper left?"))
        }
        return page.text
    }
}
