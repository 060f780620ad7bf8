/// 17 CFR 240.17Ad-20: shares drawn out of an intermediary or put into it are counted once.
extension Rule {
    func judgeOtherLegs(_ dossier: Dossier) -> [Finding] {
        guard let transfer = dossier.transfer else { return [] }
        let stated = Set(transfer.positions.map { Pair(account: $0.account, person: $0.person) })
        return dossier.legsDue.filter { !stated.contains($0.pair) }.map { leg in
            Finding(
                .otherLegMissing,
                [
                    "account": leg.pair.account.text, "person": leg.pair.person.text,
                    "direction": leg.isWithdrawal ? "withdrawal" : "deposit",
                ],
                numbers: ["disclosed": leg.units],
                message: """
                    \(leg.pair.account) discloses \(dossier.shares(leg.units)) shares for \
                    \(leg.pair.person); what it holds for that person after this \
                    \(leg.isWithdrawal ? "withdrawal" : "deposit") is not stated.
                    """)
        } + transfer.positions.compactMap { misstated($0, dossier) } + overdrawn(transfer, dossier)
    }

    /// A leg takes away no more than the item gives the same person, nor names another account.
    private func misstated(_ leg: PositionAfter, _ dossier: Dossier) -> Finding? {
        let before =
            dossier.book.disclosed.first {
                $0.account == leg.account && $0.person == leg.person
                    && $0.security == dossier.security
            }?.units ?? 0
        let given = dossier.movement.created.reduce(Int128(0)) { sum, created in
            let isOwn = dossier.account(created.account)?.owners.contains(leg.person) == true
            return isOwn && created.account != leg.account
                ? sum + Int128(created.shares.units) : sum
        }
        let isConcerned =
            dossier.presenter == leg.account
            || dossier.movement.created.contains { $0.account == leg.account }
        let isIntermediary = dossier.account(leg.account)?.standing == .intermediary
        let taken = before - Int128(leg.shares.units)
        let entered = dossier.movement.created.reduce(Int128(0)) { sum, created in
            created.account == leg.account ? sum + Int128(created.shares.units) : sum
        }
        guard !isConcerned || !isIntermediary || taken > given || -taken > entered else {
            return nil
        }
        return Finding(
            .otherLegMissing,
            ["account": leg.account.text, "person": leg.person.text, "direction": "misstated"],
            numbers: ["disclosed": before, "after": Int128(leg.shares.units), "given": given],
            message: isConcerned && isIntermediary
                ? taken <= 0
                    ? """
                    \(leg.account) would hold \(dossier.shares(-taken)) more for \(leg.person), and \
                    takes only \(dossier.shares(entered)) by this item.
                    """
                    : """
                    \(leg.account) would hold \(dossier.shares(taken)) fewer for \(leg.person), who \
                    takes only \(dossier.shares(given)) by this item.
                    """
                : "The item neither leaves nor enters the intermediary's account \(leg.account).")
    }
}

extension Rule {
    /// All the legs of one person together take away no more than the item gives that person, and
    /// each position is stated once.
    fileprivate func overdrawn(_ transfer: Transfer, _ dossier: Dossier) -> [Finding] {
        var seen: Set<Pair> = []
        let isRepeated = transfer.positions.contains {
            !seen.insert(Pair(account: $0.account, person: $0.person)).inserted
        }
        let persons = Set(transfer.positions.map(\.person)).sorted()
        return persons.compactMap { person in
            let legs = dossier.movement.legs.filter { $0.person == person }
            let taken = legs.reduce(Int128(0)) { $0 + max(0, -$1.change) }
            let given = dossier.movement.created.reduce(Int128(0)) { sum, created in
                dossier.account(created.account)?.owners.contains(person) == true
                    ? sum + Int128(created.shares.units) : sum
            }
            guard isRepeated || (legs.count > 1 && taken > given) else { return nil }
            return Finding(
                .otherLegMissing, ["person": person.text, "direction": "misstated"],
                numbers: ["taken": taken, "given": given],
                message: isRepeated
                    ? "A position behind an intermediary is stated more than once."
                    : """
                    The positions of \(person) would fall by \(dossier.shares(taken)) together; \
                    the item gives that person \(dossier.shares(given)).
                    """)
        }
    }
}

private struct Pair: Hashable {
    let account: AccountID
    let person: PersonID
}

extension Dossier {
    fileprivate struct LegDue {
        let pair: Pair
        let units: Int128
        let isWithdrawal: Bool
    }

    /// The disclosed positions of those who draw shares out of the intermediary that discloses
    /// them, or put shares into it.
    fileprivate var legsDue: [LegDue] {
        guard let security, let presenter, !book.disclosed.isEmpty else { return [] }
        let giver = account(presenter)
        var due: [LegDue] = []
        let takers = Set(movement.created.map(\.account)).subtracting([presenter]).sorted()
        for taker in takers.compactMap(account) {
            for position in book.disclosed where position.security == security && position.units > 0
            {
                let pair = Pair(account: position.account, person: position.person)
                if giver?.standing == .intermediary, position.account == presenter,
                    taker.owners.contains(position.person)
                {
                    due.append(LegDue(pair: pair, units: position.units, isWithdrawal: true))
                } else if taker.standing == .intermediary, position.account == taker.id,
                    giver?.owners.contains(position.person) == true
                {
                    due.append(LegDue(pair: pair, units: position.units, isWithdrawal: false))
                }
            }
        }
        return due
    }
}
