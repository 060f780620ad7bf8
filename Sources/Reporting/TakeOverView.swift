import JSON
import Ledger

/// An earlier agent's book, reconciled: what came, what differs, and what is in doubt.
public struct TakeOverView: Sendable {
    private let document: JSONObject

    public init(_ document: JSONObject) { self.document = document }

    public var text: String {
        var page = PageView(answer, document.text("file") ?? "")
        if document.flag("is_known") {
            page.say("This very file was taken over before. " + addition)
        } else if isRefused {
            page.say("Nothing was written; no stop of a stop list was placed either.")
        } else if document.flag("dry_run") {
            page.say("Nothing was written.")
        }
        page.paragraph(PageView.facts(facts))
        page.section("By class", classes.lines())
        page.section("Differences of the prior agent", differences)
        page.section(heading("Registrations in doubt", "doubts"), doubts)
        page.section(heading("One person by the taxpayer number", "merged"), merged)
        page.section(heading("May be the same person", "namesakes"), namesakes)
        page.section(isRefused ? "Why not" : "Over a limit, by facts alone", findings)
        return page.text
    }

    /// What was given with a known file, and what became of it.
    private var addition: String {
        guard document.object("added") != nil else {
            let stops = document.count("stops_known") ?? 0
            guard stops > 0 else { return "Nothing was written." }
            return "Nothing was written; the stop list's \(grouped(stops)) stops were taken then."
        }
        guard !document.flag("dry_run") else {
            return "What is given with it for the first time would come in; nothing was written."
        }
        return "What is given with it for the first time came in."
    }

    private var isRefused: Bool { document.text("outcome") == "refused" }

    private var answer: String {
        if isRefused { return "REFUSED" }
        if document.flag("is_known") {
            return document.object("added") == nil
                ? "TAKEN OVER BEFORE" : "TAKEN OVER BEFORE, ADDED TO"
        }
        let isEven = document.objects("differences").isEmpty
        if document.flag("dry_run") {
            return isEven ? "WOULD TAKE OVER" : "WOULD TAKE OVER, DIFFERENT"
        }
        return isEven ? "TAKEN OVER" : "TAKEN OVER, DIFFERENT"
    }

    private var facts: KeyValuePairs<String, String?> {
        [
            "Import": document.text("import"),
            "As of": document.text("as_of"),
            "Certificates": figure("certificates"),
            "Cancelled, kept as detail": figure("cancelled"),
            "Stops placed": figure("stops"),
            "Stops placed now": document.object("added")?.count("stops").map { grouped($0) },
            "Control totals stated now": document.object("added").map {
                $0.texts("controls").joined(separator: ", ")
            }.flatMap { $0.isEmpty ? nil : $0 },
            "Accounts": document.object("accounts").flatMap { accounts in
                joined(
                    accounts.count("new").map { grouped($0) + " new" },
                    accounts.count("known").map { grouped($0) + " in the book before" }, by: ", ")
            },
            "New persons": figure("persons"),
            "SHA-256": document.text("sha256"),
            "Taken over": document.flag("is_known")
                ? joined(
                    document.moment("recorded_at"), document.text("actor").map { "by " + $0 })
                : nil,
        ]
    }

    private func figure(_ name: String) -> String? { document.count(name).map { grouped($0) } }

    private var classes: GridView {
        var grid = GridView([
            .word("Class"), .number("Certificates"), .number("Shares"), .number("Register"),
            .number("Control"), .number("Difference"),
        ])
        for row in document.objects("classes") {
            grid.append([
                row.text("security"), row.count("certificates").map { grouped($0) },
                row.shares("shares", of: row), row.shares("registered", of: row),
                row.shares("control", of: row) ?? "not stated",
                row.shares("difference", of: row) ?? "-",
            ])
        }
        return grid
    }

    private var differences: [String] {
        document.objects("differences").flatMap { row -> [String] in
            let security = row.text("security") ?? ""
            switch row.text("kind") {
            case "SHARES":
                let units = row.shares("units", of: row) ?? ""
                let control = row.shares("control", of: row) ?? ""
                let found = row.shares("found", of: row) ?? ""
                return wrap(
                    "\(security): the register has \(found) shares, the control book "
                        + "\(control): \(units).", indent: 2)
            case "CERTIFICATES":
                return wrap(
                    "\(security): the register has \(row.text("found") ?? "") certificates, "
                        + "\(row.text("control") ?? "") are certified.", indent: 2)
            default:
                return wrap(
                    "\(security) \(row.text("certificate") ?? ""): a stop on a certificate that "
                        + "is not outstanding (\(row.text("detail") ?? "")).", indent: 2)
            }
        }
    }

    private func heading(_ words: String, _ name: String) -> String {
        words + " (" + grouped(document.object(name)?.count("count") ?? 0) + ")"
    }

    /// The first of a list, and how many more there are.
    private func told(_ name: String, _ line: (JSONObject) -> String) -> [String] {
        guard let list = document.object(name) else { return [] }
        let first = list.objects("first")
        let rest = (list.count("count") ?? 0) - Int128(first.count)
        let lines = first.flatMap { wrap(line($0), indent: 2) }
        return rest > 0 ? lines + wrap("and \(grouped(rest)) more", indent: 2) : lines
    }

    private var doubts: [String] {
        told("doubts") { row in
            "line \(row.text("line") ?? ""), account \(row.text("account") ?? ""), "
                + "\(row.text("form") ?? ""): \(row.text("doubt") ?? "")."
        }
    }

    private var merged: [String] {
        told("merged") { row in
            let count = row.count("accounts") ?? 0
            let first = row.texts("first")
            let rest = count - Int128(first.count)
            return "\(row.text("person") ?? ""): \(first.joined(separator: ", "))"
                + (rest > 0 ? " and \(grouped(rest)) more" : "")
        }
    }

    private var namesakes: [String] {
        told("namesakes") { row in
            "\(row.text("name") ?? ""): \(row.texts("persons").joined(separator: ", "))"
        }
    }

    private var findings: [String] {
        let lines = FindingLines.lines(of: document)
        let rest = (document.count("over") ?? 0) - Int128(document.objects("findings").count)
        guard rest > 0, !isRefused else { return lines }
        return lines + wrap("and \(grouped(rest)) more", indent: 2)
    }
}
