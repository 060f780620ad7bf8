import JSON

/// A worksheet for Form TA-2: each question with the figure that the book gives.
public struct AnnualReportView: Sendable {
    private let document: JSONObject

    public init(_ document: JSONObject) { self.document = document }

    public var text: String {
        var page = PageView(
            isKnown ? "TA-2" : "UNKNOWN",
            (isKnown ? "" : "TA-2, ") + "worksheet of \(document.text("year") ?? "") for "
                + (document.text("legal_name") ?? ""))
        let filed = document.text("filed_on").map { "It was filed on \($0)." }
        page.paragraph(
            wrap(
                (filed ?? "It is due by \(document.text("by") ?? "a day not known").")
                    + (document.flag("is_short")
                        ? " With fewer than 1,000 items and no more than 1,000 accounts only "
                            + "questions 1 to 5 and 11 and the signature are needed." : "")
                    + " The figures are of this issuer's book alone; an agent of several issuers "
                    + "adds theirs up."))
        if let opened = document.text("known_from") {
            page.paragraph(
                wrap(
                    "The book was opened on \(opened); of the time before that it knows only what "
                        + "was entered in it later."))
        }
        var grid = GridView([.word("Item"), .prose("Question"), .prose("Figure")])
        for row in rows { grid.append([row.item, row.question, row.figure]) }
        page.paragraph(grid.lines(indent: 0))
        page.section("11 Searches for lost holders", searches)
        return page.text
    }

    private var isKnown: Bool { document["is_known"]?.bool != false }

    private var rows: [(item: String, question: String, figure: String?)] {
        func share(_ name: String) -> String {
            guard let accounts = document.count("accounts"), let part = document.count(name) else {
                return "not known"
            }
            return "\(grouped(part)) ("
                + Percent.display(numerator: part, denominator: accounts) + ")"
        }
        let short = document.list("months_short")
        let unknown = document.list("months_unknown")
        return [
            ("2, 3", "service companies; regulatory agency", "not kept in this book"),
            ("4a", "items received for transfer", known("items_received")),
            ("4b", "individual holder accounts on the register", known("accounts")),
            ("5a", "accounts at year end", known("accounts")),
            ("5b, 5c", "reinvestment plan; direct registration", "0; all are certificates"),
            ("5d", "accounts of equity", share("accounts_of_equity")),
            ("", "accounts of debt", share("accounts_of_debt")),
            (
                "6a", "issues, receiving items and keeping the register: equity",
                known("issues_of_equity")
            ),
            ("", "the same: debt", known("issues_of_debt")),
            ("6b, 6c", "issues in one of the two roles alone", "0"),
            ("7", "plans, direct registration, dividends paid", "0; none are paid from this book"),
            ("8a", "aged differences of earlier agents", aged("aged_of_prior_agents")),
            ("", "aged differences of this agent", aged("aged_of_this_agent")),
            (
                "8b", "quarterly reports of buy-ins filed",
                hasDifferences ? "\(buyInReports("filed").count)" : "not known"
            ),
            ("8c", "all that were due were filed", areBuyInsTold),
            ("9a", "always met the turnaround standard", alwaysMet),
            ("9b", "months that fell short", short ?? (isKnown ? "none" : "not known")),
            ("", "months without a calendar", unknown),
            ("9c", "notices filed of the year's months", known("notices_filed")),
            ("10", "open-end fund transactions", "none"),
            ("12", "accounts turned over to states", known("accounts_remitted")),
        ].filter { $0.2 != nil }
    }

    private func known(_ name: String) -> String {
        document.count(name).map { grouped($0) } ?? "not known"
    }

    /// A year of which a part is not known has not always met the standard, as far as is known.
    private var alwaysMet: String {
        if document.list("months_short") != nil { return "no" }
        guard isKnown, document.list("months_unknown") == nil else { return "not known" }
        guard document.list("months_met") != nil else { return "not known; no month has ended" }
        return soFar(
            document.text("known_from").map { "not known before \($0); met since" } ?? "yes")
    }

    private var hasDifferences: Bool { document["record_differences"]?.object != nil }

    /// The year's last word is not said before its last day.
    private func soFar(_ word: String) -> String {
        document.text("as_of")?.hasSuffix("-12-31") == true ? word : word + ", so far"
    }

    private var differences: JSONObject { document["record_differences"]?.object ?? [:] }

    /// In how many issues, and what they are worth, as the form asks.
    private func aged(_ name: String) -> String {
        guard hasDifferences else { return "not known" }
        let sum = differences[name]?.object ?? [:]
        let issues = sum.count("issues") ?? 0
        let unpriced = sum.count("unpriced") ?? 0
        return "\(grouped(issues)) issue\(issues == 1 ? "" : "s"), "
            + CaseValue.dollars("market_value", of: sum)
            + (unpriced > 0 ? ", \(grouped(unpriced)) without a price" : "")
    }

    private func buyInReports(_ state: String) -> [String] {
        differences.texts("buy_in_reports_" + state)
    }

    private var areBuyInsTold: String {
        guard hasDifferences else { return "not known" }
        let missing = buyInReports("due").filter { !buyInReports("filed").contains($0) }
        guard missing.isEmpty else { return "no: " + missing.joined(separator: ", ") }
        return buyInReports("due").isEmpty ? "none was due" : "yes"
    }

    private var searches: [String] {
        var grid = GridView([
            .word("Day"), .prose("Data base"), .number("Accounts"), .number("Addresses"),
        ])
        for row in document.objects("searches") {
            grid.append([
                row.text("on"), row.text("service"), row.text("accounts"), row.text("addresses"),
            ])
        }
        return grid.isEmpty ? [isKnown ? "  none" : "  not known"] : grid.lines()
    }

    public var csv: String {
        var writer = CSVWriter(header: ["item", "question", "figure"])
        for row in rows {
            writer.append([
                .text(row.item), .text(row.question), row.figure.map { .text($0) } ?? .empty,
            ])
        }
        return writer.text
    }
}
