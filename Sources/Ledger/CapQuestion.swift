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
    let assessment = OwnershipCap.standing(of: [person], in: book)
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
    let movement = Movement.taking(shares, of: security, by: person)
    let transfer = Transfer(
        security: security, from: nil, certificates: [], assignments: [], signatures: [],
        guarantees: [], price: nil)
    let cap = OwnershipCap.assess([movement], in: book)
    let dossier = Dossier(
        item: Item(key: "", action: .transfer(transfer)), book: book, movement: movement,
        cap: cap)
    return CapAnswer(
        positions: cap.positions[person] ?? [],
        findings: Rule.securityKnown.judge(dossier) + Rule.ownershipLimit.judge(dossier),
        held: book.persons[person]?.held ?? [:])
}

extension Movement {
    /// Shares that somebody unconnected delivers to a person, into an account of his own.
    static func taking(
        _ shares: ShareCount, of security: SecurityID, by person: PersonID
    ) -> Self {
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
        return movement
    }
}

/// Where many persons stand today, worked out together.
public struct CapStandings: Sendable {
    public let positions: [PersonID: [CapPosition]]
    /// What keeps some of the figures from being told.
    public let findings: [Finding]
}

public func capStandings(of persons: Set<PersonID>, in book: BookFacts) -> CapStandings {
    let assessment = OwnershipCap.standing(of: persons, in: book)
    return CapStandings(
        positions: assessment.positions,
        findings: assessment.obstacles.map { $0.finding(on: book.today) })
}

/// What a holding must weigh before anybody who has it could be over a limit.
///
/// It finds the few whose standing is worth working out; it decides nothing.
public struct CapThreshold: Sendable {
    /// What one unit of each security that counts weighs.
    public let weights: [SecurityID: Int128]
    public let outstanding: Int128
    public let ratio: Ratio
}

/// One for each limit and measure in force; none where a figure that it needs is missing.
public func capThresholds(in book: BookFacts) -> [CapThreshold] {
    book.limits.flatMap { limit in
        let counted = OwnershipCap.countedSecurities(limit, in: book)
        return CapMeasure.told(of: limit, counted, in: book).map { measure in
            CapThreshold(
                weights: measure.weights, outstanding: measure.weigh(counted.outstanding),
                ratio: limit.ratio)
        }
    }
}

/// All of the equity stock as one measure: by value, or by number where a price is missing.
public struct EquityMeasure: Sendable {
    public let basis: OwnershipLimit.Basis
    public let weights: [SecurityID: Int128]
    public let outstanding: Int128

    /// None where the outstanding shares of a class are not on file.
    public init?(_ book: BookFacts) {
        let counted = book.securities.values.filter(\.isEquity)
        guard let all = Ratio(1, 1),
            counted.allSatisfy({ $0.capital.outstanding != nil })
        else { return nil }
        basis = counted.allSatisfy(book.hasPrice) ? .value : .number
        let limit = OwnershipLimit(ratio: all, basis: basis, scope: .allEquity, authority: "")
        guard let measure = CapMeasure.measures(of: limit, counted, in: book).first else {
            return nil
        }
        weights = measure.weights
        outstanding = measure.weigh(counted.outstanding)
        guard outstanding > 0 else { return nil }
    }

    /// Which part of all the stock counts for each; those whose part cannot be told are left out.
    public func parts(of persons: Set<PersonID>, in book: BookFacts) -> [PersonID: Fraction] {
        let kin = KinHoldings(standing: persons, in: book)
        var parts: [PersonID: Fraction] = [:]
        for person in persons.subtracting(kin.doubtful) {
            let held =
                kin.holdings[person]?.before
                ?? (book.persons[person]?.held ?? [:]).mapValues { Fraction(max(0, $0)) }
            let weight = held.reduce(Fraction.zero) { sum, entry in
                sum + entry.value * Fraction(weights[entry.key] ?? 0)
            }
            parts[person] = weight.divided(by: Fraction(outstanding))
        }
        return parts
    }
}

extension BookFacts {
    /// Of a class of which nothing is outstanding no price is needed.
    func hasPrice(_ security: SecurityFacts) -> Bool {
        prices[security.id] != nil || security.capital.outstanding == .zero
    }
}

extension [SecurityFacts] {
    fileprivate var outstanding: [SecurityID: Int128] {
        reduce(into: [:]) { $0[$1.id] = Int128($1.capital.outstanding?.units ?? 0) }
    }
}
