import Ledger

extension CapAuditPage {
    /// Whether five individuals own more than half (26 USC 542(a)(2)).
    var fiveOrFewer: Hypertext {
        guard let largest = audit.largest else {
            return """
                <p class="none">It cannot be told: the outstanding shares of a class are not on \
                file.</p>
                """
        }
        guard !largest.individuals.isEmpty else {
            return "<p class=\"none\">No individual among those listed owns anything.</p>"
        }
        let answer =
            switch largest.answer {
            case .overHalf: "The largest individuals own more than half: "
            case .atMostHalf: "The largest individuals own no more than half: "
            case .untold:
                "Whether five individuals own more than half cannot be told. Those on file own "
            }
        let unknown: Hypertext =
            largest.unknown.isZero
            ? ""
            : """
            Of <strong>\(AuditWords.percent(largest.unknown))</strong> no individual owner is on \
            file: it stands in the names of entities and nominees, or is kept by other agents.\u{20}
            """
        let table = PageTable(
            caption: "The largest individuals, by \(AuditWords.basis(largest.basis))",
            columns: [
                .words("Individual"), .number("Part, exactly"), .number("Part"),
                .number("Together"),
            ],
            rows: zip(largest.individuals, largest.cumulative).map { individual, sum in
                [
                    "\(individual.name)<small>\(individual.person.text)</small>",
                    Hypertext.figure(individual.part.description),
                    "\(AuditWords.percent(individual.part))", "\(AuditWords.percent(sum))",
                ]
            },
            total: [
                "Together", Hypertext.figure(largest.sum.description), "",
                "\(AuditWords.percent(largest.sum))",
            ])
        return """
            <p class="sentence">\(answer)<strong>\(AuditWords.percent(largest.sum))</strong> by \
            \(AuditWords.basis(largest.basis)). \(unknown)Shares that count for several of them by kinship \
            are counted for each, so that the warning comes too often, never too late.</p>
            \(FiveChart(largest).markup)
            \(table.markup)
            """
    }

    /// How many own the stock, and on how many days of the year there were a hundred.
    var hundredHolders: Hypertext {
        let (count, days) = (audit.count, audit.days)
        let table = PageTable(
            caption: "Holders",
            columns: [.words("Fact"), .number("Number")],
            rows: [
                ["Persons who own in fact, without attribution", "\(grouped(count.persons))"],
                [
                    "The same on \(audit.since)",
                    "\(count.personsBefore.map { grouped($0) } ?? "before the book")",
                ],
                ["Accounts that hold anything", "\(grouped(count.accounts))"],
                [
                    "Part of the stock from which a demand letter is owed (26 CFR 1.857-8)",
                    "\(count.demandRatio.description)",
                ],
                [
                    """
                    Days of the tax year from \(days.year.lowerBound) to \
                    \(days.year.upperBound)
                    """, "\(grouped(days.length))",
                ],
                ["Days of it that the book knows", "\(grouped(days.known))"],
                ["Days of those with fewer than 100 persons", "\(grouped(days.below))"],
                ["Days with 100 persons that the year needs", "\(grouped(days.required))"],
                ["Days with 100 persons so far", "\(grouped(days.reached))"],
            ])
        return "<p class=\"sentence\">\(answer(days.answer))</p>\n" + table.markup
    }

    private func answer(_ answer: HolderDays.Answer) -> Hypertext {
        switch answer {
        case .passed:
            "<strong>PASS.</strong> A hundred persons owned the stock on as many days as needed."
        case .failed:
            """
            <strong>FAIL.</strong> On too many days fewer than a hundred persons owned the stock \
            (26 USC 856(a)(5), (b)).
            """
        case .open:
            """
            <strong>OPEN.</strong> It hangs on days that are to come, or on those before the book.
            """
        }
    }
}
