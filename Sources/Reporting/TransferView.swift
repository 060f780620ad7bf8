import JSON

/// One item as the book keeps it: the papers presented, the verdicts, and what was posted.
public struct TransferView: Sendable {
    private let document: JSONObject

    public init(_ document: JSONObject) { self.document = document }

    public var text: String {
        var page = PageView(answer, subject)
        page.paragraph(
            PageView.facts([
                "Kind": document.text("kind"),
                "Security": document.text("security"),
                "Key": document.text("key"),
                "Ticket": document.text("ticket"),
                "Presentor": document.text("presentor"),
                "Received": document.moment("received_at"),
                "Entered": joined(
                    document.moment("entered_at"), document.text("actor").map { "by " + $0 }),
                "Posted": joined(
                    document.moment("posted_at"),
                    document.text("effective_on").map { "effective " + $0 }),
                "Reversed by": document.text("reversed_by"),
            ]))
        page.section("Papers", PapersView(document).lines)
        let kind = document.text("kind")
        page.section(
            kind == "reverse" ? "Certificates cancelled" : "Certificates surrendered",
            document.list("ended").map { wrap($0, indent: 2) } ?? [])
        page.section(
            kind == "reverse" ? "Certificates restored" : "Certificates registered",
            CreatedView(document, isTransfer: kind == "transfer").grid.lines())
        for verdict in verdicts { page.section(heading(of: verdict), content(of: verdict)) }
        return page.text
    }

    private var verdicts: [JSONObject] { document.objects("verdicts") }

    private var answer: String {
        let outcome = verdicts.last?.text("outcome")?.uppercased() ?? "ENTERED"
        return document.text("reversed_by") == nil ? outcome : outcome + ", REVERSED"
    }

    private var subject: String {
        joined(
            document.text("item").map { "item " + $0 },
            document.text("entry").map { "entry " + $0 }) ?? ""
    }

    private func heading(of verdict: JSONObject) -> String {
        let facts = joined(
            verdict.text("outcome"), verdict.moment("made_at"),
            verdict.text("actor").map { "by " + $0 },
            verdict.text("rules_version").map { "rules version " + $0 })
        return "Verdict: " + (facts ?? "unknown")
    }

    private func content(of verdict: JSONObject) -> [String] {
        var verdict = verdict
        // The scale stands with the item, not with each verdict on it.
        for name in ["scale", "scales"] where verdict[name] == nil {
            verdict[name] = document[name]
        }
        let findings = FindingsView(verdict).lines(indent: 2)
        let positions = PositionView.lines(verdict.objects("positions"))
        let gap = findings.isEmpty || positions.isEmpty ? [] : [""]
        let content = findings + gap + positions
        return content.isEmpty ? ["  no findings"] : content
    }
}
