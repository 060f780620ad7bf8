import JSON

/// Why there is no answer: where, what is wrong, and what would have been accepted.
public struct ErrorView: Sendable {
    private let document: JSONObject

    public init(_ document: JSONObject) { self.document = document }

    public var text: String {
        let error = document.object("error") ?? [:]
        let place = [error.text("line").map { "line " + $0 }, error.text("field")]
        let problem = error.text("problem") ?? error.text("code") ?? "of no known kind"
        let sentences = (place.compactMap { $0 } + [sentence(problem)]).joined(separator: ": ")
        let accepted = error.text("accepted").map { " Accepted: " + sentence($0) } ?? ""
        return PageView.hanging("error:", sentences + accepted, gap: 1).joined(separator: "\n")
    }

    private func sentence(_ words: String) -> String {
        guard let last = words.last, !".?!…".contains(last) else { return words }
        return words + "."
    }
}
