import Ledger
import Postgres

/// The audit of the ownership limit: the facts of a day as they were known at a time.
extension LedgerStore {
    /// Reads in one snapshot, locks nothing and writes nothing.
    public func capAudit(
        _ request: CapAuditRequest, issuer: IssuerID
    ) throws(StoreError) -> CapAudit {
        try inOneSnapshot { () throws(StoreError) in
            try self.send([Self.planForAll])
            let frame = try self.auditFrame(request, issuer: issuer)
            let (facts, before, count) = try self.auditFacts(frame, request.thresholds)
            return CapAudit(
                CapAudit.Request(
                    issuer: issuer, legalName: frame.legalName, knownOn: frame.knownOn,
                    since: frame.since, thresholds: request.thresholds,
                    count: count,
                    days: try self.holderDays(at: frame.moment),
                    stopped: try self.stoppedItems(at: frame.moment, since: frame.since),
                    series: request.withSeries
                        ? try self.auditSeries(at: frame.moment, facts) : nil),
                facts, before: before)
        }
    }

    /// The facts of both days, about everybody who matters on either of them.
    private func auditFacts(
        _ frame: AuditFrame, _ thresholds: AuditThresholds
    ) throws(StoreError) -> (AuditFacts, before: AuditFacts?, HolderCount) {
        var facts = try auditFacts(at: frame.moment)
        facts.differences = try openDifferences(at: frame.moment)
        var before = try frame.before.map { moment throws(StoreError) in
            try self.auditFacts(at: moment)
        }
        var earlier: AuditCandidates?
        if let before, let moment = frame.before {
            earlier = try auditCandidates(at: moment, before, thresholds, groups: 0)
        }
        var groups = 12
        while true {
            let found = try auditCandidates(
                at: frame.moment, facts, thresholds, groups: groups)
            let persons = Set(found.persons + (earlier?.persons ?? [])).sorted()
            if facts.heldByIndividuals == nil { facts.heldByIndividuals = found.heldByIndividuals }
            try gather(persons, into: &facts, at: frame.moment)
            for (person, matches) in found.namesakes {
                facts.book.persons[person]?.possibleMatches = matches
            }
            // A group left out could still hold one of the five, where those found hold less.
            guard let rest = found.rest, !facts.areFiveLargest(against: rest) else {
                if let moment = frame.before, var book = before {
                    try gather(persons, into: &book, at: moment)
                    before = book
                }
                let count = HolderCount(
                    persons: found.holders, accounts: found.accounts,
                    personsBefore: earlier?.holders)
                return (facts, before, count)
            }
            groups *= 8
        }
    }
}
