import JSON

/// The answer to an item: a receipt when it was posted, the reasons when it was not.
public struct OutcomeView: Sendable {
    private let document: JSONObject
    private let outcome: String
    private let isCheck: Bool

    public init(_ document: JSONObject) {
        self.document = document
        outcome = document.text("outcome") ?? ""
        isCheck =
            outcome == "approved" || document.flag("checked") || document.flag("dry_run")
    }

    public var text: String {
        var page = PageView(answer, subject)
        if document.flag("replayed") {
            page.say("The key was used before: this is its latest outcome, told again.")
        }
        page.paragraph(
            PageView.facts([
                "Kind": document.text("kind"),
                "Security": document.text("security"),
                "Issuer": document.text("issuer"),
                "Key": document.text("key"),
            ]))
        if !passes { page.paragraph(FindingsView(document).lines()) }
        page.section(endedHeading, document.list("ended").map { wrap($0, indent: 2) } ?? [])
        page.section(createdHeading, created.lines())
        page.section("Ownership limit", PositionView.lines(positions))
        if passes { page.section("Notes", notes) }
        return page.text
    }

    private var passes: Bool { outcome == "posted" || outcome == "approved" }

    private var answer: String {
        switch outcome {
        case "posted", "approved": isCheck ? "WOULD POST" : "POSTED"
        case "refused": isCheck ? "WOULD BE REFUSED" : "REFUSED"
        case "held": isCheck ? "WOULD BE HELD" : "HELD"
        case "": "NO OUTCOME"
        default: outcome.uppercased()
        }
    }

    private var subject: String {
        guard !isCheck else {
            return outcome == "held"
                ? "a person would have to decide; nothing was written" : "nothing was written"
        }
        let item = joined(
            document.text("item").map { "item " + $0 },
            document.text("entry").map { "entry " + $0 })
        guard outcome != "posted" else { return item ?? "" }
        let decision = outcome == "held" ? "a person must decide" : nil
        return joined(item, decision, "nothing was posted", by: "; ") ?? ""
    }

    private var endedHeading: String {
        let verb =
            switch document.text("kind") {
            case "reverse": "cancelled"
            case "exchange": "exchanged"
            case "replace": "replaced"
            default: "surrendered"
            }
        return isCheck ? "Certificates that would be \(verb)" : "Certificates \(verb)"
    }

    private var createdHeading: String {
        let verb =
            switch document.text("kind") {
            case "prepare": "prepared"
            case "countersign": "countersigned"
            case "register": "registered"
            case "open": "opened"
            case "reverse": "restored"
            default: "issued"
            }
        return isCheck ? "Certificates that would be \(verb)" : "Certificates \(verb)"
    }

    private var created: GridView {
        CreatedView(document, isTransfer: document.text("kind") == "transfer").grid
    }

    private var notes: [String] {
        FindingsView(document).lines(indent: 2, beside: positions)
    }

    /// Those that matter to the reader: whoever gains, or stands at the limit or over it. What a
    /// finding has told of with the same numbers is not told twice.
    private var positions: [JSONObject] {
        let positions = document.objects("cap").filter { position in
            let gains =
                (position.count("held_after") ?? 0) > (position.count("held_before") ?? 0)
            return gains || position.text("status") != "OK"
        }
        guard !passes else { return positions }
        let findings = document.objects("findings")
        return positions.filter { position in !findings.contains { $0.tells(of: position) } }
    }
}
