extension CapAudit {
    /// What an audit is asked for, and what it is told beside the facts of its day.
    public struct Request: Sendable {
        public let issuer: IssuerID
        public let legalName: String
        public let knownOn: String?
        public let since: CalendarDate
        public let thresholds: AuditThresholds
        public let count: HolderCount
        public let days: HolderDays
        public let stopped: [StoppedItem]
        public let series: AuditSeries?

        public init(
            issuer: IssuerID, legalName: String, knownOn: String?, since: CalendarDate,
            thresholds: AuditThresholds, count: HolderCount, days: HolderDays,
            stopped: [StoppedItem], series: AuditSeries? = nil
        ) {
            self.issuer = issuer
            self.legalName = legalName
            self.knownOn = knownOn
            self.since = since
            self.thresholds = thresholds
            self.count = count
            self.days = days
            self.stopped = stopped
            self.series = series
        }
    }

    /// The report that follows from the facts, and from those of the day it is compared with.
    public init(_ request: Request, _ facts: AuditFacts, before: AuditFacts?) {
        let standings = facts.standings(request.thresholds)
        let attribution = Attribution(facts.book.kinship)
        let listed = standings.filter { $0.value.contains { $0.status < .within } }
        let holders = listed.map { person, own in
            facts.holder(
                person, own, attribution, demandingFrom: request.count.demandRatio)
        }
        issuer = request.issuer
        legalName = request.legalName
        day = facts.book.today
        knownOn = request.knownOn
        since = request.since
        thresholds = request.thresholds
        classes = facts.classes
        measures = AuditMeasure.all(in: facts.book)
        self.holders = holders.sorted { ($0.rank, $0.person) < ($1.rank, $1.person) }
        uncertain = facts.uncertain
        largest = facts.largest
        count = request.count
        days = request.days
        legendConflicts = facts.legendConflicts
        changes = before.map { before in
            AuditChange.between(
                before, before.standings(request.thresholds), and: facts, standings)
        }
        stopped = request.stopped
        series = request.series
        names = Self.names(of: self.holders, in: facts.book)
    }

    /// Only those whom a line of the report names: the rest of a large family stays out of it.
    private static func names(
        of holders: [AuditHolder], in book: BookFacts
    ) -> [PersonID: String] {
        var names: [PersonID: String] = [:]
        func name(_ person: PersonID) { names[person] = book.persons[person]?.name ?? "" }
        for holder in holders {
            name(holder.person)
            for path in holder.paths {
                for step in path.steps {
                    switch step {
                    case .claims(let person, _), .option(let person, _, _),
                        .family(_, let person):
                        name(person)
                    case .owns(let owner, _, let entity):
                        name(owner)
                        name(entity)
                    case .further: break
                    }
                }
            }
        }
        return names
    }
}

extension AuditHolder {
    /// The gravest status first; within one, whoever has least left of the limit.
    fileprivate var rank: AuditRank {
        AuditRank(status: status, left: tightest?.partLeft ?? .one)
    }
}

/// An order of tuples that holds a fraction.
private struct AuditRank: Comparable {
    let status: AuditStatus
    let left: Fraction

    static func < (one: Self, other: Self) -> Bool {
        one.status == other.status ? one.left < other.left : one.status < other.status
    }
}
