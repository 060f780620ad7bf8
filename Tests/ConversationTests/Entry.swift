import Conversation

/// A small entry as the tests hold it: the second owner is asked for only where there is one.
enum Entry {
    static var script: Script { Script { next(after: $0) } }

    static func next(after answers: Answers) -> Question? {
        let isJoint = answers["ownership"] == "joint"
        let ids = ["certificate", "ownership"] + (isJoint ? ["second"] : []) + ["note", "confirm"]
        return ids.first { answers[$0] == nil }.map { question($0) }
    }

    static func question(_ id: String) -> Question {
        switch id {
        case "certificate":
            Question(
                id, "Which certificate is presented?",
                help: ["Its number stands in the upper right corner."], judge: certificate)
        case "ownership":
            Question(
                id, "Who owns it?", defaultText: "single",
                choices: ChoiceList([
                    Choice("single", "One person"), Choice("joint"), Choice("jot"),
                ]))
        case "second": Question(id, "The other owner's name:", judge: name)
        case "note": Question(id, "A note:", defaultText: "none", allowsNothing: true)
        default:
            Question(
                id, "Post it?", choices: ChoiceList([Choice("yes"), Choice("no")]),
                isAskedAnew: true)
        }
    }

    private static func certificate(_ text: String) -> Judgment {
        text.hasPrefix("A-")
            ? .accepted(text, notes: ["Certificate \(text): 100 shares."])
            : .problem(
                AnswerProblem("the prefix is unknown", at: "character 1", accepted: "A- and digits")
            )
    }

    private static func name(_ text: String) -> Judgment {
        text.isEmpty
            ? .problem(AnswerProblem("nothing was typed", accepted: "a name")) : .accepted(text)
    }

    static func texts(_ outcome: Outcome) -> [String]? {
        guard case .finished(let answers) = outcome else { return nil }
        return answers.inOrder.map(\.text)
    }
}
