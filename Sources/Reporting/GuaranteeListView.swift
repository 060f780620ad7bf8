import JSON
import Ledger

/// What medallion prefixes secure, and the written standards for guarantors.
public struct GuaranteeListView: Sendable {
    private let document: JSONObject

    public init(_ document: JSONObject) { self.document = document }

    public var text: String {
        let version = document.text("standard_in_force") ?? "0"
        let programs = document.list("programs_in_force") ?? "no program"
        var page = PageView(
            "STANDARD \(version)",
            version == "0" ? "the certificate's own notice: \(programs)" : programs)
        page.section("What a prefix secures", prefixes("prefixes").lines())
        page.section("From a later day", prefixes("prefixes_to_come").lines())
        for standard in document.objects("standards") {
            page.section(
                "Standard \(standard.text("version") ?? "?")",
                PageView.facts([
                    "Text": standard.text("text"),
                    "Programs": standard.list("programs"),
                    "From": standard.text("from"),
                    "Authority": standard.text("authority"),
                    "Recorded": joined(
                        standard.moment("recorded_at"),
                        standard.text("actor").map { "by " + $0 }),
                ]))
        }
        return page.text
    }

    private func prefixes(_ name: String) -> GridView {
        var grid = GridView([
            .word("Prefix"), .number("Up to"), .word("From"), .prose("Source"),
        ])
        for prefix in document.objects(name) {
            grid.append([
                prefix.text("prefix"),
                prefix.count("maximum_ten_thousandths").map { "$" + Money.display($0) },
                prefix.text("from"), prefix.text("source"),
            ])
        }
        return grid
    }
}
