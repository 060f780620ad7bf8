/// The answer to a question about one person and the cap, with nothing presented.
///
/// It is no verdict: nothing can be posted on the strength of it.
public struct CapAnswer: Sendable {
    /// Against every limit in force, before and after the shares asked about.
    public let positions: [CapPosition]
    public let findings: [Finding]
    /// The person's holdings of each security today, in its own units.
    public let held: [SecurityID: Int128]

    /// The gravest of the findings; none when there is nothing to say.
    public var severity: Severity? { findings.map(\.severity).max() }
}

/// Where a person stands today against every limit in force.
public func capStanding(of person: PersonID, in book: BookFacts) -> CapAnswer {
    let assessment = OwnershipCap.standing(of: person, in: book)
    let missing =
        assessment.isLimitMissing
        ? [Finding(.limitMissing, message: "No ownership limit is on file for today.")] : []
    return CapAnswer(
        positions: assessment.positions[person] ?? [],
        findings: missing + assessment.obstacles.map { $0.finding(on: book.today) },
        held: book.persons[person]?.held ?? [:])
}

/// Where a person would stand after taking `shares` of `security` from somebody unconnected.
///
/// The rule that guards a transfer answers, so the desk is told what a transfer would be told.
public func capStanding(
    of person: PersonID, taking shares: ShareCount, of security: SecurityID, in book: BookFacts
) -> CapAnswer {
    let account = AccountFacts(
        id: AccountID(unchecked: "?"), inscription: Inscription(unchecked: "?"),
        form: .individual,
        address: MailingAddress(
            street: nil, city: nil, state: nil, postalCode: nil, country: "US"),
        taxpayer: .missing, standing: .ordinary, owners: [person])
    var movement = Movement(kind: .transfer)
    movement.newAccounts = [account]
    movement.created = [
        Movement.Created(
            security: security, account: account.id, shares: shares, number: nil,
            role: .assignee(line: 1))
    ]
    let transfer = Transfer(
        security: security, from: nil, certificates: [], assignments: [], signatures: [],
        guarantee: nil, price: nil)
    let cap = OwnershipCap.assess([movement], in: book)
    let dossier = Dossier(
        item: Item(key: "", action: .transfer(transfer)), book: book, movement: movement,
        cap: cap)
    return CapAnswer(
        positions: cap.positions[person] ?? [],
        findings: Rule.securityKnown.judge(dossier) + Rule.ownershipLimit.judge(dossier),
        held: book.persons[person]?.held ?? [:])
}
