/// What the law says of a corporate event: an approval that only the law can make, or why not.
public enum EventVerdict: Sendable {
    case approved(EventApproval)
    case refused([Finding])
    /// Nothing forbids it, but a figure is wanting.
    case held([Finding])

    public var findings: [Finding] {
        switch self {
        case .approved(let approval): approval.notes
        case .refused(let findings), .held(let findings): findings
        }
    }

    public var word: String {
        switch self {
        case .approved: "approved"
        case .refused: "refused"
        case .held: "held"
        }
    }

    init(_ plan: EventPlan, _ findings: [Finding]) {
        switch findings.map(\.severity).max() {
        case .refuse: self = .refused(findings)
        case .hold: self = .held(findings)
        case .note, nil: self = .approved(EventApproval(plan: plan, notes: findings))
        }
    }
}

/// Proof that the law let an event pass. Only the law makes one, and only one can be posted.
public struct EventApproval: Sendable {
    public let plan: EventPlan
    public let notes: [Finding]

    fileprivate init(plan: EventPlan, notes: [Finding]) {
        self.plan = plan
        self.notes = notes
    }
}

/// A verdict on an event beside what it was made on.
public struct EventJudgment: Sendable {
    public let plan: EventPlan
    public let change: EventChange
    public let verdict: EventVerdict
    /// Those who take part by their own choice, against every limit, as the event leaves them.
    public let positions: [CapPosition]
}

/// How much of the law an event is asked about.
public enum EventAsking: Sendable {
    /// To be posted: the issuer's written authority must be named, and whoever tenders must sign.
    case toPost
    /// Before there is any document: what would it do?
    case toSee
}

/// Judges a corporate event against the book; every defect is told at once.
///
/// Whoever rises because others' shares end, or because all shares of a class change alike, is
/// told and not refused. Whoever tenders shares for more than they were acquires the difference,
/// and meets the ownership limit like any acquirer.
public func judge(_ terms: EventTerms, in facts: EventFacts, _ asking: EventAsking = .toPost)
    -> EventJudgment
{
    let plan = EventPlan(terms, facts.certificates, in: facts.book)
    var change = EventChange(plan, disclosed: facts.book.disclosed, in: facts.book)
    if let target = terms.target {
        change.options = OptionPlan(terms, facts.options, in: facts.book).units.mapValues {
            EventChange.Option(security: target, units: $0)
        }
    }
    let dossier = EventDossier(terms: terms, facts: facts, plan: plan, change: change)
    let positions = dossier.gainers
    var findings = asking == .toPost ? dossier.authority : []
    findings += dossier.securities
    if findings.allSatisfy({ $0.code == .controlBookAuthority }) {
        findings += dossier.certificates + dossier.register + dossier.holdersOfRecord
        findings += dossier.stops + dossier.options
        findings += dossier.blanks + dossier.fractions + dossier.headroom
        findings += dossier.ownershipLimit(positions)
        if asking == .toPost { findings += dossier.endorsements }
        findings += dossier.notes
    }
    findings = Decision.deciding(findings, by: facts.decisions)
    return EventJudgment(
        plan: plan, change: change, verdict: EventVerdict(plan, findings), positions: positions)
}
