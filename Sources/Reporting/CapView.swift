import JSON

/// Where a person stands against the ownership limit, or would stand with more shares.
public struct CapView: Sendable {
    private let document: JSONObject

    public init(_ document: JSONObject) { self.document = document }

    public var text: String {
        var page = PageView(answer, subject)
        page.paragraph(FindingsView(document).lines())
        page.section(
            "Ownership limit",
            PositionView.lines(document.objects("positions"), isNamed: false))
        page.section("Held", held.lines())
        page.section("Accounts", accounts.lines())
        return page.text
    }

    private var answer: String {
        guard document.object("asked") == nil else {
            return switch document.text("outcome") {
            case "approved", "posted", "ok": "WOULD PASS"
            case "refused": "WOULD BE REFUSED"
            case "held": "WOULD BE HELD"
            case let other: (other ?? "no answer").uppercased()
            }
        }
        let statuses = document.objects("positions").compactMap { $0.text("status") }
        guard let status = ["OVER", "AT_LIMIT", "OK"].first(where: statuses.contains) else {
            return "UNKNOWN"
        }
        let isUncertain = document.objects("findings").contains { $0.text("severity") != "note" }
        return isUncertain ? status + ", UNCERTAIN" : status
    }

    private var subject: String {
        let day = document.text("as_of").map { "as of " + $0 }
        let person = joined(document.text("name"), document.text("person"), day) ?? ""
        guard let asked = document.object("asked"),
            let shares = document.shares("shares", of: asked)
        else { return person }
        return "\(shares) shares of \(asked.text("security") ?? "?") to \(person)"
    }

    private var held: GridView {
        var grid = GridView([.word("Security"), .number("Shares")])
        let (securities, shares) = document.holdings("held", of: document)
        if !securities.isEmpty { grid.append([securities, shares]) }
        return grid
    }

    private var accounts: GridView {
        var grid = GridView([
            .prose("Account"), .prose("Inscription"), .word("Capacity"), .word("Standing"),
            .word("Security"), .number("Shares"),
        ])
        for account in document.objects("accounts") {
            let (securities, shares) = document.holdings("held", of: account)
            grid.append([
                account.text("account"), account.text("inscription"),
                account.text("capacity").map(words), account.text("standing"), securities,
                shares,
            ])
        }
        return grid
    }
}
