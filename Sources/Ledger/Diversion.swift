/// Shares assigned in excess of the limit, which pass to the charter's trust instead.
struct Diversion: Hashable {
    let line: Int
    let assignee: AccountID
    let trust: AccountID
    let shares: ShareCount
}

extension Movement {
    /// The same movement with the excess of each assignment given to the trust, where the
    /// issuer's policy says so. The denominator does not move: the shares stay outstanding.
    ///
    /// `later` movements of the same whole deliver what they deliver, and are given what is left.
    func divertingExcess(
        of item: Item, beside earlier: [Movement] = [],
        before later: ArraySlice<Movement> = [], in book: BookFacts
    ) -> (Movement, [Diversion]) {
        guard kind == .transfer, let trust = book.trust,
            // UCC 8-204: from somebody whom the restriction does not bind nothing is taken.
            Dossier(item: item, book: book, movement: self, cap: .init()).isRestrictionNoted
        else { return (self, []) }
        let others = earlier + later.map { $0.divertingAll(to: trust) }
        guard isBlocked(beside: others, in: book) else { return (self, []) }
        // From nothing upwards, so that a line in nobody's way is kept whole, and the lines
        // before another keep what would pass.
        var kept = created.map { $0.isDivertible(to: trust) ? 0 : $0.shares.units }
        // What the trust cannot cure is refused as it was presented.
        guard !keeping(kept, to: trust).isBlocked(beside: others, in: book) else {
            return (self, [])
        }
        var diversions: [Diversion] = []
        for index in created.indices where created[index].isDivertible(to: trust) {
            let whole = created[index].shares
            kept[index] = mostPassing(at: index, kept, to: trust, beside: others, in: book)
            guard kept[index] < whole.units, case .assignee(let line) = created[index].role
            else { continue }
            diversions.append(
                Diversion(
                    line: line, assignee: created[index].account, trust: trust,
                    shares: ShareCount(unchecked: whole.units - kept[index])))
        }
        return (keeping(kept, to: trust), diversions)
    }

    private func isBlocked(beside others: [Movement], in book: BookFacts) -> Bool {
        OwnershipCap.assess(others + [self], in: book).positions.values
            .contains { $0.contains(where: \.isBlocked) }
    }

    /// By halves: the most of a line that leaves nobody raised over the limit.
    private func mostPassing(
        at index: Int, _ kept: [Int64], to trust: AccountID, beside others: [Movement],
        in book: BookFacts
    ) -> Int64 {
        var trial = kept
        func isRefused(_ units: Int64) -> Bool {
            trial[index] = units
            return keeping(trial, to: trust).isBlocked(beside: others, in: book)
        }
        let whole = created[index].shares.units
        guard isRefused(whole) else { return whole }
        var passing: Int64 = 0
        var refused = whole
        while refused - passing > 1 {
            let middle = passing + (refused - passing) / 2
            if isRefused(middle) { refused = middle } else { passing = middle }
        }
        return passing
    }

    private func divertingAll(to trust: AccountID) -> Movement {
        guard kind == .transfer else { return self }
        return keeping(
            created.map { $0.isDivertible(to: trust) ? 0 : $0.shares.units }, to: trust)
    }

    /// So much of each line stays with its assignee; the trust takes the rest of it.
    private func keeping(_ kept: [Int64], to trust: AccountID) -> Movement {
        var movement = self
        movement.created = []
        for (line, units) in zip(created, kept) {
            let excess = line.shares.units - units
            if units > 0 || excess == 0 {
                movement.created.append(line.of(units, account: line.account, number: line.number))
            }
            if excess > 0 {
                movement.created.append(line.of(excess, account: trust, number: nil))
            }
        }
        return movement
    }
}

extension Movement.Created {
    fileprivate func isDivertible(to trust: AccountID) -> Bool {
        guard case .assignee = role else { return false }
        return account != trust
    }

    fileprivate func of(
        _ units: Int64, account: AccountID, number: CertificateNumber?
    ) -> Self {
        Self(
            security: security, account: account, shares: ShareCount(unchecked: units),
            number: number, role: role)
    }
}

extension BookFacts {
    /// The account of the charter's trust, where the policy names one that is in the book.
    fileprivate var trust: AccountID? {
        guard case .toTrust(let trust) = policies.excess, accounts[trust] != nil else { return nil }
        return trust
    }
}

extension Rule {
    func judgeDiversions(_ dossier: Dossier) -> [Finding] {
        dossier.diverted.map { diversion in
            Finding(
                .excessToTrust,
                [
                    "assignment": String(diversion.line), "account": diversion.assignee.text,
                    "trust": diversion.trust.text,
                ],
                numbers: ["shares": Int128(diversion.shares.units)],
                message: """
                    Assignment \(diversion.line): \(dossier.shares(diversion.shares)) shares in \
                    excess of the limit go to \(diversion.trust); \(diversion.assignee) has no \
                    right in them.
                    """)
        }
    }
}
