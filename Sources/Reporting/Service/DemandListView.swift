import JSON

/// The record holders who are asked who owns their stock, and who has answered.
public struct DemandListView: Sendable {
    private let document: JSONObject

    public init(_ document: JSONObject) { self.document = document }

    public var text: String {
        let holders = document.objects("holders")
        let letters = holders.compactMap { $0["letter"]?.text }
        guard letters.isEmpty else {
            return letters.joined(separator: "\n\n\u{2500}\u{2500}\u{2500}\n\n")
        }
        var page = PageView(
            "DEMANDS",
            "tax year \(document.text("year") ?? ""), due by "
                + (document.text("by") ?? "a day not known"))
        page.paragraph(wrap(sentence))
        if document["is_over"]?.bool == false {
            page.paragraph(
                wrap("The year is not over: its letters are drafts, with the figures so far."))
        }
        var days = GridView([.word("Record date"), .number("Holders of record")])
        for row in document.objects("record_dates") {
            days.append([row.text("day"), row.text("holders")])
        }
        page.section("Dividend record dates", days.isEmpty ? [] : days.lines())
        var grid = GridView([
            .prose("Account"), .prose("Registered to"), .prose("Holding"), .word("Sent"),
            .word("Answered"),
        ])
        for holder in holders {
            grid.append([
                holder.text("account"), holder.text("inscription"),
                holder.objects("stakes").compactMap(words).joined(separator: "\n"),
                holder.text("sent_on") ?? "no", holder.text("answered_on") ?? "no",
            ])
        }
        page.section("Record holders who are asked", grid.isEmpty ? ["  nobody"] : grid.lines())
        return page.text
    }

    private var sentence: String {
        guard let threshold = document.text("threshold") else {
            return
                "No dividend record date of the year with holders of record is on file, so nobody "
                + "can be told apart (security record-date)."
        }
        return "By the lowest count of holders of record each holder of \(threshold) or more of a "
            + "class on one of the record dates is asked (26 CFR 1.857-8(d))."
    }

    private func words(_ stake: JSONObject) -> String? {
        guard let held = stake.count("shares"), let all = stake.count("outstanding") else {
            return nil
        }
        return joined(
            document.shares("shares", of: stake), stake.text("security"),
            "(\(Percent.display(numerator: held, denominator: all)))",
            stake.text("day").map { "on \($0)" }, by: " ")
    }

    public var csv: String {
        var writer = CSVWriter(header: [
            "account", "inscription", "record_date", "security", "units", "units_outstanding",
            "sent_on", "answered_on",
        ])
        for holder in document.objects("holders") {
            for stake in holder.objects("stakes") {
                writer.append([
                    holder.textCell("account"), holder.textCell("inscription"),
                    stake.textCell("day"), stake.textCell("security"), stake.cell("shares"),
                    stake.cell("outstanding"), holder.textCell("sent_on"),
                    holder.textCell("answered_on"),
                ])
            }
        }
        return writer.text
    }
}
