/// What persons hold whose shares count for each other, before and after movements.
///
/// Everybody else is counted by what stands in his own name, which needs no graph.
struct KinHoldings {
    struct Holding {
        let before: [SecurityID: Fraction]
        let after: [SecurityID: Fraction]
    }

    /// A credit that a refusal could shorten: what is taken from it stays with the presenter.
    private struct Credit {
        let lot: KinLot.ID
        let presenter: KinLot.ID?
        let security: SecurityID
        let units: Int128
        /// Whether it is of new shares, which move the denominator as well.
        let isIssued: Bool
    }

    /// Credited units that count for a person, and the new ones among them, by security.
    struct Credited {
        var units: [SecurityID: Int128] = [:]
        var issued: [SecurityID: Int128] = [:]
    }

    private(set) var holdings: [PersonID: Holding] = [:]
    /// Whose figures cannot be told; and why not, of those who may hold more than before.
    private(set) var doubtful: Set<PersonID> = []
    private(set) var problem: AttributionProblem?
    private var attribution: Attribution?
    private var changes: [KinLot.ID: [SecurityID: Int128]] = [:]
    private var credits: [Credit] = []
    private var reached: [KinLot.ID: Set<PersonID>] = [:]

    var persons: Set<PersonID> { Set(holdings.keys).union(doubtful) }

    /// The movements against the book's relations; nothing at all where nobody is related.
    init(_ movements: [Movement], in book: BookFacts) {
        guard !book.kinPersons.isEmpty else { return }
        let accounts = Set(movements.flatMap(\.lines).map(\.account))
        let opened = movements.flatMap(\.newAccounts)
        let owners =
            (accounts.compactMap { book.accounts[$0] } + opened).flatMap(\.owners)
            + movements.flatMap(\.legs).map(\.person)
        // Building the graph costs more than the rest, so it is built only for its own persons.
        guard owners.contains(where: { book.kinPersons.contains($0) }) else { return }
        let kinship = book.kinship(
            including: accounts, opened: opened, legs: movements.flatMap(\.legs))
        var touched: Set<PersonID> = []
        let known = Dictionary(
            kinship.lots.map { ($0.id, $0.claims) }, uniquingKeysWith: { first, _ in first })
        let attribution = Attribution(kinship)
        for movement in movements {
            for (lot, security, change) in movement.lotChanges {
                guard let claims = known[lot] else { continue }
                changes[lot, default: [:]][security, default: 0] += change
                if reached[lot] == nil { reached[lot] = attribution.persons(reaching: claims) }
                touched.formUnion(reached[lot] ?? [])
            }
            credits += Self.credits(of: movement, in: book).filter { known[$0.lot] != nil }
        }
        self.attribution = attribution
        touched.formIntersection(book.kinPersons)
        if let told = kinship.told { touched.formIntersection(told) }
        find(touched, concerned: rising)
    }

    /// Persons as the book stands.
    init(standing persons: Set<PersonID>, in book: BookFacts) {
        let kin = persons.intersection(book.kinPersons)
        guard !kin.isEmpty else { return }
        attribution = Attribution(book.kinship)
        find(kin, concerned: kin)
    }

    /// Whoever is reached by a lot that gains: of the others, no limit stops anything.
    private var rising: Set<PersonID> {
        changes.reduce(into: []) { persons, change in
            guard change.value.values.contains(where: { $0 > 0 }) else { return }
            persons.formUnion(reached[change.key] ?? [])
        }
    }

    private mutating func find(_ persons: Set<PersonID>, concerned: Set<PersonID>) {
        guard let attribution, !persons.isEmpty else { return }
        do throws(AttributionProblem) {
            let before = try attribution.heldByAll(persons)
            let after =
                changes.isEmpty ? before : try attribution.heldByAll(persons, after: changes)
            for person in persons {
                holdings[person] = Holding(
                    before: before[person] ?? [:], after: after[person] ?? [:])
            }
        } catch {
            // One record that makes no sense leaves only those in doubt whom it concerns.
            for person in persons.sorted() {
                findAlone(person, attribution, isConcerned: concerned.contains(person))
            }
        }
    }

    private mutating func findAlone(
        _ person: PersonID, _ attribution: Attribution, isConcerned: Bool
    ) {
        do throws(AttributionProblem) {
            holdings[person] = Holding(
                before: try attribution.held(by: person),
                after: try attribution.held(by: person, after: changes))
        } catch {
            doubtful.insert(person)
            if isConcerned { problem = problem ?? error }
        }
    }

    /// Gross credits that count for the person; none where no graph is needed.
    func credited(to person: PersonID) -> Credited? {
        guard holdings[person] != nil else { return nil }
        var sum = Credited()
        for credit in credits where reached[credit.lot]?.contains(person) == true {
            sum.units[credit.security, default: 0] += credit.units
            if credit.isIssued { sum.issued[credit.security, default: 0] += credit.units }
        }
        return sum
    }

    /// The accounts by whose credits the person's holding grows.
    func takers(for person: PersonID) -> Set<AccountID> {
        credits.reduce(into: []) { takers, credit in
            guard case .account(let account) = credit.lot,
                reached[credit.lot]?.contains(person) == true
            else { return }
            takers.insert(account)
        }
    }

    /// What the person would hold if only so many of the credited units were credited, the last
    /// of them being the first to go; and what would then not be issued.
    func shortened(
        _ person: PersonID, to units: Int128, _ measure: CapMeasure
    ) -> (held: Fraction, unissued: Int128)? {
        var left = units
        var changes = changes
        var unissued: [SecurityID: Int128] = [:]
        for credit in credits where reached[credit.lot]?.contains(person) == true {
            // What the limit does not count is nothing to shorten.
            guard let finest = measure.units[credit.security] else { continue }
            let kept = min(credit.units, left / finest)
            left -= kept * finest
            let gone = credit.units - kept
            changes[credit.lot, default: [:]][credit.security, default: 0] -= gone
            if credit.isIssued { unissued[credit.security, default: 0] += gone }
            if let presenter = credit.presenter, reached[presenter] != nil {
                changes[presenter, default: [:]][credit.security, default: 0] += gone
            }
        }
        guard let held = try? attribution?.held(by: person, after: changes) else { return nil }
        return (measure.weigh(held), measure.weigh(unissued))
    }

    private static func credits(of movement: Movement, in book: BookFacts) -> [Credit] {
        let presenter = movement.presented.first.map { KinLot.ID.account($0.account) }
        return movement.created.compactMap { created in
            if case .balance = created.role { return nil }
            return Credit(
                lot: .account(created.account), presenter: presenter,
                security: created.security, units: Int128(created.shares.units),
                isIssued: OwnershipCap.Tally.movesCapital(movement, created.security, in: book))
        }
    }
}

extension Movement {
    /// What each lot gains or loses: the accounts, and what intermediaries disclose.
    var lotChanges: [(KinLot.ID, SecurityID, Int128)] {
        lines.map { line in
            (.account(line.account), line.security, Int128(line.credit) - Int128(line.debit))
        } + legs.map { (.disclosed($0.account, $0.person), $0.security, $0.change) }
    }
}

extension Kinship {
    public var isEmpty: Bool { relations.isEmpty && lots.isEmpty }

    /// Those who are counted by the graph: everybody related, and everybody who owns in part.
    var persons: Set<PersonID> {
        var persons: Set<PersonID> = []
        for relation in relations {
            switch relation {
            case .family(_, let first, let second, _): persons.formUnion([first, second])
            case .stake(_, let owner, let entity, _): persons.formUnion([owner, entity])
            case .option(_, let holder, let writer, _, _, _):
                persons.insert(holder)
                if let writer { persons.insert(writer) }
            }
        }
        for claim in lots.lazy.flatMap(\.claims) where claim.share != .full {
            persons.insert(claim.person)
        }
        return persons
    }
}

extension BookFacts {
    /// The graph with the lots of accounts that hold nothing yet, or are only now opened.
    fileprivate func kinship(
        including accounts: Set<AccountID>, opened: [AccountFacts], legs: [Movement.Leg]
    ) -> Kinship {
        let known = Set(kinship.lots.map(\.id))
        var whole = kinship
        var fresh: [AccountID: AccountFacts] = [:]
        for account in opened { fresh[account.id] = fresh[account.id] ?? account }
        for id in accounts.sorted() where !known.contains(.account(id)) {
            guard let facts = self.accounts[id] ?? fresh[id] else { continue }
            whole.lots.append(KinLot(id: .account(id), claims: facts.claims, units: [:]))
        }
        // A position that an intermediary discloses for the first time is a lot like any other.
        var positions: Set<KinLot.ID> = []
        for leg in legs {
            let id = KinLot.ID.disclosed(leg.account, leg.person)
            guard !known.contains(id), positions.insert(id).inserted else { continue }
            whole.lots.append(KinLot(id: id, claims: [Claim(leg.person, .full)], units: [:]))
        }
        return whole
    }
}
