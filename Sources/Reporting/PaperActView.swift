import JSON

/// What was recorded of cancelled papers, and where each of them is now.
public struct PaperActView: Sendable {
    private let document: JSONObject

    public init(_ document: JSONObject) { self.document = document }

    public var text: String {
        var page =
            CustodyRefusals(document).page
            ?? PageView(
                document.flag("dry_run") ? "WOULD BE RECORDED" : "RECORDED",
                document.text("security").map { "papers of " + $0 } ?? "")
        page.paragraph(papers.lines())
        return page.text
    }

    private var papers: GridView {
        var grid = GridView([
            .prose("Certificate"), .word("Paper is"), .word("Cancelled"), .prose("Next may come"),
        ])
        for paper in document.objects("papers") {
            let next = paper.objects("next").compactMap { $0.text("act") }
            grid.append([
                paper.text("certificate"), paper.text("state"), paper.text("cancelled_on"),
                next.isEmpty ? nil : next.joined(separator: ", "),
            ])
        }
        return grid
    }
}
