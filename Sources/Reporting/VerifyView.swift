import JSON

/// The proof of the book: each comparison, where it fails first, and the answer last.
public struct VerifyView: Sendable {
    private let document: JSONObject

    public init(_ document: JSONObject) { self.document = document }

    public var text: String {
        let checks = document.objects("checks")
        let failed = checks.filter { ($0.count("differences") ?? 0) != 0 }
        var grid = GridView([
            .word("Check"), .prose("What was compared"), .number("Compared"),
            .number("Differences"),
        ])
        for check in checks {
            let differences = check.count("differences") ?? 0
            grid.append([
                differences == 0 ? "ok" : "DIFFERS", check.text("meaning") ?? check.text("name"),
                check.count("compared").map { grouped($0) }, grouped(differences),
            ])
        }
        var lines = grid.lines(indent: 0)
        for check in failed {
            let name = check.text("name") ?? "check"
            lines += [""] + wrap(name + ", the first difference:")
            lines += wrap(check.text("first") ?? "not told", indent: 2)
        }
        if !lines.isEmpty { lines.append("") }
        lines.append(answer(failed.count, of: checks.count))
        return lines.joined(separator: "\n")
    }

    private func answer(_ failed: Int, of all: Int) -> String {
        guard all > 0 else { return "Nothing was compared." }
        guard failed > 0 else { return "The book is sound." }
        return "The book differs: \(failed) of \(all) checks."
    }
}
