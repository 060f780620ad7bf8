import JSON

/// The wordings of the restriction on a security, and how many certificates bear each.
public struct LegendListView: Sendable {
    private let document: JSONObject

    public init(_ document: JSONObject) { self.document = document }

    public var text: String {
        let legends = document.objects("legends")
        let name = joined(document.text("security"), document.text("title")) ?? ""
        let inForce = legends.first { $0.flag("is_in_force") }?.text("version")
        var page = PageView(
            inForce.map { "LEGEND \($0) IN FORCE" } ?? "NO LEGEND IN FORCE", name)
        for legend in legends {
            page.section("Version \(legend.text("version") ?? "?")", facts(of: legend))
        }
        page.section(
            "Outstanding certificates with no version",
            PageView.facts([
                "Seen to bear none": count("certificates_without"),
                "Not looked at": count("certificates_not_looked_at"),
            ]))
        page.section("Notes", FindingsView(document).lines(indent: 2))
        return page.text
    }

    private func count(_ name: String) -> String? {
        document.count(name).flatMap { $0 > 0 ? String($0) : nil }
    }

    private func facts(of legend: JSONObject) -> [String] {
        let names = joined(legend.text("numerator"), legend.text("denominator"), by: "/")
        return PageView.facts([
            "Text": legend.text("text"),
            "Names the limit": names,
            "From": legend.text("from"),
            "Authority": legend.text("authority"),
            "Recorded": joined(
                legend.moment("recorded_at"), legend.text("actor").map { "by " + $0 }),
            "Certificates": legend.text("certificates").map { $0 + " outstanding" },
        ])
    }
}
