import JSON

/// A statement of one account: what it had, what moved and what it has.
public struct AccountStatementView: Sendable {
    private let document: JSONObject

    public init(_ document: JSONObject) { self.document = document }

    public var text: String {
        let period = joined(
            document.text("from").map { "from " + $0 }, document.text("to").map { "to " + $0 },
            by: " ")
        var page = PageView(
            "STATEMENT",
            joined(document.text("account").map { "account " + $0 }, period, by: " ") ?? "")
        page.paragraph(
            PageView.facts([
                "Registration": document.text("inscription"), "Form": document.text("form"),
                "Address": document.addressLines,
            ]))
        page.section("Before", balance("opening"))
        page.section("Movements", movements)
        page.section("At the end", balance("closing"))
        return page.text
    }

    /// A row for each posting; what the account had before and has at the end stand around them.
    public var csv: String {
        var writer = CSVWriter(header: [
            "account", "line", "effective_on", "entry", "kind", "security", "certificate",
            "shares",
        ])
        let account = document.text("account").map { CSVCell.text($0) } ?? .empty
        func shares(_ text: String?) -> CSVCell {
            text.map { .number($0.filter { $0 != "," }) } ?? .empty
        }
        func balances(_ name: String, on day: String) {
            let (securities, counts) = document.holdings(name, of: document)
            let lines = (securities.split(separator: "\n"), counts.split(separator: "\n"))
            for (security, count) in zip(lines.0, lines.1) {
                writer.append([
                    account, .text(name), document.text(day).map { .text($0) } ?? .empty, .empty,
                    .empty, .text(String(security)), .empty, shares(String(count)),
                ])
            }
        }
        balances("opening", on: "from")
        for row in document.objects("postings") {
            let words = ["effective_on", "entry", "kind", "security", "certificate"].map {
                row.text($0).map { CSVCell.text($0) } ?? .empty
            }
            writer.append(
                [account, .text("posting")] + words + [shares(document.shares("units", of: row))])
        }
        balances("closing", on: "to")
        return writer.text
    }

    private func balance(_ name: String) -> [String] {
        let (securities, shares) = document.holdings(name, of: document)
        guard !securities.isEmpty else { return ["  No shares."] }
        var grid = GridView([.word("Security"), .number("Shares")])
        grid.append([securities, shares])
        return grid.lines()
    }

    private var movements: [String] {
        var grid = GridView([
            .word("Effective"), .number("Entry"), .word("Kind"), .word("Security"),
            .prose("Certificate"), .number("Debit"), .number("Credit"),
        ])
        let postings = document.objects("postings")
        for row in postings {
            let isDebit = (row.count("units") ?? 0) < 0
            let shares = document.shares("units", of: row).map { $0.filter { $0 != "-" } }
            grid.append([
                row.text("effective_on"), row.text("entry"), row.text("kind"),
                row.text("security"), row.text("certificate"), isDebit ? shares : nil,
                isDebit ? nil : shares,
            ])
        }
        return postings.isEmpty ? ["  None."] : grid.lines()
    }
}
