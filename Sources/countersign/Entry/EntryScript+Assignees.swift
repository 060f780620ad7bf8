import Conversation
import Ledger
import LedgerStore

/// Who takes, and how many.
extension EntryScript {
    func assigneeQuestion(_ form: EntryForm) throws -> Question? {
        var place = 1
        while true {
            if let question = try assignee(place, form) { return question }
            let left = form.left(before: place + 1)
            guard left > 0, place < 100 else { return nil }
            switch form["more.\(place)"] {
            case "yes": place += 1
            case nil: return more(place, left, form)
            default: return nil
            }
        }
    }

    private func assignee(_ place: Int, _ form: EntryForm) throws -> Question? {
        guard let named = form["to.\(place)"] else { return find(place) }
        if named == EntryForm.newAccount {
            if let question = registration(place, form) { return question }
        } else if form["pick.\(place)"] == nil {
            let accounts = try book.accounts(named)
            if !accounts.contains(where: { $0.id == named }) { return pick(place, accounts) }
        }
        guard form["shares.\(place)"] == nil else { return nil }
        return shares(place, form)
    }

    private func find(_ place: Int) -> Question {
        Question(
            "to.\(place)", "Assignee\(place > 1 ? " \(place)" : ""), by account or part of a name:",
            help: [
                "An account, or a part of its name, of the face, or of an owner's name.",
                "\(EntryForm.newAccount) registers an assignee who is not in the book.",
            ]
        ) { text in
            guard text != EntryForm.newAccount else { return .accepted(text) }
            let judgment = Self.judged(text, as: .text(100))
            guard case .accepted = judgment else { return judgment }
            let accounts = try book.accounts(text)
            let exact = accounts.first { $0.id == text }
            if let only = exact ?? (accounts.count == 1 ? accounts.first : nil) {
                return .accepted(only.id, notes: ["\(only.id): \(only.inscription)"])
            }
            guard !accounts.isEmpty else {
                return .problem(
                    AnswerProblem(
                        "nobody in the book is called so",
                        accepted: "another part of the name, or + to register the assignee"))
            }
            let isAll = accounts.count < EntryBook.mostAccounts
            return .accepted(
                text, notes: isAll ? [] : ["These are the first \(accounts.count) of them."])
        }
    }

    private func pick(_ place: Int, _ accounts: [EntryBook.Account]) -> Question {
        Question(
            "pick.\(place)", "Which of these?", help: ["< goes back to look for another name."],
            choices: ChoiceList(accounts.map { Choice($0.id, $0.inscription) }))
    }

    private func shares(_ place: Int, _ form: EntryForm) -> Question {
        let left = form.left(before: place)
        let shown = form.scale.display(left)
        return Question(
            "shares.\(place)", "Shares, of \(shown):", help: ["As the assignment says."],
            defaultText: shown
        ) { text in
            guard let shares = form.scale.parse(text), shares > .zero else {
                return .problem(Self.noShares(text, form.scale))
            }
            guard Int128(shares.units) <= left else {
                return .problem(
                    AnswerProblem("no more than \(shown) are left", accepted: "at most \(shown)"))
            }
            return .accepted(text)
        }
    }

    private func more(_ place: Int, _ left: Int128, _ form: EntryForm) -> Question {
        let owner = form.certificates.first?.inscription.verbatim ?? ""
        return Question(
            "more.\(place)",
            "\(form.scale.display(left)) shares are left and go back to \(owner). "
                + "A further assignee?",
            help: ["What is not assigned goes back as a balance certificate."], defaultText: "no",
            choices: Self.yesOrNo)
    }
}

// MARK: - A new registration

extension EntryScript {
    private func registration(_ place: Int, _ form: EntryForm) -> Question? {
        let id = "new.\(place)"
        guard let inscription = form["\(id).inscription"] else { return inscription(id) }
        guard form["\(id).form"] != nil else { return formOfOwnership(id, inscription) }
        for (field, prompt, most) in [
            ("street", "Street and number:", 200), ("city", "City:", 100), ("state", "State:", 40),
        ] where form.answers["\(id).\(field)"] == nil {
            return Self.question("\(id).\(field)", prompt, .text(most), allowsNothing: true)
        }
        guard let country = form["\(id).country"] else {
            return Question(
                "\(id).country", "Country, two letters:", defaultText: "US",
                choices: ChoiceList(Countries.codes.map { Choice($0) }))
        }
        if form.answers["\(id).zip"] == nil { return zip(id, country) }
        return taxpayer(id, form)
    }

    private func inscription(_ id: String) -> Question {
        Question(
            "\(id).inscription", "Inscription, as the face is to bear it:",
            help: ["The name or names, the tenancy or capacity behind them."]
        ) { text in
            let judgment = Self.judged(text, as: .text(Inscription.maximumLength))
            guard case .accepted = judgment, let inscription = Inscription(text) else {
                return judgment
            }
            switch RegistrationName.read(inscription) {
            case .clear(let name):
                let parts = name.parts.filter { $0.label != .joining && $0.label != .punctuation }
                return .accepted(
                    text,
                    notes: [
                        "Read as "
                            + parts.map { part in
                                let label = part.label.rawValue.split(separator: "_")
                                return "\(label.joined(separator: " ")) \(part.text)"
                            }.joined(separator: "; ") + "."
                    ])
            case .doubtful(let doubts):
                return .accepted(text, notes: ["It is not clear."] + doubts.map(\.sentence))
            }
        }
    }

    private func formOfOwnership(_ id: String, _ inscription: String) -> Question {
        let face = Inscription(inscription)
        let proposed = face.flatMap { RegistrationName.read($0).name?.form.rawValue }
        return Question(
            "\(id).form", "Form of ownership:",
            help: ["As the back of the certificate lists them."],
            defaultText: proposed,
            choices: ChoiceList(OwnershipForm.allCases.map { Choice($0.rawValue) })
        ) { text in
            guard let face, let form = OwnershipForm(rawValue: text) else { return .accepted(text) }
            return .accepted(
                text, notes: RegistrationName.read(face, as: form).doubts.map(\.sentence))
        }
    }

    private func zip(_ id: String, _ country: String) -> Question {
        Question("\(id).zip", "ZIP code:", allowsNothing: true) { text in
            let judgment = Self.judged(text, as: .text(20), allowsNothing: true)
            guard country == "US", !text.isEmpty, !MailingAddress.isZIPCode(text) else {
                return judgment
            }
            return .problem(AnswerProblem("not a ZIP code", accepted: "01101 or 01101-2345"))
        }
    }

    private func taxpayer(_ id: String, _ form: EntryForm) -> Question? {
        guard let number = form.answers["\(id).tin"] else {
            return Question(
                "\(id).tin", "Taxpayer number, not shown as it is typed, or Enter for none:",
                help: ["Nine digits. It is kept in no draft."], allowsNothing: true,
                isSecret: true
            ) { Self.judged($0, as: .taxpayerNumber, allowsNothing: true) }
        }
        guard number.isEmpty, form["\(id).absent"] == nil else { return nil }
        return Self.question("\(id).absent", "Why there is no number:", .text(200))
    }
}
