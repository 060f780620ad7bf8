import JSON
import Ledger

/// How the items of a month were turned around: the figures of 17Ad-6(a)(2), and what follows.
public struct TurnaroundView: Sendable {
    private let document: JSONObject

    public init(_ document: JSONObject) { self.document = document }

    public var text: String {
        var page = PageView(
            document.text("standing") ?? "UNKNOWN",
            "turnaround of \(document.text("month") ?? ""), as of \(document.text("as_of") ?? "")")
        page.paragraph(wrap(sentence))
        page.section(
            "Routine items",
            PageView.facts([
                "Received": document.text("routine_received"),
                "By noon of day 3": count("on_time", of: "routine_received"),
                "By its close": count("by_close", of: "routine_received"),
                "Late": document.text("late"), "Not due yet": document.text("not_due"),
                "Without a calendar": nonZero("undated"),
                "Late items": document.list("late_items"),
                "On hand over 4 days": aged,
            ]))
        page.section(
            "Other items",
            PageView.facts([
                "Received": document.text("non_routine_received"),
                "Turned around": document.text("non_routine_turned_around"),
                "Refused, sent back": document.text("returned"),
                "On hand": joined(
                    document.text("non_routine_on_hand"),
                    document.text("counted_on").map { "at the close of \($0)" }),
            ]))
        page.section("Written inquiries (17Ad-6(a)(7))", inquiries)
        page.section("Notices", notices)
        page.section("Small agent (17Ad-4)", exemption)
        page.section("Months", months)
        return page.text
    }

    private var sentence: String {
        let posted = document.count("posted_not_made_available") ?? 0
        let waiting =
            posted > 0
            ? " \(grouped(posted)) posted item\(posted == 1 ? " is" : "s are") not recorded as "
                + "made available; an item is turned around when its new certificates left or lay "
                + "ready (item dispatch)."
            : ""
        return joined(verdict + waiting, partly, by: " ") ?? verdict
    }

    private var verdict: String {
        let isRunning = document["is_over"]?.bool == false
        let nothing = document.count("routine_received") == 0
        switch document.text("standing") {
        case "MET" where nothing: return "No routine item was received."
        case "MET": return "Nine in ten routine items were turned around in time."
        case "SHORT" where isRunning:
            return "So far fewer than nine in ten routine items were turned around in time; the "
                + "month is not over."
        case "SHORT": return "Fewer than nine in ten routine items were turned around in time."
        case "OPEN" where isRunning && nothing:
            return "So far no routine item was received; the month is not over."
        case "OPEN" where isRunning:
            return "So far the standard can be met; the month is not over."
        case "OPEN": return "Items that are not due yet decide the month."
        case _ where document["is_known"]?.bool == false:
            return "Nothing is known of this month: the book was opened on "
                + "\(document.text("known_from") ?? "a later day")."
        default: return "No calendar is loaded for days that decide the month."
        }
    }

    /// Of a month that the book knows in part, from when it knows it.
    private var partly: String? {
        guard document["is_known"]?.bool != false, let opened = document.text("known_from") else {
            return nil
        }
        return "The book was opened on \(opened); of the time before that it knows only what was "
            + "entered in it later."
    }

    private func count(_ name: String, of whole: String) -> String? {
        guard let part = document.count(name), let all = document.count(whole) else { return nil }
        return all == 0
            ? grouped(part)
            : "\(grouped(part)) (\(Percent.display(numerator: part, denominator: all)))"
    }

    private func nonZero(_ name: String) -> String? {
        document.count(name) == 0 ? nil : document.text(name)
    }

    private var aged: String? {
        let rows = document.objects("aged").compactMap { row in
            joined(
                row.text("items"), row.text("business_days").map { "of \($0) business days" },
                by: " ")
        }
        return rows.isEmpty ? nil : rows.joined(separator: "\n")
    }

    private var inquiries: [String] {
        document.objects("inquiries").flatMap { row in
            wrap(
                "\(row.text("paragraph") ?? ""): \(row.text("late") ?? "0") answered late, "
                    + "\(row.text("pending") ?? "0") pending at the end", indent: 2)
        }
    }

    private var notices: [String] {
        let notice = document.object("notice") ?? [:]
        let limit = document.object("expansion") ?? [:]
        var lines: [String] = []
        if let on = notice.text("filed_on") {
            lines.append("The notice of 17Ad-2(c) was filed on \(on).")
        } else if notice.flag("is_needed") {
            lines.append(
                "The notice of 17Ad-2(c) is due by \(notice.text("by") ?? "a day not known").")
        }
        for ban in limit.objects("bans") {
            let until = ban.text("until").map { " through \($0)" } ?? ""
            lines.append(
                "No new issues and no new functions from \(ban.text("from") ?? "a day not known")"
                    + "\(until) (\(ban.text("cause") ?? "17Ad-3"), \(ban.text("month") ?? "")).")
        }
        for copy in limit.objects("executive_notices") {
            lines.append(
                "A copy goes to the chief executive by \(copy.text("by") ?? "a day not known") "
                    + "(17Ad-3(b), \(copy.text("month") ?? "")).")
        }
        return lines.flatMap { wrap($0, indent: 2) }
    }

    /// What 17Ad-4 counts, and what it would mean; the agent's other books are not in it.
    private var exemption: [String] {
        guard let exemption = document.object("exemption") else { return [] }
        let items = exemption.count("items") ?? 0
        let counted =
            "\(grouped(items)) item\(items == 1 ? "" : "s") from "
            + "\(exemption.text("from") ?? "") to \(exemption.text("through") ?? "") in this book"
        switch exemption.text("status") {
        case "BELOW":
            let by = exemption.text("document_by") ?? "the tenth business day after them"
            return wrap(
                "\(counted): fewer than 500 in six months. An agent with so few in all its books, "
                    + "for transfer and for processing, may be exempt from 17Ad-2(a)-(d) and (h) "
                    + "and 17Ad-3; the certificate of that is on file by \(by). This report "
                    + "goes on measuring.", indent: 2)
        case "NOT_BELOW":
            return wrap("\(counted): 500 or more in six months, so not exempt.", indent: 2)
        default:
            return wrap(
                "Six months that the book knows have not ended since the first item was received.",
                indent: 2)
        }
    }

    private var months: [String] {
        var grid = GridView([
            .word("Month"), .number("Routine"), .number("In time"), .number("Not due"),
            .word("Standing"),
        ])
        for row in document.objects("months") {
            grid.append([
                row.text("month"), row.text("routine_received"), row.text("on_time"),
                row.text("not_due"),
                joined(
                    row.text("standing"),
                    row.flag("is_below_three_quarters") ? "below 75 %" : nil),
            ])
        }
        return grid.isEmpty ? [] : grid.lines()
    }

    /// The months, one a row.
    public var csv: String {
        var writer = CSVWriter(header: [
            "month", "routine_received", "on_time", "not_due", "standing", "known_from",
        ])
        for row in document.objects("months") {
            writer.append([
                .text(row.text("month") ?? ""), row.cell("routine_received"),
                row.cell("on_time"), row.cell("not_due"), .text(row.text("standing") ?? ""),
                row.textCell("known_from"),
            ])
        }
        return writer.text
    }
}

extension JSONObject {
    /// A count as a cell of a CSV file.
    func cell(_ name: String) -> CSVCell { count(name).map { .integer($0) } ?? .empty }

    /// A text as a cell of a CSV file, empty where there is none.
    func textCell(_ name: String) -> CSVCell { text(name).map { .text($0) } ?? .empty }
}
