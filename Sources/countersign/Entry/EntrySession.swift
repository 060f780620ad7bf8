import Conversation
import JSON
import LedgerStore

/// A sitting at the counter: one item after the other, until there is no other.
struct EntrySession {
    let book: EntryBook
    let console: any Console
    let drafts: EntryDrafts
    /// Goes on from the latest draft without asking first.
    let resumes: Bool

    /// How a sitting ended.
    enum End: Equatable {
        case done
        /// What was typed is kept.
        case abandoned
        case interrupted
        case failed(ExitStatus)
    }

    func run() throws -> End {
        var begun: EntryDrafts.Kept?
        switch try choose(among: drafts.all()) {
        case .begin(let kept): begun = kept
        case .end(let end): return end
        }
        while true {
            let end = try item(
                begun ?? EntryDrafts.Kept(key: EntryDrafts.freshKey(), draft: Draft()))
            guard end == .done else { return end }
            begun = nil
            book.forget()
            guard try ask("another", "Another item?", Self.another, defaultText: "no") == "yes"
            else { return .done }
        }
    }

    private static let another = [Choice("yes"), Choice("no")]
}

// MARK: - Beginning

extension EntrySession {
    private enum Beginning {
        case begin(EntryDrafts.Kept?)
        case end(End)
    }

    private func choose(among kept: [EntryDrafts.Kept]) throws -> Beginning {
        guard let latest = kept.first else {
            if resumes { console.write("There is no draft to go on from.\n") }
            return .begin(nil)
        }
        guard !resumes else { return .begin(latest) }
        let certificate = latest.draft.entries.first { $0.id == "certificate.1" }?.accepted
        let subject = certificate.map { " of certificate \($0)" } ?? ""
        let choice = try ask(
            "draft", "An item\(subject) was begun and not ended.",
            [
                Choice("resume", "go on from it"), Choice("discard", "throw it away"),
                Choice("new", "leave it and begin another"),
            ], defaultText: "resume")
        switch choice {
        case "resume": return .begin(latest)
        case "discard":
            drafts.remove(latest.key)
            return .begin(nil)
        case "new": return .begin(nil)
        default: return .end(.abandoned)
        }
    }

    /// A question beside the item; none when it was not answered.
    private func ask(
        _ id: String, _ prompt: String, _ choices: [Choice], defaultText: String
    ) throws -> String? {
        let question = Question(
            id, prompt, defaultText: defaultText, choices: ChoiceList(choices), isAskedAnew: true)
        var interview = Interview(Script([question]), on: console)
        guard case .finished(let answers) = try interview.run() else { return nil }
        return answers[id]
    }
}

// MARK: - One item

extension EntrySession {
    private func item(_ kept: EntryDrafts.Kept) throws -> End {
        let script = EntryScript(book: book, key: kept.key)
        var interview = Interview(script.script, on: console, resuming: kept.draft) { draft in
            drafts.save(draft, key: kept.key)
        }
        switch try interview.run() {
        case .abandoned(let draft):
            leave(draft, kept.key)
            return .abandoned
        case .interrupted(let draft):
            leave(draft, kept.key)
            return .interrupted
        case .finished(let answers):
            return try finish(answers, kept.key)
        }
    }

    /// Says where to go on from; an item of which nothing was typed leaves nothing behind.
    private func leave(_ draft: Draft, _ key: String) {
        guard draft.entries.contains(where: { !$0.typed.isEmpty }) else {
            drafts.remove(key)
            return
        }
        console.write("\nNothing was posted. What was typed is kept:\n")
        console.write("  countersign transfer enter --resume\n")
    }

    private func finish(_ answers: Answers, _ key: String) throws -> End {
        guard answers["post"] == "yes" else {
            if answers["keep"] == "discard" {
                drafts.remove(key)
                console.write("\nIt was thrown away; nothing was posted.\n")
                return .done
            }
            console.write("\nNothing was posted. What was typed is kept:\n")
            console.write("  countersign transfer enter --resume\n")
            return .abandoned
        }
        let request = try EntryForm(answers, book).request(key: key)
        let answer = Apply(store: book.store, isDryRun: false).answer(to: request)
        console.write("\n")
        guard !answer.isError else {
            for error in answer.members["errors"]?.array ?? [] {
                console.write(Rendering.sentence(of: error) + "\n")
            }
            console.write("What was typed is kept:\n  countersign transfer enter --resume\n")
            return .failed(answer.status)
        }
        drafts.remove(key)
        console.write(Rendering.text(of: answer) + "\n")
        return .done
    }
}
