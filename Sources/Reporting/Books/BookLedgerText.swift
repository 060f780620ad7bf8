import JSON
import Ledger

/// The journal as plain-text accounting, which other programs add up: one transaction an entry,
/// one commodity a security, the issuer's own accounts beside the holders'.
public struct BookLedgerText: BookPrinter {
    private var entry: String?

    public init() {}

    public func opening(_ head: JSONObject) -> String {
        let name = head.text("legal_name") ?? ""
        return "; The transfer journal of \(name), as of \(head.text("as_of") ?? "").\n"
            + "; Each commodity is a security; each transaction is an entry and sums to zero.\n"
    }

    public mutating func page(_ rows: [BookRow]) -> String {
        var text = ""
        for row in rows {
            if row.raw("entry") != entry {
                entry = row.raw("entry")
                text += heading(of: row)
            }
            text += posting(of: row)
        }
        return text
    }

    public func closing() -> String { "" }

    private func heading(of row: BookRow) -> String {
        let words = [row.text("kind"), row.text("item")].compactMap { $0 }
        let description = words.joined(separator: " ").map { $0 == ";" ? "," : $0 }
        return "\n\(row.raw("effective_on") ?? "") * (\(row.raw("entry") ?? ""))"
            + " \(String(description))\n    ; posted at \(row.raw("posted_at") ?? "")\n"
    }

    private func posting(of row: BookRow) -> String {
        let units = count("credit", of: row) - count("debit", of: row)
        let amount = row.scale.display(units).filter { $0 != "," }
        let paper = row.text("certificate").map { "  ; certificate \($0)" } ?? ""
        return "    \(account(of: row))  \(amount) \"\(row.raw("security") ?? "")\"\(paper)\n"
    }

    /// An account's own colon would make another account's part of it.
    private func account(of row: BookRow) -> String {
        let name = row.raw("account") ?? ""
        guard !name.hasPrefix("@") else { return "issuer:" + name.dropFirst().lowercased() }
        return "holders:" + String(name.map { $0 == ":" ? "_" : $0 })
    }

    private func count(_ name: String, of row: BookRow) -> Int128 {
        row.raw(name).flatMap { Int128($0) } ?? 0
    }
}
