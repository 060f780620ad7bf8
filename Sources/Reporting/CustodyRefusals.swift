import JSON

/// Why nothing was recorded, each reason in a paragraph of its own.
struct CustodyRefusals: Sendable {
    private let document: JSONObject

    init(_ document: JSONObject) { self.document = document }

    /// Nil where nothing was refused.
    var page: PageView? {
        let refusals = document.texts("refusals")
        guard !refusals.isEmpty else { return nil }
        var page = PageView("REFUSED", "nothing was recorded")
        for refusal in refusals { page.paragraph(wrap(refusal, width: 80, indent: 2)) }
        return page
    }
}
