import JSON

/// The answer to a decision: what it did, and whose word is still needed.
public struct DecisionView: Sendable {
    private let document: JSONObject

    public init(_ document: JSONObject) { self.document = document }

    public var text: String {
        var page = PageView(answer, subject)
        page.paragraph(wrap(sentence))
        page.section("Holds", Self.holds(document).lines())
        return page.text
    }

    private var ruling: String { document.text("ruling") ?? "" }

    private var answer: String {
        let word =
            switch ruling {
            case "allow": "ALLOWED"
            case "refuse": "REFUSED"
            case "wait": "PUT OFF"
            default: "DECIDED"
            }
        return document.flag("dry_run") ? "WOULD BE " + word : word
    }

    private var subject: String {
        joined(
            document.text("item").map { "item " + $0 }, document.list("codes"),
            document.flag("dry_run")
                ? "nothing was written" : document.text("decision").map { "decision " + $0 },
            by: "; ") ?? ""
    }

    private var sentence: String {
        let item = document.text("item") ?? "NUMBER"
        switch ruling {
        case "refuse":
            return "The item is refused, and its key answers so from now on."
        case "wait":
            return "It is looked at again on \(document.text("next_on") ?? "the day named")."
        default:
            guard !document.flag("is_ready") else {
                return "Every hold is decided. Send it again: countersign item retry \(item)"
            }
            let codes = document.objects("holds").filter { ($0.count("still_needed") ?? 0) > 0 }
            let seconds = codes.filter { $0.list("allowed_by") != nil }.compactMap {
                $0.text("code")
            }
            guard seconds.isEmpty else {
                return """
                    A second officer is still needed for \(seconds.joined(separator: ", ")); \
                    the same officer twice does not count.
                    """
            }
            return "Other holds are still to be decided."
        }
    }

    static func holds(_ document: JSONObject) -> GridView {
        var grid = GridView([
            .word("Code"), .word("Acts"), .number("Officers"), .number("Still needed"),
            .prose("Allowed by"),
        ])
        for hold in document.objects("holds") {
            grid.append([
                hold.text("code"), hold.text("owner"), hold.text("deciders"),
                hold.text("still_needed"), hold.list("allowed_by"),
            ])
        }
        return grid
    }

    /// The decisions on a verdict.
    static func grid(_ verdict: JSONObject) -> GridView {
        var grid = GridView([
            .number("No."), .word("Ruling"), .prose("Codes"), .prose("Reason and paper"),
            .prose("By"),
        ])
        for decision in verdict.objects("decisions") {
            grid.append([
                decision.text("decision"), decision.text("ruling"),
                decision.texts("codes").joined(separator: "\n"),
                joined(
                    decision.text("reason"), decision.text("paper"),
                    decision.text("next_on").map { "until " + $0 }, by: "\n"),
                joined(decision.text("actor"), decision.moment("decided_at"), by: "\n"),
            ])
        }
        return grid
    }
}
