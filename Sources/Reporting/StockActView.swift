import JSON

/// What was done with blanks, or why it was not.
public struct StockActView: Sendable {
    private let document: JSONObject

    public init(_ document: JSONObject) { self.document = document }

    public var text: String {
        CustodyRefusals(document).page?.text ?? FactView(document).text
    }
}
