import JSON
import Ledger

/// The answer of a simple write: `done: stop place · stop 3 · certificate B-0107`.
public struct FactView: Sendable {
    /// Members that say how to read the document, not what was done.
    private static let silent: Set<String> = [
        "do", "outcome", "version", "schema", "scale", "scales", "findings", "dry_run",
    ]

    /// Members that count units of a security.
    private static let counts: Set<String> = [
        "shares", "units", "authorised", "outstanding", "registered",
    ]

    private let document: JSONObject

    public init(_ document: JSONObject) { self.document = document }

    public var text: String {
        let isDryRun = document.flag("dry_run")
        let facts = document.members.filter { !Self.silent.contains($0.name) }.compactMap(fact)
        let action = document.text("do")?.split(separator: ".").joined(separator: " ")
        let end = isDryRun ? ["nothing was written"] : []
        let line = ((action.map { [$0] } ?? []) + facts + end).joined(separator: " · ")
        let lines = PageView.hanging(outcome + ":", line, gap: 1)
        let findings = FindingsView(document).lines()
        return (lines + (findings.isEmpty ? [] : [""] + findings)).joined(separator: "\n")
    }

    private var outcome: String {
        let outcome = document.text("outcome") ?? "done"
        guard document.flag("dry_run") else { return outcome }
        return outcome == "approved" ? "would be done" : "would be " + outcome
    }

    private func fact(_ member: (name: String, value: JSONValue)) -> String? {
        guard let value = words(for: member.value, named: member.name) else { return nil }
        return sanitize(forTerminal: Reporting.words(member.name)) + " " + value
    }

    private func words(for value: JSONValue, named name: String) -> String? {
        switch value {
        case .null: nil
        case .array(let elements):
            elements.isEmpty
                ? nil : elements.compactMap { words(for: $0, named: name) }.joined(separator: ", ")
        case .object(let object):
            object.isEmpty ? nil : object.members.compactMap(fact).joined(separator: ", ")
        case .integer, .number:
            value.count.map { units in
                Self.counts.contains(name)
                    ? (document.knownScale(of: document) ?? .whole).display(units)
                    : String(units)
            } ?? document.text(name)
        case .bool, .string:
            JSONObject(dictionaryLiteral: ("value", value)).moment("value")
        }
    }
}
