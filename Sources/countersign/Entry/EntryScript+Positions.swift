import Conversation
import JSON
import Ledger

/// The other side of an item that an intermediary gives or takes, and what the buyer knew.
extension EntryScript {
    func positionQuestion(_ form: EntryForm) throws -> Question? {
        let intermediaries = try form.intermediaries()
        guard !intermediaries.isEmpty else { return nil }
        for place in 1...50 {
            let id = "position.\(place)"
            guard let named = form.answers[id] else {
                return positionPerson(place, intermediaries, form)
            }
            if named.isEmpty { return nil }
            if form["\(id).pick"] == nil {
                let persons = try book.persons(named)
                if !persons.contains(where: { $0.id == named }) {
                    return Question(
                        "\(id).pick", "Which of these?",
                        help: ["< goes back to look for another name."],
                        choices: ChoiceList(persons.map { Choice($0.id, $0.name) }))
                }
            }
            if intermediaries.count > 1, form["\(id).account"] == nil {
                return Question(
                    "\(id).account", "Which of them holds for \(form.person(place) ?? named)?",
                    choices: ChoiceList(intermediaries.map { Choice($0) }))
            }
            if let question = position(place, intermediaries, form) { return question }
        }
        return nil
    }

    /// What is wanting is the law's own word on the item as it stands.
    private func positionPerson(
        _ place: Int, _ intermediaries: [String], _ form: EntryForm
    ) -> Question {
        let wanting = book.check(form.request(key: key)).findings.filter {
            $0["code"]?.text == FindingCode.otherLegMissing.rawValue
        }
        let due = wanting.first { $0["subject"]?["direction"]?.text != "misstated" }
        let names = intermediaries.joined(separator: " or ")
        let person = "A \(place == 1 ? "" : "further ")person for whom \(names) holds"
        var question = Question(
            "position.\(place)", due == nil ? person + ", or Enter for none:" : person + ":",
            help: [
                "Whose shares leave the intermediary by this item or enter it: by the book's "
                    + "name of the person, or a part of it."
            ],
            defaultText: due?["subject"]?["person"]?.text, allowsNothing: true
        ) { text in
            guard !text.isEmpty else { return .accepted("") }
            let judgment = Self.judged(text, as: .text(100))
            guard case .accepted = judgment else { return judgment }
            let persons = try book.persons(text)
            let exact = persons.first { $0.id == text }
            if let only = exact ?? (persons.count == 1 ? persons.first : nil) {
                return .accepted(only.id, notes: ["\(only.id): \(only.name)"])
            }
            guard !persons.isEmpty else {
                return .problem(
                    AnswerProblem(
                        "the book knows nobody of that name",
                        accepted: "a person of the book, or another part of the name"))
            }
            return .accepted(text)
        }
        let sentences = wanting.compactMap { $0["message"]?.text }
        if !sentences.isEmpty { question.prompt = ["Wanting:"] + sentences + question.prompt }
        return question
    }

    private func position(
        _ place: Int, _ intermediaries: [String], _ form: EntryForm
    ) -> Question? {
        let id = "position.\(place)"
        let holder = form["\(id).account"] ?? intermediaries.first ?? ""
        let person = form.person(place) ?? ""
        guard form["\(id).shares"] != nil else {
            return Question(
                "\(id).shares", "Shares that \(holder) holds for \(person) afterwards:",
                help: ["All of them, once this item is posted; 0 when it holds none then."]
            ) { text in
                guard form.scale.parse(text) != nil else {
                    return .problem(Self.noShares(text, form.scale, orNone: true))
                }
                return .accepted(text)
            }
        }
        guard form["\(id).source"] != nil else {
            return Self.question("\(id).source", "The statement that says so:", .text(400))
        }
        return nil
    }

    func knowledgeQuestion(_ form: EntryForm) throws -> Question? {
        guard form.answers["knowledge"] == nil else { return nil }
        let unnoted = try form.unnotedCertificates()
        guard !unnoted.isEmpty else { return nil }
        var question = Self.question(
            "knowledge", "A paper that shows that the transferee knew of it, or Enter for none:",
            .text(400), allowsNothing: true,
            help: [
                "A restriction that is not noted on the certificate binds only a transferee "
                    + "who knew of it."
            ])
        question.prompt =
            unnoted.map { "It is not on record that \($0) notes the restriction." }
            + question.prompt
        return question
    }
}
