import JSON
import Ledger

/// One person against one limit: before and after, the exact fraction beside the percentage.
struct PositionView: Sendable {
    private let position: JSONObject
    private let isNamed: Bool

    /// Without a name where the page is about one person anyway.
    init(_ position: JSONObject, isNamed: Bool = true) {
        self.position = position
        self.isNamed = isNamed
    }

    /// All of them, each under a head of its own.
    static func lines(_ positions: [JSONObject], isNamed: Bool = true) -> [String] {
        Array(
            positions.map { PositionView($0, isNamed: isNamed).lines }.joined(separator: [""]))
    }

    var lines: [String] {
        guard !isNamed else { return Self.heading(position) + grid.lines(indent: 4) }
        return PageView.hanging(position.text("status") ?? "LIMIT", limit, indent: 2)
            + grid.lines(indent: 4)
    }

    private var limit: String {
        let authority = position.text("authority").map { "; " + $0 } ?? ""
        return "\(position.limitRatio) of \(position.limitScope), by \(position.limitBasis)"
            + authority
    }

    private var grid: GridView {
        let held = (position.count("held_before"), position.count("held_after"))
        let whole = (position.count("outstanding_before"), position.count("outstanding"))
        // Where nothing moves there is one column, and no need to say what stands in it.
        guard held.0 != held.1 || whole.0 != whole.1 else {
            var grid = GridView([.word(""), .number("")])
            for row in rows(held, whole) { grid.append([row.label, row.after]) }
            return grid
        }
        var grid = GridView([.word(""), .number("Before"), .number("After")])
        for row in rows(held, whole) { grid.append([row.label, row.before, row.after]) }
        return grid
    }

    private typealias Pair = (before: Int128?, after: Int128?)

    private func rows(
        _ held: Pair, _ whole: Pair
    ) -> [(label: String, before: String?, after: String?)] {
        let excess = position.count("excess").flatMap { $0 > 0 ? $0 : nil }
        let rows: [(label: String, before: String?, after: String?)] = [
            (
                "Held", shares(held.before, part("held_before")),
                shares(held.after, part("held_after"))
            ),
            ("Outstanding", shares(whole.before), shares(whole.after)),
            ("Share", percent(held.before, whole.before), percent(held.after, whole.after)),
            (
                "Exactly", exact(held.before, whole.before, part("held_before")),
                exact(held.after, whole.after, part("held_after"))
            ),
            ("Limit", nil, shares(position.count("limit_shares"))),
            ("Headroom", nil, shares(position.count("headroom"))),
            ("Excess", nil, shares(excess)),
        ]
        return rows.filter { $0.before != nil || $0.after != nil }
    }

    private func shares(_ units: Int128?, _ part: String? = nil) -> String? {
        guard let units else { return nil }
        return joined(Self.amount(units, position), part, by: " ")
    }

    /// Shares, or dollars where the limit counts by value.
    static func amount(_ units: Int128, _ position: JSONObject) -> String {
        let scale = position.knownScale(of: position) ?? .whole
        guard position.text("basis") == "VALUE" else { return scale.display(units) }
        return "$" + Money.display(units / Int128(scale.unitsPerShare))
    }

    static func amount(_ position: JSONObject, _ name: String) -> String? {
        position.count(name).map { amount($0, position) }
    }

    /// The status, who it is, and which limit.
    static func heading(_ position: JSONObject) -> [String] {
        let view = PositionView(position)
        let names = joined(position.text("name"), position.text("person"))
        return PageView.hanging(
            position.text("status") ?? "LIMIT", joined(names, view.limit, by: "\n") ?? "",
            indent: 2)
    }

    /// What is held beyond whole units: `1/3` of a share, or of a ten-thousandth of a dollar.
    private func part(_ name: String) -> String? {
        guard let exactly = position.text(name + "_exactly"), exactly.contains("/") else {
            return nil
        }
        guard position.text("basis") != "VALUE", position.knownScale(of: position) == .whole else {
            return "and a part"
        }
        return exactly.split(separator: " ").last.map(String.init)
    }

    private func percent(_ part: Int128?, _ whole: Int128?) -> String? {
        guard let part, let whole, whole > 0 else { return nil }
        return Percent.display(numerator: part, denominator: whole)
    }

    private func exact(_ held: Int128?, _ whole: Int128?, _ part: String?) -> String? {
        guard let held, let whole else { return nil }
        guard let part else { return Percent.exact(numerator: held, denominator: whole) }
        return "\(held) \(part) of \(whole)"
    }
}
