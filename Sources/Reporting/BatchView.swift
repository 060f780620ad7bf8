import JSON
import Ledger

/// What came of a file of assignments: the answer, the counts, and the first that did not pass.
public struct BatchView: Sendable {
    private let document: JSONObject

    public init(_ document: JSONObject) { self.document = document }

    public var text: String {
        var page = PageView(answer, subject)
        page.paragraph(
            PageView.facts([
                "Issuer": document.text("issuer"), "File": document.text("file"),
                "Answers": document.text("answers"),
            ]))
        page.paragraph(counts.lines())
        page.section("Did not pass", failures)
        if let end = document.object("ended_by")?.text("problem") {
            page.section("The run ended early", wrap(end, indent: 2))
        }
        return page.text
    }

    private var isCheck: Bool { document.flag("checked") }

    private var answer: String {
        let posted = document.objects("counts").filter {
            ["posted", "approved"].contains($0.text("status"))
        }
        if document.flag("whole") {
            guard !posted.isEmpty else { return "NOTHING NEW" }
            return isCheck ? "WOULD POST" : "POSTED"
        }
        guard document.flag("item_by_item"), !posted.isEmpty else {
            return isCheck ? "WOULD POST NOTHING" : "NOTHING POSTED"
        }
        return isCheck ? "WOULD POST IN PART" : "POSTED IN PART"
    }

    private var subject: String {
        let items = (document.count("items") ?? 0)
        let lines = (document.count("lines") ?? 0)
        let size =
            "\(grouped(items)) item\(items == 1 ? "" : "s") on "
            + "\(grouped(lines)) line\(lines == 1 ? "" : "s")"
        return size + (document.flag("item_by_item") ? ", item by item" : ", all or nothing")
    }

    private var counts: GridView {
        var grid = GridView([
            .word("Status"), .number("Items"), .word("Security"), .number("Shares"),
        ])
        for count in document.objects("counts") {
            let totals = count.objects("totals")
            grid.append([
                count.text("status"), count.count("items").map { grouped($0) },
                totals.compactMap { $0.text("security") }.joined(separator: "\n"),
                totals.compactMap { $0.shares("shares", of: $0) }.joined(separator: "\n"),
            ])
        }
        return grid
    }

    private var failures: [String] {
        let told = document.objects("failures").flatMap { failure -> [String] in
            let head = joined(
                failure.text("line").map { "line " + $0 }, failure.text("status"),
                failure.list("codes"), by: "  ")
            return wrap(head ?? "", indent: 2)
                + wrap(failure.text("message") ?? "", indent: 4)
        }
        guard let rest = document.count("failures_left_out"), rest > 0 else { return told }
        return told + wrap("and \(grouped(rest)) more, in the file of answers", indent: 2)
    }
}
