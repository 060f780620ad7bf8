/// The medallion guarantee: given, of an approved program, and large enough.
extension Rule {
    func judgeGuarantee(_ dossier: Dossier) -> [Finding] {
        guard let transfer = dossier.transfer else { return [] }
        guard let guarantee = transfer.guarantee else {
            if dossier.isForSameAccount { return [] }
            return [
                Finding(.guaranteeMissing, message: "The signatures bear no medallion guarantee.")
            ]
        }
        var findings = judgeStamp(guarantee, on: dossier.book.today)
        let program = MedallionGuarantee.Program(rawValue: guarantee.program.uppercased())
        let coverage = dossier.book.coverage[guarantee.prefix.uppercased()]
        guard program != nil, let coverage else {
            findings.append(
                Finding(
                    .guaranteeProgram,
                    ["program": guarantee.program, "prefix": guarantee.prefix],
                    message: program == nil
                        ? "\(guarantee.program) is not an approved medallion program."
                        : "Prefix \(guarantee.prefix) is not one that secures an amount."))
            return findings
        }
        return findings + judgeCoverage(guarantee, coverage, transfer, dossier)
    }

    private func judgeStamp(
        _ guarantee: MedallionGuarantee, on today: CalendarDate
    ) -> [Finding] {
        var findings: [Finding] = []
        let missing = [("serial", guarantee.serial), ("institution", guarantee.institution)]
            .filter { $0.1.allSatisfy(\.isWhitespace) }.map(\.0)
        if !missing.isEmpty {
            let list = missing.joined(separator: ", ")
            findings.append(
                Finding(
                    .guaranteeIncomplete, ["missing": list],
                    message: "The guarantee lacks: \(list)."))
        }
        if let date = guarantee.date, date > today {
            findings.append(
                Finding(
                    .guaranteeDate,
                    ["date": date.description, "today": today.description],
                    message: "The guarantee is dated \(date), after \(today)."))
        }
        return findings
    }

    /// The value of what leaves the account, in ten-thousandths of a dollar and units of a share,
    /// is compared by cross-multiplication; a balance that stays with the owner is not covered.
    private func judgeCoverage(
        _ guarantee: MedallionGuarantee, _ coverage: GuaranteeCoverage, _ transfer: Transfer,
        _ dossier: Dossier
    ) -> [Finding] {
        // More than a book holds is a finding of its own, and its value has no number.
        let leaving = try? ShareCount.sum(
            transfer.assignments
                .filter { $0.assignee.account != dossier.presenter }.compactMap(\.shares))
        guard let leaving, leaving > .zero else { return [] }
        guard let price = transfer.price, price.perShare > Money(tenThousandths: 0) else {
            return [
                Finding(
                    .guaranteeValueUnknown,
                    message: "No market price is stated, so the stamp's coverage is untested.")
            ]
        }
        let unitsPerShare = Int128(
            (dossier.book.securities[transfer.security]?.scale ?? .whole).unitsPerShare)
        let value = Int128(leaving.units) * Int128(price.perShare.tenThousandths)
        let stated = guarantee.valueCovered.map { min($0, coverage.maximum) }
        let covered = Int128((stated ?? coverage.maximum).tenThousandths)
        guard value > covered * unitsPerShare else { return [] }
        // A fraction of a ten-thousandth too much is still too much, so it is rounded up to show.
        let shown = (value + unitsPerShare - 1) / unitsPerShare
        return [
            Finding(
                .guaranteeCoverage,
                ["prefix": guarantee.prefix, "source": coverage.source],
                numbers: [
                    "value_ten_thousandths": shown, "coverage_ten_thousandths": covered,
                ],
                message: """
                    The transaction is worth $\(Money.display(shown)); the stamp covers \
                    $\(Money.display(covered)).
                    """)
        ]
    }
}
