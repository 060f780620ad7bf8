import JSON

/// One stop: what it does to its certificate, what happened to it, and what may come next.
public struct StopView: Sendable {
    private let document: JSONObject

    public init(_ document: JSONObject) { self.document = document }

    public var text: String {
        if let refusal = document.text("refusal") {
            var page = PageView("REFUSED", "nothing was recorded")
            page.paragraph(wrap(refusal, indent: 2))
            page.paragraph(PageView.hanging(state, subject))
            return page.text
        }
        var page = PageView(state, subject)
        if document.flag("dry_run") {
            page.say("This is how it would stand; nothing was written.")
        }
        page.paragraph(
            PageView.facts([
                "Kind": document.text("kind"),
                "Shares": document.shares("shares", of: document),
                "Account": joined(document.text("account"), document.text("inscription")),
                "Reason": document.text("reason"),
                "Demanded by": document.text("demanded_by"),
                "Notice goes to": document.text("address"),
                "Received": document.moment("received_at"),
                "Placed": joined(
                    document.moment("placed_at"), document.text("actor").map { "by " + $0 }),
                "Withheld through": document.text("until"),
                "Notices owed": document.list("notices_owed"),
                "Open": open,
                "Released": released,
            ]))
        page.paragraph(document.text("says").map { wrap($0) } ?? [])
        page.section("What happened", events.lines())
        page.section("What may come next", next.lines())
        return page.text
    }

    private var state: String { document.text("state") ?? "UNKNOWN" }

    private var subject: String {
        joined(document.text("stop").map { "stop \($0)" }, document.certificateName, by: " on ")
            ?? ""
    }

    private var open: String? {
        let holds = document.objects("open").compactMap { hold in
            joined(hold.text("kind"), hold.text("reference"), hold.text("court"))
        }
        return holds.isEmpty ? nil : holds.joined(separator: "\n")
    }

    private var released: String? {
        guard let release = document.object("released") else { return nil }
        return joined(
            release.moment("at"), release.text("actor").map { "by " + $0 },
            release.text("authority"))
    }

    private var events: GridView {
        var grid = GridView([.word("On"), .word("What"), .prose("Papers"), .prose("Entered")])
        for event in document.objects("events") {
            grid.append([
                event.text("on"), event.text("act"),
                joined(event.text("court"), event.text("reference"), event.text("authority")),
                joined(event.moment("recorded_at"), event.text("actor"), by: ", "),
            ])
        }
        return grid
    }

    private var next: GridView {
        var grid = GridView([.word(""), .prose("")])
        for act in document.objects("next") {
            grid.append([act.text("act"), act.text("words")])
        }
        return grid
    }
}
