import JSON

/// Persons in a list, with what tells them apart.
public struct PersonListView: Sendable {
    private let document: JSONObject

    public init(_ document: JSONObject) { self.document = document }

    public var text: String {
        let persons = document.objects("persons")
        guard !persons.isEmpty else { return "No persons." }
        var grid = GridView([
            .prose("Person"), .prose("Name"), .word("Kind"), .word("Number ends in"),
            .number("Accounts"),
        ])
        for person in persons {
            grid.append([
                person.text("person"), person.text("name"), person.text("kind"),
                person.text("tin_last_four"), person.count("accounts").map { grouped($0) },
            ])
        }
        return PageView.list(grid, persons.count, "person")
    }
}
