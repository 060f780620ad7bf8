import JSON

/// One replacement case: where it stands, what is filed, what is missing and by when.
public struct CaseView: Sendable {
    private let document: JSONObject

    public init(_ document: JSONObject) { self.document = document }

    public var text: String {
        if document.text("outcome") == "refused" { return refused }
        var page = PageView(document.text("state") ?? "UNKNOWN", subject)
        if document.flag("dry_run") {
            page.say("This is how it would stand; nothing was written.")
        }
        page.paragraph(facts)
        page.section("Certificates", certificates.lines())
        page.section("Value", CaseValue(document).lines)
        page.section("Still missing", lacking(of: "lacking"))
        page.section("Told at the opening", FindingLines.lines(of: document))
        page.section("Noted", lacking(of: "notes"))
        page.section("Dates", dues.lines())
        page.section("What happened", events.lines())
        page.section("What may come next", next.lines())
        return page.text
    }

    private var refused: String {
        let about = document.text("case").map { "case \($0)" } ?? "no case was opened"
        var page = PageView("REFUSED", about + ", nothing was recorded")
        page.paragraph(document.text("refusal").map { wrap($0, indent: 2) } ?? [])
        page.paragraph(FindingLines.lines(of: document))
        return page.text
    }

    private var subject: String {
        joined(
            document.text("case").map { "case \($0)" },
            document.text("kind").map { $0.lowercased().replacing("_", with: " ") },
            document.text("security")) ?? ""
    }

    private var facts: [String] {
        PageView.facts([
            "Owner": joined(document.text("account"), document.text("inscription")),
            "Reported by": joined(document.text("reported_by"), document.text("capacity")),
            "Address": document.text("address"),
            "What happened": document.text("circumstances"),
            "Discovered": document.text("discovered_on"),
            "Dispatched": document.text("dispatched_on"),
            "Received": document.moment("received_at"),
            "Purchaser's notice": document.moment("purchaser_notice_at"),
            "Affidavit": affidavit,
            "Bond": document.objects("bonds").last.map { CaseValue.words(for: $0) },
            "Approved": approvals,
            "Inquiry": document.text("inquiry"),
        ])
    }

    private var affidavit: String? {
        guard
            let event = document.objects("events").last(where: { $0.text("step") == "affidavit" }),
            let papers = event.object("papers")
        else { return nil }
        let signers =
            papers.objects("signers").compactMap { $0.text("name") }
            + papers.texts("signers")
        return joined(
            event.text("on").map { "sworn on \($0)" }, signers.joined(separator: "; "),
            papers.text("notary").map { "before \($0)" })
    }

    private var approvals: String? {
        let given = document.list("approvals")
        let needed = document.text("approvals_needed") ?? "2"
        let count = document.texts("approvals").count
        return joined("\(count) of \(needed)", given)
    }

    private var certificates: GridView {
        var grid = GridView([
            .word("Number"), .number("Shares"), .word("Stop"), .prose("Standing"),
        ])
        for row in document.objects("certificates") {
            let found = document.objects("events").first {
                $0.text("step") == "found" && $0["certificate"] == row["certificate"]
            }
            let standing =
                row.text("replacement").map {
                    "replaced by \($0), \(row.text("replaced_on") ?? "")"
                }
                ?? found?.text("on").map { "found on \($0)" } ?? row.text("cause") ?? unended
            grid.append([
                row.text("certificate"), document.shares("shares", of: row), row.text("stop"),
                standing,
            ])
        }
        return grid
    }

    /// Where a certificate stands that neither ended nor was found by itself.
    private var unended: String {
        if document.text("state") == "WITHDRAWN" { return "found; case withdrawn" }
        return document.text("kind") == "MUTILATED" ? "mutilated" : "missing"
    }

    private func lacking(of name: String) -> [String] {
        document.objects(name).flatMap { finding in
            PageView.hanging(
                finding.text("code") ?? "", finding.text("message") ?? "", indent: 2)
        }
    }

    private var dues: GridView {
        var grid = GridView([.word("By"), .word("Status"), .word("Clock"), .prose("What")])
        for due in document.objects("dues") {
            grid.append([
                due.text("by"), due.text("status"), due.text("clock"),
                joined(
                    due.text("what"), due.text("on").map { "sent on \($0)" },
                    due.text("because"), by: "\n"),
            ])
        }
        return grid
    }

    private var events: GridView {
        var grid = GridView([.word("On"), .word("What"), .prose("Papers"), .prose("Entered")])
        for event in document.objects("events") {
            let papers = event.object("papers") ?? [:]
            grid.append([
                event.text("on"), event.text("step"),
                joined(
                    event.text("certificate"), papers.text("presentor"), papers.text("standing"),
                    papers.text("authority"), papers.text("reason"), papers.text("to"),
                    papers.text("note"), papers.text("authority_document"), papers.list("codes"),
                    papers.text("account")),
                joined(event.moment("recorded_at"), event.text("actor"), by: ", "),
            ])
        }
        return grid
    }

    private var next: GridView {
        var grid = GridView([.word(""), .prose("")])
        for step in document.objects("next") {
            grid.append([step.text("step"), step.text("words")])
        }
        return grid
    }
}
