import JSON

/// One person: who it is, the accounts, and what other agents report.
public struct PersonView: Sendable {
    private let document: JSONObject

    public init(_ document: JSONObject) { self.document = document }

    public var text: String {
        var page = PageView(
            "PERSON", joined(document.text("name"), document.text("person")) ?? "")
        page.paragraph(
            PageView.facts([
                "Kind": document.text("kind"),
                "Taxpayer": document.text("tin_last_four").map { "number ends in " + $0 }
                    ?? "no number on file",
            ]))
        page.section("Accounts", accounts.lines())
        page.section("Held elsewhere", outsidePositions.lines())
        return page.text
    }

    private var accounts: GridView {
        var grid = GridView([.prose("Account"), .word("Capacity"), .prose("Inscription")])
        for account in document.objects("accounts") {
            grid.append([
                account.text("account"), account.text("capacity").map(words),
                account.text("inscription"),
            ])
        }
        return grid
    }

    private var outsidePositions: GridView {
        var grid = GridView([
            .word("Security"), .number("Shares"), .word("As of"), .prose("Source"),
        ])
        for position in document.objects("outside_positions") {
            grid.append([
                position.text("security"), document.shares("shares", of: position),
                position.text("as_of"), position.text("source"),
            ])
        }
        return grid
    }
}
