import JSON

/// One item for whoever must act on it: clocks, papers, and all that was said and decided.
public struct ItemView: Sendable {
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
                "Entered": joined(
                    document.moment("entered_at"), document.text("actor").map { "by " + $0 }),
                "Posted": joined(
                    document.moment("posted_at"),
                    document.text("effective_on").map { "effective " + $0 }),
                "Reversed by": document.text("reversed_by"),
                "Next look": document.text("next_on"),
            ]))
        // The law's clocks run by the office's day, whatever clock the page is told in.
        let isLocal = document.object("classification")?.text("received") != nil
        page.section(isLocal ? "Clocks, by the office's time" : "Clocks", clocks)
        page.section("Who must act", holds.lines())
        page.section("Papers", PapersView(document).lines)
        let kind = document.text("kind")
        page.section(
            kind == "reverse" ? "Certificates cancelled" : "Certificates surrendered",
            document.list("ended").map { wrap($0, indent: 2) } ?? [])
        page.section(
            kind == "reverse" ? "Certificates restored" : "Certificates registered",
            CreatedView(document, isTransfer: kind == "transfer").grid.lines())
        for verdict in verdicts {
            page.section(heading(of: verdict), content(of: verdict))
            page.section("Decisions on it", DecisionView.grid(verdict).lines())
        }
        page.section(
            "Guarantees rejected",
            RejectionListView.grid(document.objects("rejections")).lines())
        page.section("Made available", dispatches.lines())
        page.section("Notices sent", notices.lines())
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
            document.text("entry").map { "entry " + $0 },
            document.flag("is_ready") ? "every hold is decided: send it again" : nil) ?? ""
    }

    private var clocks: [String] {
        let classification = document.object("classification") ?? [:]
        let clauses = classification.objects("clauses").compactMap { $0.text("sentence") }
        var word: String?
        if classification["is_routine"] != nil {
            word = classification.flag("is_routine") ? "ROUTINE" : "NON_ROUTINE"
        }
        return PageView.facts([
            "Classification": word,
            "Because": clauses.isEmpty ? nil : clauses.joined(separator: "\n"),
            "Received": classification.text("received").map(Self.minute)
                ?? document.moment("received_at"),
            "Deemed received": classification.text("deemed").map(Self.minute),
            "Due": classification.text("due"),
            "Age": document.text("age_business_days").map {
                $0 + ($0 == "1" ? " business day" : " business days")
            },
        ])
    }

    /// `2026-11-20 12:00:00` without the seconds, as every other moment is shown.
    private static func minute(_ text: String) -> String {
        text.utf8.count == 19 ? String(text.dropLast(3)) : text
    }

    private var holds: GridView { DecisionView.holds(document) }

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

    private var dispatches: GridView {
        var grid = GridView([.prose("When"), .prose("To"), .prose("How"), .prose("Certificates")])
        for dispatch in document.objects("dispatches") {
            grid.append([
                dispatch.moment("made_available_at"),
                joined(dispatch.text("to"), dispatch.text("address"))
                    ?? "the registered holders",
                dispatch.text("method"), dispatch.list("certificates"),
            ])
        }
        return grid
    }

    private var notices: GridView {
        var grid = GridView([.word("On"), .word("To"), .prose("How"), .prose("Entered")])
        for notice in document.objects("notices") {
            grid.append([
                notice.text("on"), notice.text("to"), notice.text("method"),
                joined(notice.moment("recorded_at"), notice.text("actor")),
            ])
        }
        return grid
    }
}
