import JSON

/// One over-issue, and what its clock asks.
public struct OverIssueView: Sendable {
    private let document: JSONObject

    public init(_ document: JSONObject) { self.document = document }

    public var text: String {
        let word =
            switch document.text("duty") {
            case "ended": "ENDED"
            case "diligence": "BONDED"
            case "overdue": "OVERDUE"
            default: "BUY IN"
            }
        var page = PageView(word, Self.heading(document))
        page.add(facts)
        return page.text
    }

    static func heading(_ row: JSONObject) -> String {
        "Over-issue \(row.text("over_issue") ?? "?") of \(row.text("security") ?? "?")"
    }

    var facts: [String] {
        PageView.facts([
            "Shares": document.shares("shares", of: document),
            "Discovered": document.text("discovered_on"),
            "Certificates": document.text("certificates"),
            "Reason": document.text("reason"),
            "Difference": document.text("difference"),
            "Letter": letter,
            "Bond": document.text("bond_on"),
            "Buy in": duty,
            "Ended": joined(
                document.text("ended_on"),
                document.text("ended_by").map { $0 == "bought_in" ? "bought in" : $0 }),
            "Executed by": document.text("party"),
            "Cost": document.count("cost_ten_thousandths").map { _ in
                CaseValue.dollars("cost", of: document)
            },
            "Market value": document.count("market_value_ten_thousandths").map { _ in
                CaseValue.dollars("market_value", of: document)
            },
        ])
    }

    private var letter: String? {
        guard let day = document.text("letter_on") else { return nil }
        return document["is_deferred"]?.bool == false
            ? day + ", after the sixty days: it puts nothing off" : day
    }

    private var duty: String? {
        switch document.text("duty") {
        case "buy_in": document.text("due_by").map { "by " + $0 }
        case "overdue": document.text("due_by").map { "at once; it was due by " + $0 }
        case "diligence": "not while the bond stands; diligence goes on"
        default: nil
        }
    }
}
