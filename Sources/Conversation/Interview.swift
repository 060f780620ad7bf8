/// Asks the questions of a script one by one, and loses nothing that is typed.
///
/// `<` goes back a question, `?` helps, `!` or Ctrl-D stops. After every answer the draft is handed
/// out to be saved. Going back asks the script anew, and each question that comes up again offers
/// what was accepted for it before.
public struct Interview {
    private let script: Script
    private let console: any Console
    /// Answers with a sentence when the draft could not be saved.
    private let save: (Draft) -> String?
    private let width: Int

    private var draft: Draft
    /// Kept in memory alone, to be offered again.
    private var secrets: [String: String] = [:]
    private var answers = Answers()
    private var isSaveFailing = false

    public init(
        _ script: Script, on console: any Console, resuming draft: Draft = Draft(),
        save: @escaping (Draft) -> String? = { _ in nil }
    ) {
        self.script = script
        self.console = console
        self.draft = draft
        self.save = save
        width = min(max(console.width, 20), 80)
    }

    /// Asks until all is answered or the person stops. Throws `NoTerminal`, and whatever the
    /// script throws; all answers until then have been saved.
    public mutating func run() throws -> Outcome {
        guard console.isTerminal else { throw NoTerminal() }
        answers = Answers()
        try takeUpDraft()
        while let question = try script.next(answers) {
            precondition(answers[question.id] == nil, "A question is asked once on one way.")
            switch try ask(question) {
            case .answered(let text): answers.append(Answer(id: question.id, text: text))
            case .back: _ = answers.removeLast()
            case .abandoned: return .abandoned(draft)
            case .interrupted: return .interrupted(draft)
            }
        }
        return .finished(answers)
    }

    /// Takes the draft's answers as far as they are accepted again.
    private mutating func takeUpDraft() throws {
        while let question = try script.next(answers), let kept = draft[question.id]?.accepted {
            guard question.isKept,
                case .accepted(let text, _) = try judge(kept, for: question)
            else { return }
            if answers.inOrder.isEmpty { say("From the draft:") }
            say("\(question.prompt.last ?? question.id) \(text)", indent: 2)
            answers.append(Answer(id: question.id, text: text))
        }
    }
}

// MARK: - One question

extension Interview {
    private enum Reply {
        case answered(String)
        case back
        case abandoned
        case interrupted
    }

    private mutating func ask(_ question: Question) throws -> Reply {
        show(question)
        let request = LineRequest(
            prompt: "> ", suggestions: question.choices?.choices.map(\.value) ?? [],
            isSecret: question.isSecret)
        while true {
            switch console.readLine(request) {
            case .interrupted(let typed):
                keep(typed, for: question)
                return .interrupted
            case .end(let typed):
                keep(typed, for: question)
                return .abandoned
            case .line(let line):
                if let reply = try take(line, for: question) { return reply }
            }
        }
    }

    /// None when the question is still open.
    private mutating func take(_ line: String, for question: Question) throws -> Reply? {
        let text = line.trimmed
        switch ControlWord(rawValue: text) {
        case .back where answers.inOrder.isEmpty: say("This is the first question.", indent: 2)
        case .back: return .back
        case .help: help(question)
        case .abandon:
            keep("", for: question)
            return .abandoned
        case nil:
            // Without a line editor, the TAB arrives as a character.
            if line.unicodeScalars.last == "\t", let choices = question.choices {
                list(choices, text)
            } else {
                return try accept(text, for: question)
            }
        }
        return nil
    }

    private mutating func accept(_ text: String, for question: Question) throws -> Reply? {
        if !text.isEmpty, question.isKept { draft.note(text, for: question.id) }
        let meant = meaning(of: text, for: question)
        switch try judge(meant, for: question) {
        case .problem(let problem):
            saveDraft()
            say(problem.description, indent: 2)
            return nil
        case .accepted(let answer, let notes):
            if question.isSecret, !question.isAskedAnew {
                secrets[question.id] = meant
            } else if question.isKept {
                let picked = try? resolved(meant, for: question).get()
                draft.accept(picked ?? meant, for: question.id)
            }
            saveDraft()
            for note in notes { say(note, indent: 2) }
            return .answered(answer)
        }
    }

    private func judge(_ text: String, for question: Question) throws -> Judgment {
        switch resolved(text, for: question) {
        case .success(let value): try question.judge(value)
        case .failure(let problem): .problem(problem)
        }
    }

    private func resolved(_ text: String, for question: Question) -> Result<String, AnswerProblem> {
        guard !text.unicodeScalars.contains(where: \.isHarmful) else {
            let problem = AnswerProblem(
                "a control character", accepted: "letters, digits and marks")
            return .failure(problem)
        }
        guard let choices = question.choices, !(text.isEmpty && question.allowsNothing) else {
            return .success(text)
        }
        return choices.pick(text)
    }

    private func meaning(of text: String, for question: Question) -> String {
        if text.isEmpty { return offer(for: question) ?? "" }
        return text == "-" && question.allowsNothing ? "" : text
    }

    private func offer(for question: Question) -> String? {
        if question.isAskedAnew { return question.defaultText }
        let kept = question.isSecret ? secrets[question.id] : draft[question.id]?.accepted
        return kept ?? question.defaultText
    }
}

// MARK: - Keeping and showing

extension Interview {
    /// What was begun and not sent.
    private mutating func keep(_ typed: String, for question: Question) {
        if !typed.trimmed.isEmpty, question.isKept {
            draft.note(typed.trimmed, for: question.id)
        }
        saveDraft()
    }

    private mutating func saveDraft() {
        let trouble = save(draft)
        if let trouble, !isSaveFailing { say("The draft is not saved: \(trouble)", indent: 2) }
        isSaveFailing = trouble != nil
    }

    private func show(_ question: Question) {
        console.write("\n")
        var lines = question.prompt
        if let offer = offer(for: question) {
            let shown = question.isSecret ? "as typed before" : offer.isEmpty ? "nothing" : offer
            lines = lines.dropLast() + ["\(lines.last ?? question.id) [\(shown)]"]
        }
        for line in lines { say(line) }
        if let entry = draft[question.id], entry.accepted != entry.typed {
            say("Typed before: \(entry.typed)", indent: 2)
        }
        guard let choices = question.choices else { return }
        if choices.choices.count <= 9 {
            list(choices)
        } else {
            say("? lists the \(choices.choices.count) choices.", indent: 2)
        }
    }

    private func help(_ question: Question) {
        for line in question.help { say(line, indent: 2) }
        if let choices = question.choices { list(choices) }
        if let offer = offer(for: question), !offer.isEmpty {
            say("Enter alone takes what is in brackets.", indent: 2)
        }
        if question.allowsNothing { say("- answers nothing.", indent: 2) }
        say("< goes back one question. ! stops; what was typed is kept.", indent: 2)
    }

    private func list(_ choices: ChoiceList, _ text: String = "") {
        let lines = choices.listing(text)
        for line in lines.isEmpty ? ["no choice begins so"] : lines { say(line, indent: 2) }
    }

    /// A line feed in it may come from the book, so it starts no line of its own.
    private func say(_ text: String, indent: Int = 0) {
        for line in text.wrapped(width: width, indent: indent) { console.write(line + "\n") }
    }
}

extension String {
    /// Without the white space around it.
    fileprivate var trimmed: String {
        let isSpace: (Unicode.Scalar) -> Bool = { $0.properties.isWhitespace }
        var scalars = unicodeScalars[...]
        scalars = scalars.drop(while: isSpace)
        while let last = scalars.last, isSpace(last) { scalars.removeLast() }
        return String(scalars)
    }
}
