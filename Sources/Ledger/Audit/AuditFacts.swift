/// Every fact that an audit rests on, as of its day and as known at its time.
///
/// The store gathers those who can matter; whoever else holds anything holds too little.
public struct AuditFacts: Sendable {
    /// The day, the capital, the limits, the prices, and the persons with their lots.
    public var book: BookFacts
    public var titles: [SecurityID: String] = [:]
    public var sources: [SecurityID: String] = [:]
    public var inscriptions: [AccountID: String] = [:]
    public var entities: Set<PersonID> = []
    /// What is on record of those who are over.
    public var causes: [AuditKey: AuditExcess] = [:]
    /// Record differences that were open, with the debits that wait in the subsidiary file.
    public var differences: [OpenDifference] = []
    /// What individuals hold of each class, as far as the book knows; none where only those who
    /// were gathered are known.
    public var heldByIndividuals: [SecurityID: Int128]?

    public init(book: BookFacts) { self.book = book }
}

extension AuditFacts {
    /// Where everybody stands who was gathered, by the law that guards a transfer.
    func standings(_ thresholds: AuditThresholds) -> [PersonID: [AuditStanding]] {
        let persons = Set(book.persons.keys)
        return capStandings(of: persons, in: book).positions.mapValues { positions in
            positions.map { position in
                let excess = position.isOver ? causes[AuditKey(position)] : nil
                return AuditStanding(
                    position: position,
                    status: AuditStatus(position, excess: excess, thresholds),
                    exception: position.isExcepted
                        ? book.exceptions[position.person]?.first {
                            $0.scope == position.limit.scope
                        } : nil,
                    excess: excess)
            }
        }
    }

    /// What is missing or stale, and whose figures cannot be told.
    var uncertain: [Finding] {
        let missing =
            book.limits.isEmpty
            ? [Finding(.limitMissing, message: "No ownership limit is on file for the day.")] : []
        return missing + capStandings(of: Set(book.persons.keys), in: book).findings
            + differing + doubtfulNames
    }

    var classes: [AuditClass] {
        book.securities.values
            .sorted { ($0.isEquity ? 0 : 1, $0.id) < ($1.isEquity ? 0 : 1, $1.id) }
            .map { security in
                AuditClass(
                    facts: security, title: titles[security.id] ?? "",
                    source: sources[security.id], price: book.prices[security.id])
            }
    }

    var legendConflicts: [Finding] {
        book.legends.sorted { $0.key < $1.key }.flatMap { security, legend in
            legend.conflicts(on: security, with: book.limits, in: book)
        }
    }

    /// The five individuals; entities own for others, whose shares they are.
    var largest: LargestFive? {
        guard let measure = EquityMeasure(book) else { return nil }
        let individuals = Set(book.persons.keys).subtracting(entities)
        return LargestFive(
            measure.parts(of: individuals, in: book), names: book.persons.mapValues(\.name),
            basis: measure.basis, unknown: partOfUnknownOwners(measure))
    }

    /// The accounts of a person, from the lots that were gathered.
    func accounts(of person: PersonID) -> [AuditAccount] {
        book.kinship.lots.compactMap { lot in
            guard case .account(let account) = lot.id,
                let claim = lot.claims.first(where: { $0.person == person })
            else { return nil }
            var part: Fraction?
            if case .part(let fraction) = claim.share { part = fraction }
            return AuditAccount(
                account: account, inscription: inscriptions[account] ?? "", part: part,
                held: lot.units.filter { $0.value != 0 })
        }
    }

    /// A person's line, with everything that its figures are made of.
    func holder(
        _ person: PersonID, _ standings: [AuditStanding], _ attribution: Attribution,
        demandingFrom ratio: Ratio
    ) -> AuditHolder {
        let paths = (try? attribution.paths(of: person)) ?? []
        var counted: [SecurityID: Fraction] = [:]
        for path in paths {
            for (security, units) in path.counted where !units.isZero {
                counted[security] = (counted[security] ?? .zero) + units
            }
        }
        let accounts = accounts(of: person)
        return AuditHolder(
            person: person, name: book.persons[person]?.name ?? "",
            isEntity: entities.contains(person), accounts: accounts, paths: paths,
            counted: counted, standings: standings,
            isOwedDemandLetter: isDemanded(accounts, from: ratio), rooms: rooms(of: person))
    }

    /// Whether what the accounts hold together reaches the part of all the equity stock.
    private func isDemanded(_ accounts: [AuditAccount], from ratio: Ratio) -> Bool {
        guard let all = Ratio(1, 1) else { return false }
        let equity = OwnershipLimit(ratio: all, basis: .number, scope: .allEquity, authority: "")
        let counted = OwnershipCap.countedSecurities(equity, in: book)
        guard let measure = CapMeasure.measures(of: equity, counted, in: book).first,
            counted.allSatisfy({ $0.capital.outstanding != nil })
        else { return false }
        var whole: [SecurityID: Int128] = [:]
        for security in counted {
            whole[security.id] = Int128(security.capital.outstanding?.units ?? 0)
        }
        let outstanding = measure.weigh(whole)
        let held = accounts.reduce(Int128(0)) { $0 + measure.weigh($1.held) }
        return outstanding > 0 && held > 0 && ratio.isReached(by: Fraction(held), of: outstanding)
    }
}
