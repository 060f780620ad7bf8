import JSON
import Ledger

/// The control book: what is authorised and issued, on whose word, beside the register.
public struct ControlBookView: Sendable {
    private let document: JSONObject

    public init(_ document: JSONObject) { self.document = document }

    public var text: String {
        var page = PageView(
            "CONTROL BOOK",
            joined(
                document.text("legal_name"), document.text("as_of").map { "as of " + $0 }) ?? "")
        for row in document.objects("securities") {
            page.section(
                joined(row.text("security"), row.text("title")) ?? "",
                PageView.facts([
                    "Authorised": document.shares("authorised", of: row) ?? "not stated",
                    "Issued": document.shares("issued", of: row) ?? "not stated",
                    "Stated": joined(row.text("stated_as_of"), row.text("source")),
                    "Accounts": document.shares("master_file", of: row),
                    "Subsidiary file": document.shares("subsidiary", of: row),
                    "Difference": document.shares("difference", of: row),
                ]) + statements(of: row))
        }
        if document.objects("securities").isEmpty { page.paragraph(["No securities."]) }
        return page.text
    }

    /// A row for each class: the figures, and the document on which they rest.
    public var csv: String {
        var writer = CSVWriter(header: [
            "as_of", "security", "title", "authorised", "issued", "stated_as_of", "source",
            "master_file", "subsidiary", "difference",
        ])
        func text(_ row: JSONObject, _ name: String) -> CSVCell {
            row.text(name).map { .text($0) } ?? .empty
        }
        func shares(_ row: JSONObject, _ name: String) -> CSVCell {
            document.shares(name, of: row).map { .number($0.filter { $0 != "," }) } ?? .empty
        }
        for row in document.objects("securities") {
            writer.append([
                text(document, "as_of"), text(row, "security"), text(row, "title"),
                shares(row, "authorised"), shares(row, "issued"), text(row, "stated_as_of"),
                text(row, "source"), shares(row, "master_file"), shares(row, "subsidiary"),
                shares(row, "difference"),
            ])
        }
        return writer.text
    }

    private func statements(of row: JSONObject) -> [String] {
        var grid = GridView([
            .word("As of"), .number("Authorised"), .number("Outstanding"), .prose("Document"),
        ])
        for statement in row.objects("statements") {
            grid.append([
                statement.text("as_of"), shares("authorised", statement, row),
                shares("outstanding", statement, row),
                joined(
                    statement.text("source"), statement.text("authority_document"),
                    statement.text("authority_signer").map { "signed by " + $0 }),
            ])
        }
        let lines = grid.lines(indent: 4)
        return lines.isEmpty ? [] : [""] + lines
    }

    private func shares(_ name: String, _ statement: JSONObject, _ row: JSONObject) -> String? {
        statement.count(name).map { (document.knownScale(of: row) ?? .whole).display($0) }
    }
}
