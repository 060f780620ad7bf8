import JSON
import Ledger

/// A long book for a terminal or a printer: what it comes to first, then its rows, a page of them
/// under each heading.
public struct BookText: BookPrinter {
    /// Which book it is, and so what its rows look like.
    public enum Kind: String, CaseIterable, Sendable {
        case masterFile
        case journal
        case holders
        case stockLedger
        case subsidiaryFile
    }

    private let kind: Kind
    private var isFirst = true

    public init(_ kind: Kind) { self.kind = kind }

    public func opening(_ head: JSONObject) -> String {
        var page = PageView(title, subject(head))
        let totals = head.objects("totals")
        guard !totals.isEmpty else {
            page.paragraph(["None."])
            return page.text + "\n"
        }
        var grid = GridView([
            .word("Security"), .number(rowsTitle), .number("Shares"), .number("Debit"),
            .number("Credit"), .number("Waiting"),
        ])
        for total in totals {
            grid.append([
                total.text("security"), total.count("rows").map { grouped($0) },
                head.shares("shares", of: total), head.shares("debit", of: total),
                head.shares("credit", of: total), head.shares("waiting", of: total),
            ])
        }
        page.paragraph(grid.lines())
        if let later = head.count("posted_later"), later > 0 {
            page.paragraph(
                wrap(
                    "\(grouped(later)) \(later == 1 ? "entry was" : "entries were") posted after "
                        + "that day as of it or an earlier one, and is counted here."))
        }
        if kind == .holders { page.paragraph(certificate(head)) }
        return page.text + "\n"
    }

    public mutating func page(_ rows: [BookRow]) -> String {
        guard !rows.isEmpty else { return "" }
        var grid = GridView(columns)
        for row in rows { grid.append(cells(of: row)) }
        return "\n" + grid.lines(indent: 0).joined(separator: "\n") + "\n"
    }

    public func closing() -> String { "" }

    private var title: String {
        switch kind {
        case .masterFile: "MASTER SECURITYHOLDER FILE"
        case .journal: "TRANSFER JOURNAL"
        case .holders: "HOLDERS OF RECORD"
        case .stockLedger: "STOCK LEDGER"
        case .subsidiaryFile: "SUBSIDIARY FILE"
        }
    }

    private var rowsTitle: String {
        switch kind {
        case .masterFile: "Certificates"
        case .journal: "Postings"
        case .holders, .stockLedger: "Holders"
        case .subsidiaryFile: "Lines"
        }
    }

    private func subject(_ head: JSONObject) -> String {
        let name = head.text("legal_name")
        guard kind == .journal else {
            return joined(name, head.text("as_of").map { "as of " + $0 }) ?? ""
        }
        return joined(
            name, head.text("from").map { "posted from " + $0 },
            head.text("to").map { "to " + $0 }) ?? ""
    }

    /// The words and the line under which the agent signs the list; of a day that is not over,
    /// why nobody signs it.
    private func certificate(_ head: JSONObject) -> [String] {
        let day = head.text("as_of") ?? ""
        guard head["is_certified"]?.bool != false else {
            return wrap(
                "Not certified: \(day) is not over, and this is the list as of now. What is posted "
                    + "before the close of business belongs to it; it can be certified from the "
                    + "day after on.")
        }
        return wrap(
            "Certified to be a true and complete list of the holders of record at the close of "
                + "business on \(day), as the books of the transfer agent "
                + "show them.")
            + ["", "For the transfer agent ______________________________  Date ______________"]
    }

    private var columns: [GridView.Column] {
        switch kind {
        case .masterFile:
            [
                .word("Security"), .prose("Account"), .prose("Registration"),
                .prose("Certificate"), .word("Issued"), .number("Shares"),
            ]
        case .journal:
            [
                .number("Entry"), .word("Effective"), .word("Kind"), .word("Security"),
                .prose("Account, certificate"), .number("Debit"), .number("Credit"),
            ]
        case .holders:
            [.word("Security"), .prose("Account"), .prose("Registration"), .number("Shares")]
        case .stockLedger:
            [.prose("Name and address"), .prose("Class"), .number("Shares")]
        case .subsidiaryFile:
            [
                .number("Line"), .word("Security"), .prose("Certificate"), .prose("Account"),
                .number("Shares"), .word("Transferred"), .prose("Posted"),
            ]
        }
    }

    private func cells(of row: BookRow) -> [String?] {
        switch kind {
        case .masterFile:
            [
                row.text("security"), row.text("account"), registration("inscription", of: row),
                row.text("certificate"), row.text("issued_on"), row.shares("shares"),
            ]
        case .journal:
            [
                row.text("entry"), row.text("effective_on"), row.text("kind"),
                row.text("security"),
                joined(row.text("account"), row.text("certificate"), by: " "),
                row.shares("debit"), row.shares("credit"),
            ]
        case .holders:
            [
                row.text("security"), row.text("account"), registration("inscription", of: row),
                row.shares("shares"),
            ]
        case .stockLedger:
            [
                registration("name", of: row),
                joined(row.text("security"), row.text("class")), row.shares("shares"),
            ]
        case .subsidiaryFile:
            [
                row.text("line"), row.text("security"), row.text("certificate"),
                row.text("account"), row.shares("units"), row.text("transferred_on"),
                row.text("posted_in").map { "in entry " + $0 } ?? "waits",
            ]
        }
    }

    /// The name as it is registered, and the address under it.
    private func registration(_ name: String, of row: BookRow) -> String? {
        let place = joined(row.text("state"), row.text("zip"), by: " ")
        return joined(
            row.text(name), row.text("street"), joined(row.text("city"), place), by: "\n")
    }
}
