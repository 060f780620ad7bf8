import JSON

/// A count of blanks against the book, with the days by which what is missing is reported.
public struct StockCountView: Sendable {
    private let document: JSONObject

    public init(_ document: JSONObject) { self.document = document }

    public var text: String {
        var page = PageView(
            isClean ? "COUNTED" : "COUNTED, DIFFERENT",
            joined(
                document.text("count").map { "count \($0)" },
                document.text("security").map { "of " + $0 },
                document.text("counted_on").map { "on " + $0 }, by: " ") ?? "")
        if document.flag("dry_run") { page.say("Nothing was written.") }
        page.paragraph(
            PageView.facts([
                "Counted": joined(figure("counted"), kinds),
                "By the book": expected,
                "Difference": figure("difference"),
                "Witness": document.text("witness"),
                "Entered": joined(
                    document.moment("counted_at"), document.text("actor").map { "by " + $0 }),
                "Found again": document.list("found"),
                "Not of the stock": document.list("unexpected"),
                "Report the count by": document.text("count_report_by"),
            ]))
        page.section("Missing", missing.lines())
        return page.text
    }

    /// Which paper was counted; books of old counts did not say.
    private var kinds: String? {
        document.text("paper").map { $0 + " paper" } ?? "temporary and definitive paper together"
    }

    private var isClean: Bool {
        document.count("difference") == 0 && document.objects("missing").isEmpty
            && document.texts("unexpected").isEmpty
    }

    private func figure(_ name: String) -> String? { document.count(name).map { grouped($0) } }

    private var expected: String? {
        joined(
            figure("in_vault").map { $0 + " in the vault" },
            figure("at_desk").map { $0 + " at the desk" })
    }

    private var missing: GridView {
        var grid = GridView([.prose("Number"), .word("Since"), .word("Report the loss by")])
        for blank in document.objects("missing") {
            grid.append([blank.text("number"), blank.text("since"), blank.text("report_by")])
        }
        return grid
    }
}
