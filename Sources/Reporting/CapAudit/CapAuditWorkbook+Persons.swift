import Ledger

extension CapAuditWorkbook {
    var persons: WorkbookSheet {
        var sheet = WorkbookSheet(
            "Persons",
            [
                .init("Person"), .init("Name"), .init("Kind"), .init("Status"), .init("Scope"),
                .init("Basis"), .init("Limit"), .number("Held"), .init("Exactly"),
                .number("Whole"), .number("Share"), .number("Allowed"), .number("Headroom"),
                .init("Exception"), .init("Exception until"), .init("Over since"), .init("Cause"),
                .init("Demand letter"), .init("Accounts"), .init("May take"),
            ])
        for holder in audit.holders {
            for standing in holder.standings { sheet.append(cells(holder, standing)) }
        }
        return sheet
    }

    private func cells(_ holder: AuditHolder, _ standing: AuditStanding) -> [WorkbookCell] {
        let position = standing.position
        func amount(_ units: Int128) -> WorkbookCell {
            Self.amount(units, position.basis, position.scale)
        }
        return [
            .text(holder.person.text), .text(holder.name),
            .text(holder.isEntity ? "entity" : "individual"),
            standing.status <= .near
                ? .strong(standing.status.rawValue) : .text(standing.status.rawValue),
            .text(position.limit.scope.word), .text(position.basis.rawValue),
            .text(position.limit.ratio.description), amount(position.heldAfter),
            .text(AuditWords.exactly(position)), amount(position.outstandingAfter),
            Self.part(position), amount(position.limitShares), amount(position.headroom),
            .optional(standing.exception?.authority), .optional(standing.exception?.until),
            .optional(standing.excess?.since), .optional(standing.excess?.cause),
            .text(holder.isOwedDemandLetter ? "yes" : "no"),
            .text(holder.accounts.map(\.account.text).joined(separator: " ")),
            .optional(AuditWords(audit).room(of: holder)),
        ]
    }

    var accounts: WorkbookSheet {
        var sheet = WorkbookSheet(
            "Accounts",
            [
                .init("Person"), .init("Account"), .init("Inscription"), .init("Part"),
                .init("Class"), .number("Shares"),
            ])
        for holder in audit.holders {
            for account in holder.accounts {
                for (security, units) in account.held.sorted(by: { $0.key < $1.key }) {
                    sheet.append([
                        .text(holder.person.text), .text(account.account.text),
                        .text(account.inscription), .text(account.part?.description ?? "whole"),
                        .text(security.text), .shares(units, scale(of: security)),
                    ])
                }
            }
        }
        return sheet
    }

    /// Every way by which shares count, with its fraction: what the figures are made of.
    var ways: WorkbookSheet {
        var sheet = WorkbookSheet(
            "Attribution",
            [
                .init("Person"), .init("By way of"), .init("Fraction"), .init("Class"),
                .number("Counted"), .init("Counted exactly"), .init("In words"),
            ])
        for holder in audit.holders {
            for path in holder.paths {
                for (security, count) in path.counted.sorted(by: { $0.key < $1.key }) {
                    sheet.append([
                        .text(holder.person.text), .text(words.way(path)),
                        .text(path.fraction.description), .text(security.text),
                        .shares(count.floor, scale(of: security)), .text(count.description),
                        .text(words.counted(path)),
                    ])
                }
            }
        }
        return sheet
    }

    private func scale(of security: SecurityID) -> Scale {
        audit.classes.first { $0.id == security }?.facts.scale ?? .whole
    }
}
