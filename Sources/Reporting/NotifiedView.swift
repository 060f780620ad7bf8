import JSON

/// The answer to a notice that was sent, and what it did to the clock of a rejected guarantee.
public struct NotifiedView: Sendable {
    private let document: JSONObject

    public init(_ document: JSONObject) { self.document = document }

    public var text: String {
        var fact = document
        fact["rejections"] = nil
        let rejections = RejectionListView.grid(document.objects("rejections")).lines(indent: 0)
        let gap = rejections.isEmpty ? [] : [""]
        return ([FactView(fact).text] + gap + rejections).joined(separator: "\n")
    }
}
