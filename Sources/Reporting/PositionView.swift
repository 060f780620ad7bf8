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
        let names = isNamed ? joined(position.text("name"), position.text("person")) : nil
        let head = joined(names, limit, by: "\n") ?? ""
        return PageView.hanging(position.text("status") ?? "LIMIT", head, indent: 2)
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
            ("Held", shares(held.before), shares(held.after)),
            ("Outstanding", shares(whole.before), shares(whole.after)),
            ("Share", percent(held.before, whole.before), percent(held.after, whole.after)),
            ("Exactly", exact(held.before, whole.before), exact(held.after, whole.after)),
            ("Limit", nil, shares(position.count("limit_shares"))),
            ("Headroom", nil, shares(position.count("headroom"))),
            ("Excess", nil, shares(excess)),
        ]
        return rows.filter { $0.before != nil || $0.after != nil }
    }

    private func shares(_ units: Int128?) -> String? {
        units.map { (position.knownScale(of: position) ?? .whole).display($0) }
    }

    private func percent(_ part: Int128?, _ whole: Int128?) -> String? {
        guard let part, let whole, whole > 0 else { return nil }
        return Percent.display(numerator: part, denominator: whole)
    }

    private func exact(_ part: Int128?, _ whole: Int128?) -> String? {
        guard let part, let whole else { return nil }
        return Percent.exact(numerator: part, denominator: whole)
    }
}
