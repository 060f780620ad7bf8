import JSON
import Ledger

/// How many shares a person may take, and who of those concerned is in the way.
public struct CapRoomView: Sendable {
    private let document: JSONObject

    public init(_ document: JSONObject) { self.document = document }

    public var text: String {
        var page = PageView(answer, subject)
        page.paragraph(FindingsView(document).lines())
        page.section("By person and basis", bounds)
        return page.text
    }

    private var answer: String {
        guard let allowed = document.shares("allowed", of: document) else { return "UNKNOWN" }
        return document.objects("findings").contains { $0.text("severity") != "note" }
            ? "\(allowed), UNCERTAIN" : allowed
    }

    private var subject: String {
        let person = joined(document.text("name"), document.text("person")) ?? "?"
        let day = document.text("as_of").map { ", as of " + $0 } ?? ""
        let security = document.text("security") ?? "?"
        guard document.count("allowed") != nil else {
            return "how many shares of \(security) \(person) may take\(day)"
        }
        let isAll = document.count("allowed") == document.count("others_hold")
        return "shares of \(security) may be taken by \(person)\(day)"
            + (isAll ? ": all that others hold" : "")
    }

    private var bounds: [String] {
        var grid = GridView([
            .prose("Person"), .prose("By"), .number("Held"), .number("Limit"),
            .number("May take"), .word(""),
        ])
        for bound in document.objects("bounds") {
            let basis = bound.limitBasis
            let scope = bound.text("scope") == "ALL_EQUITY" ? "" : " of " + bound.limitScope
            grid.append([
                joined(bound.text("name"), bound.text("person")), basis + scope,
                PositionView.amount(bound, "held_after"),
                PositionView.amount(bound, "limit_shares"),
                bound.count("allowed").map {
                    (document.knownScale(of: document) ?? .whole).display($0)
                },
                bound.flag("is_binding") ? "BINDS" : nil,
            ])
        }
        return grid.lines()
    }
}
