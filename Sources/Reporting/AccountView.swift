import JSON

/// One account: the registration, its owners, its holdings and its certificates.
public struct AccountView: Sendable {
    private let document: JSONObject

    public init(_ document: JSONObject) { self.document = document }

    public var text: String {
        var page = PageView("ACCOUNT", document.text("account") ?? "")
        page.paragraph(
            PageView.facts([
                "Inscription": document.text("inscription"),
                "Form": document.text("form"),
                "Standing": document.text("standing"),
                "Address": document.addressLines,
                "Taxpayer": taxpayer,
                "Opened": document.moment("opened_at"),
            ]))
        page.section("Owners", owners.lines())
        let holdings = holdings.lines()
        page.section("Holdings", holdings.isEmpty ? ["  nothing"] : holdings)
        page.section("Outstanding certificates", certificates.lines())
        page.section("Changes of address", changes)
        return page.text
    }

    private var taxpayer: String? {
        if let digits = document.text("tin_last_four") { return "number ends in " + digits }
        return document.text("tin_absence").map { "no number: " + $0 } ?? "no number on file"
    }

    /// Each with the paper that asked for it.
    private var changes: [String] {
        document.objects("addresses").flatMap { change in
            PageView.facts([
                "From": joined(
                    change.text("from"), change.text("actor").map { "entered by " + $0 }),
                "To": change.addressLines, "Paper": change.text("paper"),
            ])
        }
    }

    private var owners: GridView {
        var grid = GridView([.word("Person"), .prose("Name"), .word("Capacity")])
        for owner in document.objects("owners") {
            grid.append([
                owner.text("person"), owner.text("name"), owner.text("capacity").map(words),
            ])
        }
        return grid
    }

    private var holdings: GridView {
        var grid = GridView([.word("Security"), .number("Shares")])
        let (securities, shares) = document.holdings("holdings", of: document)
        if !securities.isEmpty { grid.append([securities, shares]) }
        return grid
    }

    private var certificates: GridView {
        var grid = GridView([
            .word("Certificate"), .word("Security"), .number("Shares"), .word("Registered"),
        ])
        for certificate in document.objects("certificates") {
            grid.append([
                certificate.text("certificate"), certificate.text("security"),
                document.shares("shares", of: certificate), certificate.text("registered_on"),
            ])
        }
        return grid
    }
}
