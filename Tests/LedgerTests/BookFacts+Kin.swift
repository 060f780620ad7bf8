import Ledger

extension BookFacts {
    /// Relates persons; what each of them holds stands in the account of the same name, unless
    /// the lots say more, or elsewhere where there is no such account.
    mutating func relate(_ relations: [Relation], lots: [KinLot] = []) {
        let given = Set(lots.map(\.id))
        let own = persons.values.sorted { $0.id < $1.id }.compactMap { person -> KinLot? in
            let id = AccountID(stringLiteral: person.id.text)
            guard let account = accounts[id] else {
                return KinLot(
                    id: .outside(person.id), claims: [.full(person.id)], units: person.held)
            }
            guard !given.contains(.account(id)) else { return nil }
            return KinLot(id: .account(id), claims: account.claims, units: person.held)
        }
        kinship = Kinship(relations: relations, lots: own + lots)
    }

    mutating func marry(_ first: PersonID, _ second: PersonID) {
        relate([.family(id: 1, first, second, kind: .spouse)])
    }
}
