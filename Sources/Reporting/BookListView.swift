import JSON

/// The books of a database, by their issuers.
public struct BookListView: Sendable {
    private let document: JSONObject

    public init(_ document: JSONObject) { self.document = document }

    public var text: String {
        // A list of mere names is a list of issuers of which nothing else is told.
        let issuers =
            document.objects("issuers")
            + document.texts("issuers").map { ["issuer": .string($0)] }
        guard !issuers.isEmpty else { return "No books." }
        var grid = GridView([.prose("Issuer"), .prose("Legal name"), .prose("Jurisdiction")])
        for issuer in issuers {
            grid.append([
                issuer.text("issuer"), issuer.text("legal_name"), issuer.text("jurisdiction"),
            ])
        }
        return PageView.list(grid, issuers.count, "book")
    }
}
