import JSON
import Ledger

/// Every way by which shares count for a person, up to the figure of the ownership limit.
public struct CapWhyView: Sendable {
    private let document: JSONObject

    public init(_ document: JSONObject) { self.document = document }

    public var text: String {
        var page = PageView("WHY", subject)
        page.paragraph(FindingsView(document).lines())
        let paths = document.objects("paths")
        page.section(
            "What counts",
            paths.isEmpty
                ? ["  nothing"]
                : Array(
                    paths.enumerated().map { lines(of: $1, number: $0 + 1) }
                        .joined(separator: [""])))
        page.section("Together", totals)
        page.section(
            "Ownership limit",
            PositionView.lines(document.objects("positions"), isNamed: false))
        return page.text
    }

    private var subject: String {
        joined(
            document.text("name"), document.text("person"),
            document.text("as_of").map { "as of " + $0 }) ?? ""
    }

    private var totals: [String] {
        let amounts = amounts("totals", of: document)
        return amounts.isEmpty ? ["  no shares"] : amounts.flatMap { wrap($0, indent: 2) }
    }

    private func lines(of path: JSONObject, number: Int) -> [String] {
        let counted = amounts("counted", of: path)
        let left = amounts("left_out", of: path)
        let whole = amounts("units", of: path)
        let fraction = path.text("fraction") ?? "1"
        var facts = KeyValueBlock()
        facts.append("From", lot(path, whole))
        for step in path.objects("steps") { facts.append("", words(for: step)) }
        if fraction != "1" { facts.append("Part", fraction) }
        facts.append("Counted", counted.isEmpty ? "nothing" : counted.joined(separator: ", "))
        if !left.isEmpty {
            facts.append(
                "Left out", left.joined(separator: ", ") + reason(path.text("omission")))
        }
        let margin = "  \(number)  "
        let block = facts.lines(width: PageView.width, indent: margin.displayWidth)
        guard let first = block.first else { return [] }
        return [margin + first.dropFirst(margin.displayWidth)] + block.dropFirst()
    }

    private func lot(_ path: JSONObject, _ whole: [String]) -> String {
        let lot = path.object("lot") ?? [:]
        let shares = whole.joined(separator: ", ")
        let person = joined(lot.text("name"), lot.text("person")) ?? "?"
        return switch lot.text("kind") {
        case "account": "account \(lot.text("account") ?? "?"): \(shares)"
        case "outside": "held elsewhere by \(person): \(shares)"
        case "disclosed": "behind \(lot.text("account") ?? "?") for \(person): \(shares)"
        case "written": "shares of \(person), who wrote the option: \(shares)"
        default: "shares not issued yet: \(shares)"
        }
    }

    private func words(for step: JSONObject) -> String {
        let person = joined(step.text("name"), step.text("person")) ?? "?"
        let fraction = step.text("fraction") ?? "?"
        switch step.text("step") {
        case "claims": return person + (fraction == "1" ? " owns it" : " owns \(fraction) of it")
        case "owns":
            let entity = joined(step.text("of_name"), step.text("of")) ?? "?"
            return "\(person) owns \(fraction) of \(entity)"
        case "option": return "\(person) has option \(step.text("option") ?? "?") on it"
        case "family": return "\(person) is the person's \(step.text("kind") ?? "relative")"
        default: return "and what comes by further chains, in one sum"
        }
    }

    private func reason(_ omission: String?) -> String {
        switch omission {
        case "ALREADY_COUNTED": "; counted already on another way"
        case "BEYOND_THE_LOTS": "; more than the option's writer has"
        default: ""
        }
    }

    /// Each class by itself; a part of a unit is written out.
    private func amounts(_ name: String, of part: JSONObject) -> [String] {
        (part.object(name)?.members ?? []).map { security, value in
            let scale = document.knownScale(of: ["security": .string(security)]) ?? .whole
            let amount =
                value.count.map { scale.display($0) }
                ?? value.text.map { text in
                    let text = sanitize(forTerminal: text)
                    return scale == .whole ? mixed(text) : text + " units"
                } ?? "?"
            return amount + " " + sanitize(forTerminal: security)
        }
    }

    /// `3266900 1/3` with its digits in groups.
    private func mixed(_ text: String) -> String {
        let parts = text.split(separator: " ")
        guard parts.count == 2, let whole = Int128(parts[0]) else { return text }
        return grouped(whole) + " " + parts[1]
    }
}
