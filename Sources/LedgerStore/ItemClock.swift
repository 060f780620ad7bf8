import JSON
import Ledger

/// An item's classification and clocks: routine or not and why, when it was received, when it is
/// due, and by when a rejected guarantee must be told of.
struct ItemClock {
    let json: JSONValue?
    let notifyBy: CalendarDate?
    /// The version of the written standards in force.
    let standard: Int
}

extension Resolution {
    /// The clocks of an item as it is judged now; one that was held keeps its receipt, and what
    /// was once not routine stays so.
    func clock(of judgment: Judgment, earlier: LedgerStore.Earlier?) -> ItemClock {
        let findings = judgment.verdict.findings
        let rejected = findings.contains { $0.code.rejectsGuarantee }
        let notice = rejected ? RejectionNotice(rejectedOn: facts.today) : nil
        let notifyBy = calendar.flatMap { try? notice?.due($0) }
        return ItemClock(
            json: classification(judgment, earlier), notifyBy: notifyBy,
            standard: facts.standard.version)
    }

    private func classification(
        _ judgment: Judgment, _ earlier: LedgerStore.Earlier?
    ) -> JSONValue? {
        // Items are what is presented for transfer; the issuer's own acts are none.
        guard case .transfer(let transfer) = judgment.item.action else { return nil }
        let now = ItemClassification(facts(judgment, transfer))
        let before = earlier?.classification
        let clauses = now.clauses.map { clause -> JSONValue in
            [
                "number": .integer(Int64(clause.number)), "word": .string(clause.word),
                "sentence": .string(clause.sentence),
            ]
        }
        let wasRoutine = before?["is_routine"]?.bool ?? true
        var document: JSONObject = [
            "is_routine": .bool(now.isRoutine && wasRoutine), "clauses": .array(clauses),
        ]
        if let before, before["deemed"] != nil {
            for name in ["received", "deemed"] { document[name] = before[name] ?? .null }
            if now.isRoutine, wasRoutine { document["due"] = before["due"] ?? .null }
            return .object(document)
        }
        guard let moment = receipts[judgment.item.key] else { return .object(document) }
        document["received"] = .string(moment.description)
        guard let calendar, let receipt = try? Receipt(arrived: moment, calendar: calendar) else {
            return .object(document)
        }
        document["deemed"] = .string(receipt.deemed.description)
        if now.isRoutine, let due = try? receipt.turnaroundDue(calendar) {
            document["due"] = .string(due.day.description)
        }
        return .object(document)
    }

    private func facts(_ judgment: Judgment, _ transfer: Transfer) -> ClassificationFacts {
        var facts = ClassificationFacts()
        let findings = judgment.verdict.findings
        facts.hasStopOrRestriction = findings.contains {
            [.stopActive, .adverseClaim, .legalProcess].contains($0.code)
        }
        facts.legendMakesNonroutine = self.facts.policies.legendMakesNonroutine
        facts.hasLegend = self.facts.legends[transfer.security] != nil
        facts.needsMore = ClassificationFacts.needsMore(findings)
        // Assignments, powers, certified resolutions, guarantees and tax waivers are ordinary.
        facts.needsReviewOfSupport = transfer.papers.contains {
            ![.corporateResolution, .taxWaiver].contains($0.kind)
        }
        return facts
    }
}

extension FindingCode {
    /// Whether it says that a guarantee was given and does not meet the standards.
    var rejectsGuarantee: Bool {
        switch self {
        case .guaranteeIncomplete, .guaranteeProgram, .guaranteeDate, .guaranteeCoverage: true
        default: false
        }
    }
}

extension RegistrationName {
    /// The parts of the face, kept beside its very words.
    var json: JSONValue {
        .array(
            parts.map { ["part": .string($0.label.rawValue), "text": .string($0.text)] })
    }
}
