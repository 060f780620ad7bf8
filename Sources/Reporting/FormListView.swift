import JSON

/// The forms of the certificates, in order of version.
public struct FormListView: Sendable {
    private let document: JSONObject

    public init(_ document: JSONObject) { self.document = document }

    public var text: String {
        let forms = document.objects("forms")
        var grid = GridView([
            .word("Security"), .number("Form"), .word("State"), .word("From"),
            .prose("Authority"), .prose("Recorded"),
        ])
        for form in forms {
            grid.append([
                form.text("security"), form.text("form_version"), Self.state(form),
                form.text("from"), form.text("authority"),
                joined(form.moment("recorded_at"), form.text("actor").map { "by " + $0 }),
            ])
        }
        return PageView.list(grid, forms.count, "form")
    }

    static func state(_ form: JSONObject) -> String {
        form.flag("is_draft") ? "draft" : form.flag("is_in_force") ? "IN FORCE" : "recorded"
    }
}
