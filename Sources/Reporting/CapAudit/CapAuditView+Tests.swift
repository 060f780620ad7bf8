import Ledger

extension CapAuditView {
    /// The largest five individuals, and whether they own more than half.
    var fiveFifty: [String] {
        guard let largest = audit.largest else {
            return ["  The outstanding shares of a class are not on file; nothing can be told."]
        }
        var grid = GridView([.prose("Individual"), .number("Part")])
        for individual in largest.individuals {
            let name = individual.name.isEmpty ? "" : individual.name + ", "
            grid.append([
                sanitize(forTerminal: name + individual.person.text),
                AuditWords.percent(individual.part),
            ])
        }
        grid.append(["together", AuditWords.percent(largest.sum)])
        let basis =
            largest.basis == .value
            ? "in value" : "by number, since not every class has a price on file"
        grid.append(["owners not on file", AuditWords.percent(largest.unknown)])
        let answer =
            switch largest.answer {
            case .overHalf:
                """
                OVER HALF: five individuals own more than half, \(basis); shares that count for \
                several of them by kinship are counted for each.
                """
            case .atMostHalf: "No more than half is owned by five individuals, \(basis)."
            case .untold:
                """
                CANNOT BE TOLD: five individuals on file own no more than half, \(basis); who \
                owns what stands in the names of entities and nominees, or with other agents, is \
                not on file.
                """
            }
        return wrap(answer, indent: 2) + grid.lines(indent: 2)
    }

    var holders: [String] {
        let days = audit.days
        let before = audit.count.personsBefore.map {
            "; \(grouped($0)) on \(audit.since)"
        }
        return PageView.facts([
            "Owning in fact": grouped(audit.count.persons) + (before ?? ""),
            "Of record": AuditWords.count(audit.count.accounts, "account"),
            "Demand letters": "from \(AuditWords.percent(audit.count.demandRatio)) of record on",
            "Hundred persons": "\(days.answer.rawValue): on \(days.reached) of \(days.known) "
                + "days that the book knows of \(days.year.lowerBound) to "
                + "\(days.year.upperBound); \(days.required) are asked for",
        ])
    }

    var legendConflicts: [String] {
        audit.legendConflicts.flatMap { wrap(sanitize(forTerminal: $0.message), indent: 2) }
    }

    var changes: [String] {
        guard let changes = audit.changes else {
            return wrap(
                "The book was opened after that day; there is nothing to compare with.",
                indent: 2)
        }
        guard !changes.isEmpty else { return ["  nothing"] }
        var grid = GridView([.prose("What"), .prose("Was"), .prose("Is")])
        for change in changes {
            let (subject, before, after) = AuditWords.change(change)
            grid.append([sanitize(forTerminal: subject), before, after])
        }
        return grid.lines()
    }

    var stopped: [String] {
        guard !audit.stopped.isEmpty else { return ["  nothing"] }
        return audit.stopped.flatMap { item in
            let key = sanitize(forTerminal: "\(item.kind) \(item.key)")
            let security = item.security.map { " of \($0)" } ?? ""
            return PageView.hanging(
                item.day.description, "\(item.outcome)  \(key)\(security)", indent: 2)
                + item.reasons.flatMap { reason in
                    PageView.hanging(
                        reason.code, sanitize(forTerminal: reason.message), indent: 4)
                }
        }
    }
}
