import Ledger

extension CapAuditPage {
    /// For each person the accounts of record, and every way by which shares come to count.
    var makings: Hypertext {
        guard !audit.holders.isEmpty else { return "<p class=\"none\">Nobody is listed.</p>" }
        let note: Hypertext = """
            <p class="note">A joint account counts in full for each of its owners. What counts is \
            the sum of the ways, and the same share is never counted twice for one person.</p>
            """
        return note + "\n" + audit.holders.map(making).joined()
    }

    private func making(of holder: AuditHolder) -> Hypertext {
        let name = holder.name.isEmpty ? holder.person.text : holder.name
        var table = PageTable(
            caption: "\(name), \(holder.person)",
            columns: [.words("From"), .words("How"), .number("Of record"), .number("Counted")],
            emptiness: "\(name): no account and no way of attribution is on file.",
            look: "makings")
        table.rows = holder.accounts.map { account in
            let part: Hypertext = account.part.map { ", \($0.description) of it" } ?? ""
            return [
                "Account \(account.account.text)", "registered as \(account.inscription)\(part)",
                amounts(account.held.mapValues { Fraction($0) }), "",
            ]
        }
        table.rows += holder.paths.enumerated().map { place, path in
            [
                "Way \(place + 1)", "\(words.way(path))", "",
                amounts(path.counted) + omission(of: path),
            ]
        }
        if max(holder.accounts.count, holder.paths.count) > 1 {
            table.total = [
                "Together", "", amounts(holder.record.mapValues { Fraction($0) }),
                amounts(holder.counted),
            ]
        }
        return table.markup
    }

    /// Each class on a line of its own.
    private func amounts(_ held: [SecurityID: Fraction]) -> Hypertext {
        let parts = held.filter { !$0.value.isZero }.sorted { $0.key < $1.key }
        guard !parts.isEmpty else { return "nothing" }
        return parts.map { Hypertext.figure(words.shares($0.value, of: $0.key)) }.joined(
            separator: "<br/>")
    }

    private func omission(of path: AttributionPath) -> Hypertext {
        switch path.omission {
        case .alreadyCounted: "<small>the rest is counted on another way</small>"
        case .beyondTheLots: "<small>the rest is more than the writer has</small>"
        case nil: ""
        }
    }
}
