import Conversation
import JSON
import Ledger
import LedgerStore

/// The questions of an item, in the order of the back of the certificate.
struct EntryScript {
    let book: EntryBook
    let key: String

    var script: Script { Script { answers in try next(answers) } }

    func next(_ answers: Answers) throws -> Question? {
        let form = try EntryForm(answers, book)
        let stages: [(EntryForm) throws -> Question?] = [
            certificateQuestion, signatureQuestion, guaranteeQuestion, assigneeQuestion,
            positionQuestion, knowledgeQuestion, priceQuestion, coverageQuestion, paperQuestion,
            counterQuestion, postQuestion,
        ]
        for stage in stages {
            if let question = try stage(form) { return question }
        }
        return nil
    }
}

// MARK: - Judging

extension EntryScript {
    /// Holds a text to the field of the operation that it will stand in.
    static func judged(
        _ text: String, as kind: FieldKind, allowsNothing: Bool = false
    ) -> Conversation.Judgment {
        if text.isEmpty {
            return allowsNothing
                ? .accepted("")
                : .problem(AnswerProblem("nothing was typed", accepted: kind.accepted))
        }
        guard let problem = kind.problems(of: .string(text), at: "").first else {
            return .accepted(text)
        }
        return .problem(AnswerProblem(problem.problem, accepted: problem.accepted))
    }

    /// A question whose answer is a field of the operation.
    static func question(
        _ id: String, _ prompt: String, _ kind: FieldKind, allowsNothing: Bool = false,
        defaultText: String? = nil, help: [String] = []
    ) -> Question {
        Question(
            id, prompt, help: help, defaultText: defaultText, allowsNothing: allowsNothing
        ) { judged($0, as: kind, allowsNothing: allowsNothing) }
    }

    /// Why a text is no number of shares.
    static func noShares(_ text: String, _ scale: Scale, orNone: Bool = false) -> AnswerProblem {
        AnswerProblem(
            text.isEmpty ? "nothing was typed" : "that is no number of shares",
            accepted: (scale.places == 0
                ? "a whole number of shares"
                : "shares with at most \(scale.places) decimal places") + (orNone ? ", or 0" : ""))
    }

    static let yesOrNo = ChoiceList([Choice("yes"), Choice("no")])
}

// MARK: - The certificate

extension EntryScript {
    func certificateQuestion(_ form: EntryForm) throws -> Question? {
        if book.securities.count > 1, form["security"] == nil {
            let choices = book.securities.map { Choice($0.0.text, $0.title) }
            return Question(
                "security", "Security:",
                help: ["The security that the certificate is for."], choices: ChoiceList(choices))
        }
        if let face = faceQuestion(form) { return face }
        let place = form.certificates.count + 1
        guard place > 1 else {
            return Question(
                "certificate.1", "Certificate presented:",
                help: ["Its number as printed, prefix and all."]
            ) { try judgeCertificate($0, form) }
        }
        guard form.answers["certificate.\(place)"] == nil, place <= 50 else { return nil }
        let owner = form.certificates[0].inscription.verbatim
        return Question(
            "certificate.\(place)", "A further certificate of \(owner), or Enter for none:",
            help: ["Only certificates of one owner are one item."], allowsNothing: true
        ) { try $0.isEmpty ? .accepted("") : judgeCertificate($0, form) }
    }

    /// The desk compares each paper with the master file: 17 CFR 240.17Ad-10(b).
    private func faceQuestion(_ form: EntryForm) -> Question? {
        for (index, certificate) in form.certificates.enumerated()
        where form.answers["face.\(index + 1)"] == nil {
            let recorded = certificate.facts.shares
            let scale = certificate.scale
            return Question(
                "face.\(index + 1)", "Shares on the face of \(certificate.facts.id.number.text):",
                help: ["What the paper itself says, in figures and in words."],
                defaultText: scale.display(recorded)
            ) { text in
                guard let face = scale.parse(text) else {
                    return .problem(Self.noShares(text, scale))
                }
                return .accepted(
                    text,
                    notes: face == recorded
                        ? []
                        : [
                            "The book says \(scale.display(recorded)); a person must decide."
                        ])
            }
        }
        return nil
    }

    private func judgeCertificate(_ text: String, _ form: EntryForm) throws -> Conversation.Judgment
    {
        if case .problem(let problem) = Self.judged(text, as: .name) { return .problem(problem) }
        guard let certificate = try book.certificate(text, of: form.security) else {
            return .problem(
                AnswerProblem(
                    "the book has no certificate \(text) of \(form.security)",
                    accepted: "a number of the register"))
        }
        guard !form.certificates.contains(where: { $0.facts.id == certificate.facts.id }) else {
            return .problem(
                AnswerProblem("it is presented already", accepted: "another number, or nothing"))
        }
        if let first = form.certificates.first, first.facts.account != certificate.facts.account {
            return .problem(
                AnswerProblem(
                    "it belongs to \(certificate.inscription.verbatim)",
                    accepted: "a certificate of account \(first.facts.account.text)"))
        }
        return .accepted(text, notes: notes(of: certificate))
    }

    /// What the face and the book say of it.
    private func notes(of certificate: PresentedCertificate) -> [String] {
        let facts = certificate.facts
        let shares = certificate.scale.display(facts.shares)
        var notes = [
            certificate.inscription.verbatim,
            "\(shares) shares, \(certificate.form.rawValue), account \(facts.account.text)"
                + (certificate.dated.map { ", dated \($0)" } ?? ""),
        ]
        switch facts.standing {
        case .outstanding: break
        case .ended(let cause): notes.append("It has ended: \(cause.lowercased()).")
        case let other: notes.append("It is \(other.word.lowercased()), not outstanding.")
        }
        for stop in facts.stops {
            notes.append("Under stop since \(stop.placedOn): \(stop.kind.rawValue).")
        }
        if facts.stops.isEmpty, facts.standing == .outstanding { notes.append("No stop.") }
        switch facts.legend {
        case .unrecorded: break
        case .absent: notes.append("The paper bears no legend.")
        case .bears(let legend):
            notes.append("The paper bears the legend, version \(legend.version).")
        }
        switch certificate.reading {
        case .clear(let name):
            notes.append("To sign: " + name.signers.joined(separator: "; "))
        case .doubtful(let doubts):
            notes += ["The inscription is not clear."] + doubts.map(\.sentence)
        }
        return notes
    }
}
