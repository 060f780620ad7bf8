import JSON
import Ledger
import Postgres

/// The original of a replaced certificate in a protected purchaser's hands (UCC 8-405(b), 8-210).
extension LedgerStore {
    /// Registers it for the purchaser, whole or not at all. Where the shares themselves stand in
    /// the way the case says that it is an over-issue, and the remedy is another.
    public func honour(
        _ original: CertificateNumber, of number: Int64, for account: AccountID,
        as newNumber: CertificateNumber?, key: String?, execution: Execution, issuer: IssuerID
    ) throws(StoreError) -> ItemOutcome {
        try asOne { () throws(StoreError) in
            let facts = try self.caseRecord(number, issuer: issuer).facts
            let honouring = Honouring(
                caseNumber: number,
                original: CertificateID(security: facts.security, number: original),
                account: account, number: newNumber,
                authority: facts.appearance(of: original)?.authority)
            let request = ItemRequest(key: key, action: .honour(honouring, execution))
            let outcomes = try self.post([request], issuer: issuer, mode: .itemByItem)
            guard let outcome = outcomes.first else {
                throw .database(.unexpectedResult("an item without an outcome"))
            }
            if !outcome.isReplay, let kind = outcome.caseEvent {
                let papers: JSONValue = [
                    "item": .optional(outcome.item), "account": .string(account.text),
                    "codes": .array(outcome.refusals.map { .string($0) }),
                ]
                try self.change(
                    """
                    SELECT ledger.note_case(\(issuer.text), \(number), \(kind), NULL,
                        \(original.text), \(papers.compact))
                    """)
            }
            return (outcome, true)
        }
    }
}

extension ItemOutcome {
    /// The codes that refuse the item.
    fileprivate var refusals: [String] {
        findings.filter { $0["severity"]?.text == Severity.refuse.rawValue }
            .compactMap { $0["code"]?.text }
    }

    /// What the case is told of it, if anything.
    fileprivate var caseEvent: String? {
        // That it was honoured the database notes itself, in the entry's own transaction.
        guard word != .posted else { return nil }
        let codes = refusals.compactMap(FindingCode.init(rawValue:))
        return ReplacementCase.isOverIssue(codes) ? "over_issue" : nil
    }
}
