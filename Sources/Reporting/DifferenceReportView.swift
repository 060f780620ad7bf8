import JSON

/// 17 CFR 240.17Ad-11: whether a report is due, to whom and by when, and what belongs in it.
public struct DifferenceReportView: Sendable {
    private let document: JSONObject

    public init(_ document: JSONObject) { self.document = document }

    private var isRegulators: Bool { document["issues"] != nil }

    public var text: String {
        var page = PageView(verdict, subject)
        if let opened = document.text("known_from") {
            page.paragraph(wrap(unknown(opened)))
        }
        page.paragraph(document.texts("grounds").flatMap { PageView.hanging("-", $0, gap: 1) })
        page.paragraph(isRegulators ? regulatorsFigures : issuersFigures)
        for row in document.objects("aged") {
            page.section(heading(row, DifferenceView.heading(row)), DifferenceView(row).facts)
        }
        for row in document.objects("buy_ins") {
            page.section(heading(row, OverIssueView.heading(row)), OverIssueView(row).facts)
        }
        for row in document.objects("report_at_once") {
            page.section(
                "REPORT AT ONCE",
                PageView.facts([
                    "Issuer": row.text("issuer"), "Certificate": row.text("certificate"),
                    "Security": row.text("security"),
                    "Shares": document.shares("units", of: row),
                    "Transferred": row.text("transferred_on"),
                    "To be posted by": row.text("post_by"),
                    "To be told from": row.text("report_from"),
                ]))
        }
        return page.text
    }

    /// A row for each aged difference and each buy-in.
    public var csv: String {
        let texts = ["issuer", "security", "type", "certificate", "reason"]
        var writer = CSVWriter(
            header: ["line", "number"] + texts + ["since", "units", "market_value"])
        func append(_ line: String, _ row: JSONObject, _ number: String, _ units: String) {
            let value = row.count("market_value_ten_thousandths").map { _ in
                CSVCell.text(
                    CaseValue.dollars("market_value", of: row).filter { $0 != "$" && $0 != "," })
            }
            writer.append(
                [.text(line), row.cell(number)] + texts.map { row.textCell($0) } + [
                    row.textCell(line == "aged" ? "opened_on" : "ended_on"), row.cell(units),
                    value ?? .empty,
                ])
        }
        for row in document.objects("aged") { append("aged", row, "difference", "units") }
        for row in document.objects("buy_ins") { append("buy_in", row, "over_issue", "shares") }
        return writer.text
    }

    private func heading(_ row: JSONObject, _ words: String) -> String {
        isRegulators ? joined(row.text("issuer"), words, by: ": ") ?? words : words
    }

    /// Of a time of which the book knows nothing nobody can say that no report is due.
    private var verdict: String {
        if document.flag("is_due") { return "REPORT DUE" }
        return isBeforeTheBook ? "UNKNOWN" : "NO REPORT"
    }

    /// Days are written so that the later one sorts after the earlier.
    private var isBeforeTheBook: Bool {
        guard let opened = document.text("known_from") else { return false }
        return (document.text("to") ?? "") < opened
    }

    private func unknown(_ opened: String) -> String {
        let books = isRegulators ? "The first book was opened" : "The book was opened"
        return "\(books) on \(opened); of the time before that it knows only what was entered "
            + "in it later."
    }

    private var subject: String {
        let period = joined(document.text("from"), document.text("to"), by: " to ") ?? ""
        let recipient = isRegulators ? "to the regulator" : "to the issuer"
        let day = document.text("due_by").map { ", by " + $0 } ?? ""
        return document.flag("is_due")
            ? "\(recipient)\(day), on \(period)" : "\(recipient) on \(period)"
    }

    private var issuersFigures: [String] {
        let unpriced = document.texts("unpriced")
        let value = dollars("capitalisation") ?? "not known"
        return PageView.facts([
            "Capitalisation": unpriced.isEmpty
                ? value : value + "; no price of " + unpriced.joined(separator: ", "),
            "Row": document.text("band"),
            "Aged, equity": against("aged_equity", "equity_threshold"),
            "Aged, debt": against("aged_debt", "debt_threshold"),
        ])
    }

    private var regulatorsFigures: [String] {
        PageView.facts([
            "Issues": document.text("issues"),
            "Aged, equity": dollars("aged_equity"), "Aged, debt": dollars("aged_debt"),
            "Threshold": dollars("threshold").map { "more than " + $0 },
            "Buy-ins": dollars("buy_in_threshold").map { "told above " + $0 },
        ])
    }

    private func against(_ name: String, _ threshold: String) -> String? {
        joined(dollars(name), dollars(threshold).map { "told above " + $0 })
    }

    private func dollars(_ name: String) -> String? {
        document.count(name + "_ten_thousandths").map { _ in
            CaseValue.dollars(name, of: document)
        }
    }
}
