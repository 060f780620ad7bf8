import JSON

/// One record difference: what differs, since when, and how it ended.
public struct DifferenceView: Sendable {
    private let document: JSONObject

    public init(_ document: JSONObject) { self.document = document }

    public var text: String {
        let state = document.text("state")?.uppercased() ?? "OPEN"
        let prefix = document.flag("dry_run") ? "WOULD BE " : ""
        var page = PageView(prefix + state, Self.heading(document))
        page.add(facts)
        return page.text
    }

    static func heading(_ row: JSONObject) -> String {
        let what = row.text("certificate").map { "certificate " + $0 } ?? "the register"
        return "Difference \(row.text("difference") ?? "?"), "
            + (row.text("type") == "TYPE_2" ? "type 2: " : "type 1: ") + what + " of "
            + (row.text("security") ?? "?")
    }

    var facts: [String] {
        let isRegister = document.text("type") != "TYPE_2"
        let aged = document.text("aged_from")
        return PageView.facts([
            "Difference": document.shares("units", of: document).map { $0 + " shares" },
            isRegister ? "Control book" : "Master file": document.shares(
                "recorded", of: document),
            isRegister ? "Accounts" : "Paper": document.shares("found", of: document),
            "Opened": joined(
                document.text("opened_on"), document.text("opened_by").map { "by " + $0 }),
            "Aged": document.text("state") == "resolved" ? nil : aged.map { "from " + $0 },
            "From": document.flag("is_prior_agents") ? "an earlier agent" : nil,
            "Reason": document.text("reason"),
            "Posted": document.text("entry").map { entry in
                joined("in entry " + entry, document.list("ended")) ?? entry
            },
            "Resolved": joined(
                document.text("resolved_on"), document.text("resolved_by").map { "by " + $0 }),
            "Resolution": joined(document.text("resolution"), document.text("paper"), by: "; "),
            "Market value": document.count("market_value_ten_thousandths").map { _ in
                CaseValue.dollars("market_value", of: document)
            },
        ])
    }
}
