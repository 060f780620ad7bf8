import JSON

/// One lost holder, with the searches that were made and the one that is owed.
public struct LostHolderView: Sendable {
    private let document: JSONObject

    public init(_ document: JSONObject) { self.document = document }

    public var text: String {
        var page = PageView(
            document.text("status") ?? "UNKNOWN",
            joined(
                document.text("account").map { "account \($0)" },
                document.text("inscription")) ?? "")
        page.paragraph(
            PageView.facts([
                "Lost on": document.text("lost_on"), "Mail": document.text("source"),
                "Sent again": document.text("sent_again_on"),
                "Back again": document.text("returned_again_on"),
                "Not searched for": Self.words(for: document.text("exemption")),
                "Search owed": document.object("next").map(Self.window),
                "Search by": document.text("exemption") == nil
                    ? (document.flag("has_number") ? "taxpayer number, else name" : "name")
                    : nil,
            ]))
        page.section(
            "So far",
            document.objects("events").flatMap { event in
                wrap(
                    joined(
                        event.text("on"), event.text("kind"),
                        event.text("service").map { "of \($0)" },
                        event.text("terms").map { "by \(Reporting.words($0))" },
                        event.text("counts_as").map { "(\(Reporting.words($0).lowercased()))" },
                        event.text("result").map { "- \($0)" }, by: " ") ?? "", indent: 2)
            })
        return page.text
    }

    static func window(_ next: JSONObject) -> String {
        let which = next.text("clock") == "LSH2" ? "the second" : "the first"
        return "\(which), from \(next.text("opens") ?? "?") through \(next.text("closes") ?? "?")"
    }

    static func words(for exemption: String?) -> String? {
        switch exemption {
        case "DEAD": "the holder is dead"
        case "UNDER_25_DOLLARS": "the account is worth less than $25"
        case "NOT_A_NATURAL_PERSON": "the holder is not a natural person"
        default: exemption
        }
    }
}
