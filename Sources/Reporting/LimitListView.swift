import JSON

/// Limits of the charter and exceptions of the board, past, present and to come.
public struct LimitListView: Sendable {
    private let document: JSONObject

    public init(_ document: JSONObject) { self.document = document }

    public var text: String {
        var page = PageView("LIMITS", document.text("as_of").map { "as of " + $0 } ?? "")
        let limits = limits.lines()
        page.section("Ownership limits", limits.isEmpty ? ["  none on file"] : limits)
        page.section("Exceptions", Self.exceptions(document.objects("exceptions")).lines())
        return page.text
    }

    private var limits: GridView {
        var grid = GridView([
            .word("Limit"), .prose("Of"), .prose("By"), .word("From"), .word("Until"),
            .word("State"), .prose("Authority"),
        ])
        for limit in document.objects("limits") {
            grid.append([
                limit.limitRatio, limit.limitScope, limit.limitBasis, limit.text("from"),
                limit.text("until"), limit.text("state"), limit.text("authority"),
            ])
        }
        return grid
    }

    /// - Parameter isNamed: Whether the page is about more than one person.
    static func exceptions(_ exceptions: [JSONObject], isNamed: Bool = true) -> GridView {
        var grid = GridView([
            .prose("Person"), .word("Limit"), .prose("Of"), .word("When"), .prose("Authority"),
        ])
        for exception in exceptions {
            let person = joined(exception.text("name"), exception.text("person"))
            grid.append([
                isNamed ? person : nil, exception.limitRatio, exception.limitScope,
                exception.when, exception.text("authority"),
            ])
        }
        return grid
    }
}

extension JSONObject {
    /// Of a dated fact: whether it holds, its first day, its last.
    var when: String? {
        joined(
            text("state"), text("from").map { "from " + $0 },
            (text("ended_on") ?? text("until")).map { "until " + $0 }, by: "\n")
    }
}
