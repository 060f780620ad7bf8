import JSON
import Ledger

/// What would come of an item, before anybody says yes to it: what is presented, the guarantee,
/// the ownership limit before and after, and the answer.
public struct PreflightView: Sendable {
    private let document: JSONObject

    /// - Parameter document: The answer to a check, with `presented`, `stamps` and `stated`.
    public init(_ document: JSONObject) { self.document = document }

    public var text: String {
        var page = PageView(answer, "nothing has been written")
        page.paragraph(
            PageView.facts([
                "Certificates": presented, "Guarantees": stamps, "Price": price,
                "Positions": held, "Knowledge": document.object("stated")?.text("knowledge"),
                "Takes effect": document.object("stated")?.text("effective_on"),
            ]))
        page.section(
            "Certificates that would be issued",
            CreatedView(document, isTransfer: true).grid.lines())
        page.section("Ownership limit", PositionView.lines(positions))
        page.section(
            passes ? "Notes" : "In the way",
            FindingsView(document).lines(indent: 2, beside: positions))
        return page.text
    }

    private var passes: Bool {
        ["approved", "posted"].contains(document.text("outcome"))
    }

    private var answer: String {
        switch document.text("outcome") {
        case "approved", "posted": "WOULD POST"
        case "refused": "WOULD BE REFUSED"
        case "held": "WOULD BE HELD"
        default: "NO OUTCOME"
        }
    }

    private var presented: String? {
        let lines = document.objects("presented").map { certificate in
            joined(
                certificate.text("certificate"),
                certificate.shares("shares", of: certificate).map { $0 + " shares" },
                certificate.text("inscription")) ?? ""
        }
        return lines.isEmpty ? nil : lines.joined(separator: "\n")
    }

    private var stamps: String? {
        let lines = document.objects("stamps").map { stamp in
            let name = joined(stamp.text("program"), stamp.text("serial"), by: " ")
            return joined(
                name, stamp.text("prefix").map { "prefix " + $0 }, stamp.text("institution"),
                stamp.text("date"),
                stamp.text("value_covered").map { "states $" + Self.dollars($0) }) ?? ""
        }
        return lines.isEmpty ? "none" : lines.joined(separator: "\n")
    }

    private var price: String? {
        guard let stated = document.object("stated"), let price = stated.text("price") else {
            return nil
        }
        return joined("$" + Self.dollars(price), stated.text("source"))
    }

    private static func dollars(_ typed: String) -> String {
        Money(typed).map { Money.display(Int128($0.tenThousandths)) } ?? typed
    }

    /// What intermediaries will hold for others.
    private var held: String? {
        let lines = document.objects("stated_positions").map { position in
            joined(
                (position.text("account") ?? "") + " for " + (position.text("person") ?? ""),
                position.shares("shares", of: position).map { $0 + " shares afterwards" },
                position.text("source")) ?? ""
        }
        return lines.isEmpty ? nil : lines.joined(separator: "\n")
    }

    /// Whoever gains, and whoever stands at the limit or over it.
    private var positions: [JSONObject] {
        document.objects("cap").filter { position in
            let gains =
                (position.count("held_after") ?? 0) > (position.count("held_before") ?? 0)
            return gains || position.text("status") != "OK"
        }
    }
}
