/// The medallion guarantees: one for each signature, of an approved program, and large enough.
extension Rule {
    func judgeGuarantee(_ dossier: Dossier) -> [Finding] {
        guard let transfer = dossier.transfer else { return [] }
        return judgeUnguaranteed(transfer, dossier)
            + transfer.guarantees.flatMap { judgeStamp($0, transfer, dossier) }
            + judgeStampUse(transfer)
    }

    /// Each signature bears a stamp of its own, unless a policy in force demands none.
    private func judgeUnguaranteed(_ transfer: Transfer, _ dossier: Dossier) -> [Finding] {
        if dossier.isForSameAccount, transfer.guarantees.isEmpty { return [] }
        let places =
            dossier.book.policies.oneStampPerSignature
            ? Array(1...max(1, transfer.signatures.count)) : [1]
        let guaranteed = Set(transfer.guarantees.map(\.signature))
        let missing = places.filter { !guaranteed.contains($0) }
        guard !missing.isEmpty else { return [] }
        if let waiver = waiver(transfer, dossier) { return [waiver] }
        guard !transfer.guarantees.isEmpty else {
            return [
                Finding(
                    .guaranteeMissing, ["signature": "all"],
                    message: "The signatures bear no medallion guarantee.")
            ]
        }
        return missing.map { place in
            Finding(
                .guaranteeMissing, ["signature": String(place)],
                message: "Signature \(place) bears no medallion guarantee of its own.")
        }
    }

    private func waiver(_ transfer: Transfer, _ dossier: Dossier) -> Finding? {
        guard let most = dossier.book.policies.guaranteeWaiver,
            let value = dossier.value(of: transfer),
            value.amount <= Int128(most.tenThousandths) * value.unitsPerShare
        else { return nil }
        return Finding(
            .guaranteeWaived,
            ["authority": dossier.book.policies.guaranteeWaiverAuthority ?? ""],
            numbers: [
                "value_ten_thousandths": value.shown,
                "waived_up_to_ten_thousandths": Int128(most.tenThousandths),
            ],
            message: """
                The transaction is worth $\(Money.display(value.shown)); up to \
                $\(Money.display(Int128(most.tenThousandths))) the policy demands no guarantee.
                """)
    }

    private func judgeStamp(
        _ guarantee: MedallionGuarantee, _ transfer: Transfer, _ dossier: Dossier
    ) -> [Finding] {
        var findings = judgeForm(guarantee, transfer, on: dossier.book.today)
        if let stamp = guarantee.stamp, let items = dossier.book.stampsSeen[stamp] {
            findings.append(used(guarantee, on: items))
        }
        let standard = dossier.book.standard
        let isApproved = standard.programs.contains(guarantee.program.uppercased())
        let coverage = dossier.book.coverage[guarantee.prefix.uppercased()]
        guard isApproved, let coverage else {
            findings.append(
                Finding(
                    .guaranteeProgram,
                    [
                        "signature": String(guarantee.signature),
                        "program": guarantee.program, "prefix": guarantee.prefix,
                        "standard": String(standard.version),
                    ],
                    message: isApproved
                        ? "Prefix \(guarantee.prefix) is not one that secures an amount."
                        : "\(guarantee.program) is not an approved medallion program.",
                    cure: isApproved
                        ? """
                        Read the stamp's prefix again; if it is \(guarantee.prefix), obtain a \
                        stamp whose prefix secures an amount.
                        """ : nil))
            return findings
        }
        return findings + judgeCoverage(guarantee, coverage, transfer, dossier)
    }

    private func judgeForm(
        _ guarantee: MedallionGuarantee, _ transfer: Transfer, on today: CalendarDate
    ) -> [Finding] {
        var findings: [Finding] = []
        var missing = [("serial", guarantee.serial), ("institution", guarantee.institution)]
            .filter { $0.1.allSatisfy(\.isWhitespace) }.map(\.0)
        if !(1...max(1, transfer.signatures.count)).contains(guarantee.signature) {
            missing.append("signature \(guarantee.signature)")
        }
        if !missing.isEmpty {
            let list = missing.joined(separator: ", ")
            findings.append(
                Finding(
                    .guaranteeIncomplete,
                    ["signature": String(guarantee.signature), "missing": list],
                    message: "The guarantee lacks: \(list)."))
        }
        if let date = guarantee.date, date > today {
            findings.append(
                Finding(
                    .guaranteeDate,
                    [
                        "signature": String(guarantee.signature),
                        "date": date.description, "today": today.description,
                    ],
                    message: "The guarantee is dated \(date), after \(today)."))
        }
        return findings
    }

    /// Within one item a stamp stands beside one signature, and a signature bears one stamp.
    private func judgeStampUse(_ transfer: Transfer) -> [Finding] {
        var seen: [StampSerial: Int] = [:]
        return transfer.guarantees.compactMap { guarantee in
            guard let stamp = guarantee.stamp else { return nil }
            guard let first = seen.updateValue(guarantee.signature, forKey: stamp) else {
                return nil
            }
            return Finding(
                .guaranteeSerialUsed,
                [
                    "signature": String(guarantee.signature), "serial": guarantee.serial,
                    "items": "this item, signature \(first)",
                ],
                message: """
                    Stamp \(guarantee.serial) stands beside signature \(first) and beside \
                    signature \(guarantee.signature); a stamp guarantees one.
                    """)
        }
    }

    private func used(_ guarantee: MedallionGuarantee, on items: [String]) -> Finding {
        Finding(
            .guaranteeSerialUsed,
            [
                "signature": String(guarantee.signature), "serial": guarantee.serial,
                "items": items.joined(separator: ", "),
            ],
            message: """
                Stamp \(guarantee.serial) was on the papers of \
                \(items.joined(separator: ", ")) before.
                """)
    }

    /// The value of what leaves the account, in ten-thousandths of a dollar and units of a share,
    /// is compared by cross-multiplication; a balance that stays with the owner is not covered.
    private func judgeCoverage(
        _ guarantee: MedallionGuarantee, _ coverage: GuaranteeCoverage, _ transfer: Transfer,
        _ dossier: Dossier
    ) -> [Finding] {
        // More than a book holds is a finding of its own, and its value has no number.
        guard dossier.leaving(transfer) != nil else { return [] }
        guard let value = dossier.value(of: transfer) else {
            return [
                Finding(
                    .guaranteeValueUnknown, ["signature": String(guarantee.signature)],
                    message: "No market price is stated, so the stamp's coverage is untested.")
            ]
        }
        let stated = guarantee.valueCovered.map { min($0, coverage.maximum) }
        let covered = Int128((stated ?? coverage.maximum).tenThousandths)
        guard value.amount > covered * value.unitsPerShare else { return [] }
        return [
            Finding(
                .guaranteeCoverage,
                [
                    "signature": String(guarantee.signature), "prefix": guarantee.prefix,
                    "source": coverage.source,
                ],
                numbers: [
                    "value_ten_thousandths": value.shown, "coverage_ten_thousandths": covered,
                ],
                message: """
                    The transaction is worth $\(Money.display(value.shown)); the stamp covers \
                    $\(Money.display(covered)).
                    """)
        ]
    }
}

extension Dossier {
    /// The value of a transaction, exactly: ten-thousandths of a dollar times units of a share.
    fileprivate struct Value {
        let amount: Int128
        let unitsPerShare: Int128

        /// A fraction of a ten-thousandth too much is still too much, so it is rounded up to show.
        var shown: Int128 { (amount + unitsPerShare - 1) / unitsPerShare }
    }

    /// What leaves the presenter; none where nothing does, or more than a book holds.
    fileprivate func leaving(_ transfer: Transfer) -> ShareCount? {
        let leaving = try? ShareCount.sum(
            transfer.assignments.filter { $0.assignee.account != presenter }
                .compactMap(\.shares))
        return leaving.flatMap { $0 > .zero ? $0 : nil }
    }

    fileprivate func value(of transfer: Transfer) -> Value? {
        guard let leaving = leaving(transfer), let price = transfer.price,
            price.perShare > Money(tenThousandths: 0)
        else { return nil }
        let scale = book.securities[transfer.security]?.scale ?? .whole
        return Value(
            amount: Int128(leaving.units) * Int128(price.perShare.tenThousandths),
            unitsPerShare: Int128(scale.unitsPerShare))
    }
}
