/// What an event adds to what everybody holds and to what is outstanding, or takes from it.
public struct EventChange: Sendable {
    public var capital: [SecurityID: Int128] = [:]
    public var accounts: [AccountID: [SecurityID: Int128]] = [:]
    /// What intermediaries are known to hold more or less for their customers.
    public var disclosed: [DisclosedPosition] = []

    /// Options that are on other shares, or another number of them, by their numbers.
    public var options: [Int64: Option] = [:]

    /// What an option is on.
    public struct Option: Hashable, Sendable {
        public let security: SecurityID
        public let units: Int128
    }

    /// Classes of which a share becomes another number of shares, and how many for how many.
    public var splits: [SecurityID: ExchangeRate] = [:]

    public init() {}

    /// - Parameter positions: What is disclosed of the class; where all of it is taken, each
    ///   customer's part changes as everybody's does.
    public init(_ plan: EventPlan, disclosed positions: [DisclosedPosition], in book: BookFacts) {
        capital = plan.capital
        if plan.terms.target == plan.terms.security {
            splits[plan.terms.security] = plan.terms.rate
        }
        for line in plan.lines {
            var change = accounts[line.certificate.account] ?? [:]
            if !plan.terms.keepsCertificates {
                change[plan.terms.security, default: 0] -= line.taken
            }
            if let target = plan.terms.target { change[target, default: 0] += line.given }
            accounts[line.certificate.account] = change
        }
        guard case .all = plan.terms.selection else { return }
        for position in positions where position.security == plan.terms.security {
            disclosed += plan.terms.change(of: position, in: book)
        }
    }
}

extension EventTerms {
    fileprivate func change(
        of position: DisclosedPosition, in book: BookFacts
    ) -> [DisclosedPosition] {
        func changed(_ security: SecurityID, by units: Int128) -> DisclosedPosition {
            DisclosedPosition(
                account: position.account, person: position.person, security: security,
                units: units)
        }
        var changes: [DisclosedPosition] = []
        if !keepsCertificates { changes.append(changed(security, by: -position.units)) }
        if let target {
            let old = book.securities[security]?.scale ?? .whole
            let new = book.securities[target]?.scale ?? .whole
            let units =
                position.units * Int128(given.numerator) * Int128(new.unitsPerShare)
                / (Int128(given.denominator) * Int128(old.unitsPerShare))
            changes.append(changed(target, by: units))
        }
        return changes
    }
}

extension BookFacts {
    /// The book as a change would leave it, for those who are at hand.
    public func after(_ change: EventChange, owners: [AccountID: Set<PersonID>]) -> Self {
        var book = self
        for (security, units) in change.capital {
            guard let outstanding = book.securities[security]?.capital.outstanding else { continue }
            let after = max(0, Int128(outstanding.units) + units)
            book.securities[security]?.capital.outstanding =
                Int64(exactly: after).flatMap(ShareCount.init(units:))
        }
        for (security, rate) in change.splits {
            book.prices[security] = book.prices[security]?.restated(for: rate)
        }
        for (account, changes) in change.accounts {
            for person in owners[account] ?? [] {
                for (security, units) in changes {
                    book.persons[person]?.held[security, default: 0] += units
                }
            }
        }
        for position in change.disclosed {
            book.persons[position.person]?.held[position.security, default: 0] += position.units
        }
        book.kinship.lots = kinship.lots.map { $0.after(change) }
        if !change.options.isEmpty {
            book.kinship.relations = kinship.relations.map { $0.after(change) }
        }
        return book
    }
}

extension Relation {
    fileprivate func after(_ change: EventChange) -> Relation {
        guard case .option(let id, let holder, let writer, _, _, let underlying) = self,
            let option = change.options[id]
        else { return self }
        return .option(
            id: id, holder: holder, writer: writer, security: option.security,
            units: option.units, underlying: underlying)
    }
}

extension KinLot {
    fileprivate func after(_ change: EventChange) -> KinLot {
        var units = units
        switch id {
        case .account(let account):
            guard let changes = change.accounts[account] else { return self }
            for (security, change) in changes { units[security, default: 0] += change }
        case .disclosed(let account, let person):
            for position in change.disclosed
            where position.account == account && position.person == person {
                units[position.security, default: 0] += position.units
            }
        case .outside:
            return self
        }
        return KinLot(id: id, claims: claims, units: units)
    }
}
