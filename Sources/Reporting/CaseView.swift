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
        page.section("Still missing", lacking(of: "lacking").lines())
        page.section("Told at the opening", FindingLines.lines(of: document))
        page.section("Noted", lacking(of: "notes").lines())
        page.section("Dates", dues.lines())
        page.section("What happened", CaseEvents(document).grid.lines())
        page.section("Paper that came back", papers.lines())
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
            "Bond": bonds.isEmpty ? nil : bonds.joined(separator: "\n"),
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

    /// The one filed last is in force; the others stay on file.
    private var bonds: [String] {
        let filed = document.objects("bonds")
        return filed.enumerated().map { index, bond in
            let words = CaseValue.words(for: bond)
            guard filed.count > 1 else { return words }
            return words + (index == filed.count - 1 ? " (in force)" : " (replaced)")
        }
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
            let own = document.objects("events").filter {
                $0["certificate"] == row["certificate"]
            }
            let found = own.first { $0.text("step") == "found" }
            let settled = own.first { $0.text("step") == "settle" }
            let isHeld = own.contains { $0.text("step") == "carried" }
            let standing =
                row.text("replacement").map {
                    "replaced by \($0), \(row.text("replaced_on") ?? "")"
                }
                ?? found?.text("on").map { "found on \($0)" }
                ?? settled?.text("on").map { "settled on \($0)" }
                ?? row.text("cause").map { cause in
                    let word = cause.lowercased()
                    return isHeld
                        ? "missing; \(word), held until it is settled" : "ended meanwhile: \(word)"
                } ?? unended
            let released = row.flag("stop_released") ? ", released" : ""
            grid.append([
                row.text("certificate"), document.shares("shares", of: row),
                row.text("stop").map { $0 + released }, standing,
            ])
        }
        return grid
    }

    /// Where a certificate stands that neither ended nor was found by itself.
    private var unended: String {
        if document.text("state") == "WITHDRAWN" { return "found; case withdrawn" }
        return document.text("kind") == "MUTILATED" ? "mutilated" : "missing"
    }

    private func lacking(of name: String) -> GridView {
        var grid = GridView([.word(""), .prose("")])
        for finding in document.objects(name) {
            grid.append([finding.text("code"), finding.text("message")])
        }
        return grid
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

    /// What becomes of it is recorded by the commands for cancelled paper.
    private var papers: GridView {
        var grid = GridView([.word("Number"), .word("Paper"), .prose("Next, by certificate …")])
        for paper in document.objects("papers") {
            let acts = paper.objects("next").map { act in
                let name = act.text("act") ?? ""
                return joined(Self.commands[name] ?? name, act.text("words"), by: ": ") ?? ""
            }
            let until = paper.text("destroy_unmarked_by").map { "unmarked by \($0) at the latest" }
            grid.append([
                paper.text("certificate"), paper.text("state"),
                (acts + [until].compactMap { $0 }).joined(separator: "\n"),
            ])
        }
        return grid
    }

    private static let commands = [
        "marked": "mark", "stored": "store", "shipped": "ship", "received": "receive",
        "destroyed": "destroy", "disposed": "dispose",
    ]

    /// A step by the name of its command.
    private static let steps = [
        "present_original": "present-original", "recovery_report": "report --recovery",
    ]

    private var next: GridView {
        var grid = GridView([.word(""), .prose("")])
        for step in document.objects("next") {
            let name = step.text("step") ?? ""
            grid.append([Self.steps[name] ?? name, step.text("words")])
        }
        return grid
    }
}
