/// To whom an event owes something beside the holders of today.
extension EventDossier {
    /// The holders at the end of a day are those of now, or the event is for others.
    var holdersOfRecord: [Finding] {
        guard let day = terms.recordDate else { return [] }
        if day > book.today {
            return [
                Finding(
                    .recordDateAhead,
                    ["security": terms.security.text, "record_date": day.description],
                    message: """
                        The record date \(day) is yet to come, and with it who holds \
                        \(terms.security) at its end.
                        """)
            ]
        }
        guard let change = facts.laterChange else { return [] }
        return [
            Finding(
                .recordDatePassed,
                [
                    "security": terms.security.text, "record_date": day.description,
                    "entry": String(change.entry), "kind": change.kind,
                    "on": change.day.description, "account": change.account.text,
                ],
                message: """
                    Account \(change.account) does not hold what it held of \(terms.security) \
                    at the end of \(day): entry \(change.entry) (\(change.kind)) of \
                    \(change.day) is the first that changed it.
                    """)
        ]
    }

    /// An option on shares that all become others is on those, if it can be on whole ones.
    var options: [Finding] {
        let plan = OptionPlan(terms, facts.options, in: book)
        return plan.unsettled.map { option in
            let result =
                terms.target == nil
                ? "no share of which is left"
                : "which \(terms.rate) makes no whole number of"
            return Finding(
                .optionUnsettled, names(of: option), numbers: ["units": option.units],
                message: """
                    Option \(option.id) of \(option.holder) is on \
                    \(shares(option.units, of: terms.security)) shares of \(terms.security), \
                    \(result).
                    """)
        }
    }

    var optionsLeft: [Finding] {
        OptionPlan(terms, facts.options, in: book).left.map { option in
            let until = option.endsOn.map { "until its end on \($0)" } ?? "with the one it is on"
            return Finding(
                .optionLeft, names(of: option), numbers: ["units": option.units],
                message: """
                    Option \(option.id) of \(option.holder) stays on \
                    \(shares(option.units, of: terms.security)) old shares of \
                    \(terms.security) \(until).
                    """)
        }
    }

    private func names(of option: OptionFacts) -> KeyValuePairs<String, String> {
        [
            "option": String(option.id), "person": option.holder.text,
            "security": terms.security.text,
        ]
    }

    /// The owner of what is missing is owed what the event gives for it, once he has proved it.
    var casesCarried: [Finding] {
        guard !terms.selection.isVoluntary, !terms.keepsCertificates else { return [] }
        return plan.lines.compactMap { line in
            let id = line.certificate.id
            guard let number = facts.cases[id.number] else { return nil }
            return Finding(
                .caseCarried, ["certificate": id.number.text, "case": String(number)],
                message: """
                    Certificate \(id) is missing under case \(number), which goes on for what \
                    the event gives for it.
                    """)
        }
    }
}
