import JSON

/// The book of an issuer: its securities, the control book's figures, the limits in force.
public struct BookView: Sendable {
    private let document: JSONObject

    public init(_ document: JSONObject) { self.document = document }

    public var text: String {
        var page = PageView("BOOK", subject)
        page.paragraph(
            PageView.facts([
                "Legal name": document.text("legal_name"),
                "Jurisdiction": document.text("jurisdiction"),
                "Time zone": document.text("time_zone"),
            ]))
        let figures = figures.lines()
        page.section("Securities", figures.isEmpty ? ["  none yet"] : figures)
        page.section("Particulars", particulars)
        let limits = limits.lines()
        page.section("Ownership limits", limits.isEmpty ? ["  none on file"] : limits)
        return page.text
    }

    private var subject: String {
        joined(document.text("issuer"), document.text("as_of").map { "as of " + $0 }) ?? ""
    }

    private var securities: [JSONObject] { document.objects("securities") }

    private var figures: GridView {
        var grid = GridView([
            .word("Security"), .prose("Title"), .number("Authorised"), .number("Outstanding"),
            .number("Registered"),
        ])
        for security in securities {
            grid.append([
                security.text("security"), security.text("title"),
                document.shares("authorised", of: security) ?? "unknown",
                document.shares("outstanding", of: security) ?? "unknown",
                document.shares("registered", of: security),
            ])
        }
        return grid
    }

    private var particulars: [String] {
        var grid = GridView([.word(""), .prose("")])
        for security in securities {
            let base = security.text("cusip_base").map { "CUSIP base " + $0 }
            let facts = joined(
                security.flag("is_equity") ? "equity stock" : "not equity stock",
                security.text("kept").map { "kept " + $0 }, decimals(of: security),
                security.text("cusip").map { "CUSIP " + $0 } ?? base)
            grid.append([
                security.text("security"), joined(facts, statement(of: security), by: "\n"),
            ])
        }
        return grid.lines()
    }

    private func decimals(of security: JSONObject) -> String? {
        switch security.count("scale") {
        case nil: nil
        case 0: "whole shares"
        case 1: "1 decimal"
        case let places?: "\(places) decimals"
        }
    }

    /// Where the figure of the outstanding shares comes from.
    private func statement(of security: JSONObject) -> String? {
        guard let day = security.text("stated_as_of") else { return nil }
        return joined(
            "outstanding stated as of " + day, security.text("source"),
            security.text("max_age_days").map { "good for \($0) days" })
    }

    private var limits: GridView {
        var grid = GridView([
            .prose("Of"), .number("Limit"), .prose("By"), .word("From"), .word("Until"),
            .prose("Authority"),
        ])
        for limit in document.objects("limits") {
            grid.append([
                limit.limitScope, limit.limitRatio, limit.limitBasis,
                limit.text("effective_from"), limit.text("effective_until"),
                limit.text("authority"),
            ])
        }
        return grid
    }
}
