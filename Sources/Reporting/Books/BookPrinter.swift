import JSON

/// A rendering of a long book that is written as it comes: what it comes to, its rows page by
/// page, its end. Each part is a function of what it is given, and of nothing else.
public protocol BookPrinter: Sendable {
    mutating func opening(_ head: JSONObject) -> String
    mutating func page(_ rows: [BookRow]) -> String
    func closing() -> String
}
