import Ledger

extension CapAuditPage {
    var legends: Hypertext {
        guard !audit.legendConflicts.isEmpty else {
            return """
                <p class="none">The legend of no class names another limit than the one in \
                force.</p>
                """
        }
        let lines = audit.legendConflicts.map { finding -> Hypertext in
            "<li>\(finding.message) <span class=\"code\">\(finding.code.rawValue)</span></li>"
        }
        return "<ul class=\"doubts\">\n\(lines.joined())\n</ul>"
    }

    var changes: Hypertext {
        guard let changes = audit.changes else {
            return """
                <p class="none">The book does not reach back to \
                \(PageWords.day(audit.since)).</p>
                """
        }
        return PageTable(
            caption: "From \(audit.since) to \(audit.day)",
            columns: [.words("What"), .words("Before"), .words("After")],
            rows: changes.map { change in
                let (subject, before, after) = words(of: change)
                return ["\(subject)", "\(before)", "\(after)"]
            }, emptiness: "Nothing that bears on a limit changed."
        ).markup
    }

    /// As the other renderings say it, but with the words of this page for a status.
    private func words(
        of change: AuditChange
    ) -> (subject: String, before: String, after: String) {
        let plain = AuditWords.change(change)
        guard case .standing(_, _, _, let before, let after) = change else { return plain }
        func words(_ standing: AuditStanding?) -> String {
            standing.map {
                "\(PageWords.status($0.status)), \(AuditWords.held($0.position))"
            } ?? "not told"
        }
        return (plain.subject, words(before), words(after))
    }

    var stopped: Hypertext {
        PageTable(
            caption: "By a verdict from \(audit.since) to \(audit.day), on the limit",
            columns: [
                .words("Item"), .words("Day"), .words("Outcome"), .words("Reasons"),
            ],
            rows: audit.stopped.map { item in
                let reasons = item.reasons.map { reason -> Hypertext in
                    "\(reason.message) <span class=\"code\">\(reason.code)</span>"
                }
                return [
                    """
                    \(item.number) <span class="code">\(item.key)</span>\
                    <small>\(item.kind)\(item.security.map { " of \($0)" } ?? "")</small>
                    """,
                    "\(item.day)", "\(item.outcome)",
                    reasons.joined(separator: "<br/>"),
                ]
            }, emptiness: "No item was refused or held on the limit."
        ).markup
    }
}
