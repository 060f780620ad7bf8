import JSON

/// The control book: the figures of each class, how long they are good, and what they rest on.
public struct CapitalView: Sendable {
    private let document: JSONObject

    public init(_ document: JSONObject) { self.document = document }

    public var text: String {
        let classes = document.objects("capital")
        guard !classes.isEmpty else { return "No securities." }
        var page = PageView(
            "CONTROL BOOK", document.text("as_of").map { "as of " + $0 } ?? "")
        for security in classes { page.section(security.text("security") ?? "", lines(security)) }
        return page.text
    }

    private func lines(_ security: JSONObject) -> [String] {
        let facts = PageView.facts([
            "Authorised": security.shares("authorised", of: security) ?? "unknown",
            "Outstanding": joined(
                security.shares("outstanding", of: security) ?? "unknown", age(security)),
            "Registered": security.shares("registered", of: security),
            "Source": security.text("source"),
        ])
        let statements = statements(security).lines(indent: 4)
        return facts + (statements.isEmpty ? [] : ["  Statements, the latest first"]) + statements
    }

    private func age(_ security: JSONObject) -> String? {
        guard let day = security.text("stated_as_of") else { return security.text("state") }
        let isStale = security.text("state") == "stale"
        // What the journal added since is not what the source says.
        let stated = security.shares("stated_outstanding", of: security).flatMap {
            $0 == security.shares("outstanding", of: security) ? nil : $0 + " "
        }
        return joined(
            stated.map { $0 + "stated as of \(day), the rest by the journal" }
                ?? "stated as of " + day, security.count("max_age_days").map(Self.goodFor),
            isStale ? "STALE" : nil)
    }

    private static func goodFor(_ days: Int128) -> String {
        "good for " + (days == 1 ? "1 day" : grouped(days) + " days")
    }

    private func statements(_ security: JSONObject) -> GridView {
        var grid = GridView([
            .word("As of"), .number("Authorised"), .number("Outstanding"), .prose("Rests on"),
            .prose("Entered"),
        ])
        for statement in security.objects("statements") {
            grid.append([
                statement.text("as_of"), statement.shares("authorised", of: security),
                statement.shares("outstanding", of: security),
                joined(
                    statement.text("source"),
                    statement.count("max_age_days").map(Self.goodFor),
                    joined(
                        statement.text("authority_document"),
                        statement.text("authority_signer").map { "signed by " + $0 }),
                    by: "\n"),
                joined(
                    statement.moment("recorded_at"),
                    statement.text("actor").map { "by " + $0 }, by: "\n"),
            ])
        }
        return grid
    }
}
