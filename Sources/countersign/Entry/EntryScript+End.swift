import Conversation
import JSON
import Ledger
import LedgerStore
import Reporting

/// Price, papers, the counter, and what would come of it all.
extension EntryScript {
    func priceQuestion(_ form: EntryForm) -> Question? {
        guard let price = form.answers["price"] else {
            return Self.question(
                "price", "Market price of a share in dollars, or Enter for none:", .money,
                allowsNothing: true,
                help: ["It gives the transaction the value that the stamp must cover."])
        }
        guard !price.isEmpty else { return nil }
        if form.answers["price.source"] == nil {
            return Self.question(
                "price.source", "Where the price was read:", .text(200), allowsNothing: true)
        }
        if form.answers["price.date"] == nil {
            return Self.question(
                "price.date", "Day of the price:", .date, allowsNothing: true,
                defaultText: book.today.description)
        }
        return nil
    }

    /// A stamp may state less than its prefix covers; then it covers what it states.
    func coverageQuestion(_ form: EntryForm) -> Question? {
        guard form["price"] != nil else { return nil }
        for (index, signature) in form.signatures.enumerated() {
            let id = "covered.\(index + 1)"
            guard form.answers[id] == nil, form.program(index + 1) != nil else { continue }
            return Self.question(
                id,
                "Value that the stamp of \(signature.name) states to cover, or Enter for none:",
                .money, allowsNothing: true,
                help: [
                    "In dollars, where the stamp states less than its prefix covers. A stamp "
                        + "never covers more than its prefix."
                ])
        }
        return nil
    }

    func paperQuestion(_ form: EntryForm) -> Question? {
        for place in 1...50 {
            guard let kind = form["paper.\(place)"] else { return paper(place, form) }
            if kind == "none" { return nil }
            for (field, prompt, kindOfField) in Self.paperFields
            where form.answers["paper.\(place).\(field)"] == nil {
                if field == "certified", !Self.isCertified(kind) { continue }
                return Self.question(
                    "paper.\(place).\(field)", prompt, kindOfField, allowsNothing: true)
            }
        }
        return nil
    }

    private static func isCertified(_ kind: String) -> Bool {
        PaperKind(rawValue: kind)?.isCertified ?? false
    }

    private static let paperFields: [(String, String, FieldKind)] = [
        ("dated", "The day it bears; of a birth certificate, the day of birth:", .date),
        ("concerning", "The person it is about:", .text(200)),
        ("certified", "Who certified it:", .text(200)),
        ("reference", "Its number, or where it is filed:", .text(200)),
    ]

    /// What is still wanting is the law's own word on the item as it stands.
    private func paper(_ place: Int, _ form: EntryForm) -> Question {
        let wanting = (book.check(form.request(key: key)).findings).filter { finding in
            finding["subject"]?["paper"] != nil && finding["severity"]?.text != "note"
        }.compactMap { $0["message"]?.text }
        let choices =
            [Choice("none", "no further paper")]
            + PaperKind.allCases.map { Choice($0.rawValue, $0.words) }
        var question = Question(
            "paper.\(place)",
            place == 1 ? "A paper that came with it, or Enter for none:" : "A further paper:",
            help: ["One kind at a time; its day and what it is about are asked for then."],
            defaultText: wanting.isEmpty || place > 1 ? "none" : nil, choices: ChoiceList(choices))
        if !wanting.isEmpty { question.prompt = ["Wanting:"] + wanting + question.prompt }
        return question
    }

    func counterQuestion(_ form: EntryForm) -> Question? {
        if form.answers["presentor"] == nil {
            return Self.question(
                "presentor", "Presented by:", .text(200), allowsNothing: true)
        }
        if form.answers["ticket"] == nil {
            return Self.question("ticket", "Ticket:", .text(64), allowsNothing: true)
        }
        if form.answers["received"] == nil {
            return Self.question(
                "received", "Received, with the offset, or Enter for now:", .time,
                allowsNothing: true, help: ["Such as \(book.today)T11:30:00-05:00."])
        }
        if form.answers["effective"] == nil { return effectiveQuestion }
        return nil
    }

    private var effectiveQuestion: Question {
        Question(
            "effective", "Day of the transfer, or Enter for today:",
            help: [
                "Where it is posted later than it was made: no sooner than it was received, and "
                    + "no later than today."
            ], allowsNothing: true
        ) { [today = book.today] text in
            let judgment = Self.judged(text, as: .date, allowsNothing: true)
            guard case .accepted = judgment, let day = CalendarDate(text), today < day else {
                return judgment
            }
            return .problem(
                AnswerProblem("\(day) is yet to come", accepted: "a day up to \(today)"))
        }
    }

    /// The panel stands above the question, and the question is asked anew each time.
    func postQuestion(_ form: EntryForm) -> Question? {
        guard let post = form["post"] else {
            let answer = book.check(form.request(key: key))
            var question = Question(
                "post", Self.asked(of: answer),
                help: ["Nothing has been written so far; yes writes it."], choices: Self.yesOrNo,
                isAskedAnew: true)
            let panel = answer.isError ? Self.errors(of: answer) : panel(form, answer)
            question.prompt = panel + [""] + question.prompt
            return question
        }
        guard post == "no", form["keep"] == nil else { return nil }
        return Question(
            "keep", "What was entered:",
            choices: ChoiceList([
                Choice("keep", "keep it, to go on from later"),
                Choice("discard", "throw it away"),
            ]), isAskedAnew: true)
    }

    private static func asked(of answer: Answer) -> String {
        switch answer.outcome {
        case .approved, .posted, .done: "Post it?"
        case .refused: "It would be refused. Record the refusal?"
        case .held: "A person must decide. Enter it as held?"
        case .error: "It cannot be posted as it stands. Try all the same?"
        }
    }

    private static func errors(of answer: Answer) -> [String] {
        (answer.members["errors"]?.array ?? []).compactMap { $0["problem"]?.text }
    }

    private func panel(_ form: EntryForm, _ answer: Answer) -> [String] {
        var document = answer.json
        document["presented"] = .array(
            form.certificates.map { certificate in
                [
                    "certificate": .string(certificate.facts.id.number.text),
                    "shares": .integer(certificate.facts.shares.units),
                    "scale": .integer(Int64(certificate.scale.places)),
                    "inscription": .string(certificate.inscription.verbatim),
                ]
            })
        document["stamps"] = .array(
            form.request(key: key)["guarantees"]?.array ?? [])
        let positions = form.request(key: key)["positions"]?.array ?? []
        document["stated_positions"] = .array(
            positions.compactMap(\.object).map { position in
                var position = position
                position["scale"] = .integer(Int64(form.scale.places))
                return .object(position)
            })
        document["stated"] = [
            "price": .given(form["price"]), "source": .given(form["price.source"]),
            "knowledge": .given(form["knowledge"]), "effective_on": .given(form["effective"]),
        ]
        return PreflightView(document).text.split(
            separator: "\n", omittingEmptySubsequences: false
        ).map(String.init)
    }
}
