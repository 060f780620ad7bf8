import JSON

/// A long book as one JSON document, whose rows are written between its head and its end.
public struct BookJSON: BookPrinter {
    private let document: @Sendable (JSONObject) -> JSONObject
    private var isFirst = true
    private var tail = ""

    /// - Parameter document: Makes the whole document of a head that ends with no rows.
    public init(document: @escaping @Sendable (JSONObject) -> JSONObject) {
        self.document = document
    }

    public mutating func opening(_ head: JSONObject) -> String {
        let (start, end) = parts(head)
        tail = end
        return start
    }

    public mutating func page(_ rows: [BookRow]) -> String {
        var text = ""
        for row in rows {
            text += (isFirst ? "\n    " : ",\n    ") + row.json.compact
            isFirst = false
        }
        return text
    }

    public func closing() -> String { isFirst ? "]" + tail : "\n  ]" + tail }

    /// No text of the document holds a line feed that is not escaped, so the mark stands once.
    private func parts(_ head: JSONObject) -> (start: String, end: String) {
        var head = head
        head["rows"] = .array([])
        let text = JSONValue.object(document(head)).pretty + "\n"
        let mark = "\n  \"rows\": []"
        guard let place = text.firstRange(of: mark) else { return (text, "") }
        return (
            String(text[..<place.lowerBound]) + String(mark.dropLast()),
            String(text[place.upperBound...])
        )
    }
}
