import JSON
import Ledger

/// Everything the law has to say of an item: code, message, source, cure, numbers.
public struct FindingsView: Sendable {
    private let document: JSONObject

    public init(_ document: JSONObject) { self.document = document }

    public var text: String { lines().joined(separator: "\n") }

    /// - Parameter positions: Shown on the same page, so that their numbers are not repeated.
    func lines(indent: Int = 0, beside positions: [JSONObject] = []) -> [String] {
        Array(
            document.objects("findings").map { finding in
                lines(of: finding, indent: indent)
                    + (positions.contains(where: finding.tells)
                        ? [] : numbers(of: finding).lines(indent: indent + 4))
            }.joined(separator: [""]))
    }

    private func lines(of finding: JSONObject, indent: Int) -> [String] {
        let code = finding.text("code") ?? "FINDING"
        let head = finding.text("severity").map { code + " · " + effect($0) } ?? code
        let message = finding.text("message") ?? ""
        let paragraphs = [
            message,
            subject(of: finding, beside: message),
            finding.text("source").map { "Source: " + $0 },
            finding.text("cure").map { "To cure: " + $0 },
        ]
        return wrap(head, indent: indent)
            + paragraphs.compactMap { $0 }.flatMap { wrap($0, indent: indent + 2) }
    }

    private func effect(_ severity: String) -> String {
        switch severity {
        case "refuse": "refuses"
        case "hold": "holds"
        default: severity
        }
    }

    /// What the message does not say by itself.
    private func subject(of finding: JSONObject, beside message: String) -> String? {
        guard let subject = finding.object("subject") else { return nil }
        let fields = subject.names.compactMap { name -> String? in
            guard let text = subject.text(name), !message.contains(text) else { return nil }
            return sanitize(forTerminal: words(name)) + " " + text
        }
        return fields.isEmpty ? nil : "Concerns: " + fields.joined(separator: ", ")
    }

    private func numbers(of finding: JSONObject) -> GridView {
        var grid = GridView([.prose(""), .number("")])
        guard let numbers = finding.object("numbers") else { return grid }
        let own = document.knownScale(of: finding.object("subject") ?? [:])
        let isValue = finding.object("subject")?.text("basis") == "VALUE"
        for name in numbers.names {
            guard let value = numbers.count(name),
                let row = isValue && Self.valued.contains(name)
                    ? (Self.title(name), dollars(value, numbers))
                    : row(name, value, numbers, own)
            else { continue }
            grid.append([sanitize(forTerminal: row.label), row.value])
        }
        return grid
    }

    /// What a limit by value has in dollars.
    private static let valued: Set<String> = [
        "held", "held_before", "held_after", "outstanding", "limit_shares", "headroom", "excess",
    ]

    private static func title(_ name: String) -> String {
        name == "limit_shares" ? "Limit in dollars" : capitalized(words(name))
    }

    private func dollars(_ value: Int128, _ numbers: JSONObject) -> String {
        let scale = numbers.knownScale(of: numbers) ?? .whole
        return "$" + Money.display(value / Int128(scale.unitsPerShare))
    }

    /// - Parameter own: The scale of the security that the item moves; the one among the numbers
    ///   is that of the limit, which may count several securities.
    private func row(
        _ name: String, _ value: Int128, _ numbers: JSONObject, _ own: Scale?
    ) -> (label: String, value: String)? {
        let counted = numbers.knownScale(of: numbers)
        switch name {
        case "scale", "limit_denominator": return nil
        case "limit_numerator": return ("Limit", numbers.limitRatio)
        case "limit_shares": return ("Limit in shares", (counted ?? .whole).display(value))
        case "owner": return ("Owner", String(value))
        case "max_allowed":
            guard let scale = own ?? (counted ?? .whole == .whole ? .whole : nil) else {
                return ("Would pass, in units", grouped(value))
            }
            return ("Would pass", scale.display(value))
        default: break
        }
        for (ending, show) in Self.measures where name.hasSuffix(ending) {
            return (capitalized(words(String(name.dropLast(ending.count)))), show(value))
        }
        return (capitalized(words(name)), (counted ?? own ?? .whole).display(value))
    }

    private static let measures: [(ending: String, show: @Sendable (Int128) -> String)] = [
        ("_ten_thousandths", { "$" + Money.display($0) }),
        ("_days", { $0 == 1 ? "1 day" : grouped($0) + " days" }),
    ]
}
