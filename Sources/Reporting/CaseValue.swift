import JSON
import Ledger

/// What is missing in a case in dollars: its value, the bond's sum, the usual premiums.
struct CaseValue {
    private let document: JSONObject

    init(_ document: JSONObject) { self.document = document }

    var lines: [String] {
        guard let value = document.object("value") else { return [] }
        var block = KeyValueBlock()
        block.append(
            "Price", "\(Self.dollars("price", of: value)) of \(value.text("price_date") ?? "")")
        block.append("Source", value.text("price_source") ?? "")
        block.append("Value", Self.dollars("value", of: value))
        block.append(
            "Penal sum",
            "\(Self.dollars("penal_sum", of: value)), \(value.text("bond_percent") ?? "100") %")
        let others = document.texts("counted_with")
        if !others.isEmpty {
            block.append(
                "Counted with",
                "\(others.count == 1 ? "case" : "cases") \(others.joined(separator: ", "))")
        }
        for premium in value.objects("premiums") {
            let percent = premium.text("percent") ?? ""
            block.append("Premium at \(percent) %", Self.dollars("premium", of: premium))
        }
        return block.lines(width: PageView.width, indent: 2)
    }

    /// An amount that is kept in ten-thousandths of a dollar.
    static func dollars(_ name: String, of part: JSONObject) -> String {
        part.count(name + "_ten_thousandths").map { "$" + Money.display($0) } ?? "open penalty"
    }

    /// A bond in one line.
    static func words(for bond: JSONObject) -> String {
        let kind = bond.flag("blanket") ? "certificate under the blanket policy " : ""
        return joined(
            kind + (bond.text("number") ?? ""), bond.text("surety"),
            dollars("penal_sum", of: bond), bond.text("effective_on").map { "from \($0)" }) ?? ""
    }
}
