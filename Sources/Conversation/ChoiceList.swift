/// The answers a question offers, and how a typed text picks one of them.
public struct ChoiceList: Hashable, Sendable {
    public let choices: [Choice]

    /// Nothing else is accepted. Otherwise the choices are only for looking up and completing.
    public let isClosed: Bool

    /// Numbers pick, unless a number could be meant as an answer.
    public let isNumbered: Bool

    public init(_ choices: [Choice], isClosed: Bool = true) {
        self.choices = choices
        self.isClosed = isClosed
        isNumbered = isClosed && !choices.contains { Int($0.value) != nil }
    }

    /// The value that is meant: by its whole text, its number, or a beginning that no other has;
    /// that of its meaning where no value begins so.
    func pick(_ text: String) -> Result<String, AnswerProblem> {
        guard isClosed else { return .success(text) }
        let wanted = text.lowercased()
        let exact =
            choices.first { $0.value == text }
            ?? choices.first { $0.value.lowercased() == wanted }
        if let exact { return .success(exact.value) }
        if isNumbered, let number = Int(text) {
            guard choices.indices.contains(number - 1) else {
                return .failure(problem("there is no choice \(number)"))
            }
            return .success(choices[number - 1].value)
        }
        let byValue = choices.filter { $0.value.lowercased().hasPrefix(wanted) }
        let matching = text.isEmpty ? [] : byValue.isEmpty ? self.matching(text) : byValue
        if let only = matching.first, matching.count == 1 { return .success(only.value) }
        guard !matching.isEmpty else {
            return .failure(
                problem(text.isEmpty ? "nothing was chosen" : "“\(text)” is none of the choices"))
        }
        let some = matching.prefix(6).map(\.value).joined(separator: ", ")
        return .failure(
            AnswerProblem(
                "“\(text)” begins more than one choice: \(some)"
                    + (matching.count > 6 ? ", and \(matching.count - 6) more" : ""),
                accepted: "more of one of them"))
    }

    /// Those whose value or meaning begins with the text; all of them for an empty one.
    func matching(_ text: String) -> [Choice] {
        let beginning = text.lowercased()
        return choices.filter {
            $0.value.lowercased().hasPrefix(beginning) || $0.label.lowercased().hasPrefix(beginning)
        }
    }

    /// A line for each choice that matches, no more than so many.
    func listing(_ text: String = "", limit: Int = 20) -> [String] {
        let matching = Set(self.matching(text))
        let shown = choices.enumerated().filter { matching.contains($0.element) }
        let digits = String(choices.count).count
        let columns = shown.prefix(limit).map(\.element.value.terminalWidth).max() ?? 0
        var lines = shown.prefix(limit).map { index, choice in
            let number = String(index + 1)
            let lead = isNumbered ? number.padded(before: digits) + "  " : ""
            guard !choice.label.isEmpty else { return lead + choice.value }
            return lead + choice.value.padded(after: columns) + "  " + choice.label
        }
        if shown.count > limit {
            lines.append("and \(shown.count - limit) more; the beginning of one narrows them")
        }
        return lines
    }

    private func problem(_ what: String) -> AnswerProblem {
        let some = choices.prefix(6).map(\.value).joined(separator: ", ")
        let accepted = choices.count > 6 ? "\(some), or others that ? lists" : some
        return AnswerProblem(
            what, accepted: isNumbered ? "a number or the beginning of \(accepted)" : accepted)
    }
}
