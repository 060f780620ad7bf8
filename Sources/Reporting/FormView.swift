import JSON
import Ledger

/// The words of a security's certificates, in the order in which the paper has them.
public struct FormView: Sendable {
    private let document: JSONObject

    public init(_ document: JSONObject) { self.document = document }

    public var text: String {
        let version = document.text("form_version") ?? "?"
        var page = PageView(
            "FORM \(version)", joined(document.text("security"), document.text("title")) ?? "")
        page.paragraph(
            PageView.facts([
                "State": FormListView.state(document),
                "From": document.text("from"),
                "Authority": document.text("authority"),
                "Recorded": joined(
                    document.moment("recorded_at"), document.text("actor").map { "by " + $0 }),
            ]))
        page.section("Face", facts(isOnTheBack: false))
        page.section("Back", facts(isOnTheBack: true))
        page.section("What stands against its use", FindingsView(document).lines(indent: 2))
        return page.text
    }

    private func facts(isOnTheBack: Bool) -> [String] {
        guard let form = document.object("form") else { return [] }
        let parts = FormPart.allCases.filter { $0.isOnTheBack == isOnTheBack }.map(\.rawValue)
        let lists = isOnTheBack ? ["abbreviations"] : ["series_title", "officers"]
        return form.names.filter { parts.contains($0) || lists.contains($0) }
            .flatMap { name -> [String] in
                let label = sanitize(forTerminal: capitalized(Reporting.words(name)))
                return wrap(label, indent: 2)
                    + words(of: name, in: form).flatMap {
                        wrap($0, indent: 4)
                    }
            }
    }

    private func words(of name: String, in form: JSONObject) -> [String] {
        guard form[name]?.array != nil else { return [form.text(name) ?? ""] }
        let entries = form.objects(name)
        guard entries.isEmpty else {
            return entries.map { entry in
                joined(entry.text("short"), entry.text("meaning"), by: " - ") ?? ""
            }
        }
        return form.texts(name)
    }
}
