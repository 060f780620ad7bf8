import JSON

/// One person: the accounts, what other agents report, the relations and the exceptions.
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
        page.section("Relations", relations.lines())
        page.section(
            "Exceptions from the limit",
            LimitListView.exceptions(document.objects("exceptions"), isNamed: false).lines())
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

    private var relations: GridView {
        var grid = GridView([
            .number("Number"), .prose("Relation"), .word("When"), .prose("Paper"),
        ])
        for relation in document.objects("relations") {
            let words = RelationWords(
                relation, of: document.text("person") ?? "", in: document)
            grid.append([
                relation.text("relation"), words.text, relation.when,
                joined(relation.text("paper"), relation.text("end_paper"), by: "\n"),
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
