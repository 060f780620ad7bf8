import Ledger

extension CapAuditWorkbook {
    var largest: WorkbookSheet {
        var sheet = WorkbookSheet(
            "Five or fewer",
            [.init("Individual"), .init("Name"), .number("Part"), .init("Exactly"), .init("By")])
        guard let largest = audit.largest else { return sheet }
        for individual in largest.individuals {
            sheet.append([
                .text(individual.person.text), .text(individual.name), Self.part(individual.part),
                .text(individual.part.description), .text(largest.basis.rawValue),
            ])
        }
        sheet.append([
            largest.isOverHalf ? .strong("OVER HALF") : .strong("together"), .empty,
            Self.part(largest.sum), .text(largest.sum.description),
            .text(largest.basis.rawValue),
        ])
        sheet.append([
            "owners not on file", .empty, Self.part(largest.unknown),
            .text(largest.unknown.description), .text(largest.answer.rawValue),
        ])
        return sheet
    }

    var uncertain: WorkbookSheet { findings("Inputs in doubt", audit.uncertain) }

    var legends: WorkbookSheet { findings("Legends", audit.legendConflicts) }

    private func findings(_ name: String, _ findings: [Finding]) -> WorkbookSheet {
        var sheet = WorkbookSheet(name, [.init("Code"), .init("What"), .init("Source")])
        for finding in findings {
            sheet.append([
                .text(finding.code.rawValue), .text(finding.message),
                .text(finding.code.definition.source),
            ])
        }
        return sheet
    }

    var changes: WorkbookSheet {
        var sheet = WorkbookSheet("Changes", [.init("What"), .init("Was"), .init("Is")])
        guard let changes = audit.changes else {
            sheet.append(["The book was opened after that day.", .empty, .empty])
            return sheet
        }
        for change in changes {
            let (subject, before, after) = AuditWords.change(change)
            sheet.append([.text(subject), .text(before), .text(after)])
        }
        return sheet
    }

    var stopped: WorkbookSheet {
        var sheet = WorkbookSheet(
            "Refused or held",
            [
                .init("Day"), .init("Outcome"), .init("Item"), .init("Key"), .init("Kind"),
                .init("Class"), .init("Code"), .init("Person"), .init("Why"),
            ])
        for item in audit.stopped {
            for reason in item.reasons {
                sheet.append([
                    .day(item.day), .text(item.outcome), .text(String(item.number)),
                    .text(item.key), .text(item.kind), .optional(item.security?.text),
                    .text(reason.code), .optional(reason.person?.text), .text(reason.message),
                ])
            }
        }
        return sheet
    }
}
