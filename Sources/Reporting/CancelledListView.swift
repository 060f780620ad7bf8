import JSON

/// 17 CFR 240.17Ad-19: the index of cancelled certificates, the disposal index, or what is on its
/// way; every entry with the detail that the rule asks for.
public struct CancelledListView: Sendable {
    private let document: JSONObject

    public init(_ document: JSONObject) { self.document = document }

    public var text: String {
        let papers = document.objects("papers")
        let title =
            switch document.text("list") {
            case "destroyed": "DISPOSAL INDEX"
            case "in_transit": "IN TRANSIT"
            default: "CANCELLED"
            }
        let kind = document.flag("is_cusip") ? "CUSIP " : "key "
        var page = PageView(
            title,
            joined(
                document.text("security"), document.text("key").map { kind + $0 },
                document.text("as_of").map { "as of " + $0 }) ?? "")
        guard !papers.isEmpty else {
            page.paragraph(["None."])
            return page.text
        }
        for paper in papers {
            page.section(
                joined(paper.text("key"), paper.text("certificate"), by: " ") ?? "",
                facts(of: paper))
        }
        let count = papers.count
        page.paragraph([grouped(count) + (count == 1 ? " certificate" : " certificates")])
        return page.text
    }

    private func facts(of paper: JSONObject) -> [String] {
        PageView.facts([
            "Shares": document.shares("shares", of: paper),
            "Registration": joined(paper.text("inscription"), paper.text("account")),
            "Issued": paper.text("issued_on"),
            "Cancelled": joined(
                paper.text("cancelled_on"), paper.text("cause").map { $0.lowercased() }),
            "Paper": paper.text("state"),
            "Destroy unmarked by": paper.text("destroy_unmarked_by"),
            "Report lost by": paper.text("report_lost_by"),
            "History": history(of: paper),
        ])
    }

    private func history(of paper: JSONObject) -> String? {
        let events = paper.objects("events").compactMap { event in
            joined(
                joined(event.text("on"), event.text("act"), by: " "), event.text("method"),
                event.text("place"), event.text("party"), event.text("address"),
                event.list("witnesses").map { "witnesses " + $0 }, event.text("document"))
        }
        return events.isEmpty ? nil : events.joined(separator: "\n")
    }
}
