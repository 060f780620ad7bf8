import JSON

/// Why there is no answer: where, what is wrong, and what would have been accepted.
public struct ErrorView: Sendable {
    private let document: JSONObject

    public init(_ document: JSONObject) { self.document = document }

    public var text: String {
        let error = document.object("error") ?? [:]
        let place = place(of: error)
        let problem = error.text("problem") ?? error.text("code") ?? "of no known kind"
        let sentences = (place.compactMap { $0 } + [sentence(problem)]).joined(separator: ": ")
        let accepted = error.text("accepted").map { " Accepted: " + sentence($0) } ?? ""
        return PageView.hanging("error:", sentences + accepted, gap: 1).joined(separator: "\n")
    }

    /// In a file of lines and columns both are told, and the column's name behind them.
    private func place(of error: JSONObject) -> [String?] {
        let file = error.text("file")
        let line = error.text("line").map { "line " + $0 }
        guard let line, let column = error.text("column") else {
            return [file, line, error.text("field")]
        }
        let name = error.text("field").map { " (\($0))" } ?? ""
        return [file, "\(line), column \(column)\(name)"]
    }

    private func sentence(_ words: String) -> String {
        guard let last = words.last, !".?!…".contains(last) else { return words }
        return words + "."
    }
}
