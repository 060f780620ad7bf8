import Ledger

extension CapAuditView {
    /// A person by himself: each limit, each account, each way by which shares count.
    func lines(of holder: AuditHolder) -> [String] {
        let kind = holder.isEntity ? "entity" : "individual"
        var lines = PageView.hanging(
            holder.status.rawValue,
            sanitize(forTerminal: words.name(holder.person)) + " (\(kind))", indent: 2)
        for standing in holder.standings { lines += facts(of: standing) }
        lines += PageView.facts(
            [
                "Of record": words.shares(holder.record),
                "Counted": words.shares(holder.counted), "May take": words.room(of: holder),
                "Demand letter": holder.isOwedDemandLetter
                    ? "of record at or above \(AuditWords.percent(audit.count.demandRatio))" : nil,
            ], indent: 4)
        lines += accounts(of: holder)
        return lines + ways(of: holder)
    }

    private func facts(of standing: AuditStanding) -> [String] {
        let position = standing.position
        func amount(_ units: Int128) -> String {
            AuditWords.amount(units, position.basis, position.scale)
        }
        let until = standing.exception?.until.map { ", until \($0)" } ?? ", without an end"
        return PageView.facts(
            [
                "Limit": AuditWords.limit(position.limit, position.basis),
                "Exception": standing.exception.map {
                    sanitize(forTerminal: $0.authority) + until
                },
                "Held": "\(AuditWords.held(position)) of \(amount(position.outstandingAfter))",
                "Share": "\(AuditWords.percent(position)), exactly "
                    + AuditWords.exactly(position),
                "Allowed": amount(position.limitShares),
                (position.isOver ? "Excess" : "Headroom"): amount(
                    position.isOver ? -position.headroom : position.headroom),
                "Since": standing.excess?.since.description,
                "Cause": standing.excess.map { sanitize(forTerminal: $0.cause) },
            ], indent: 4)
    }

    private func accounts(of holder: AuditHolder) -> [String] {
        var grid = GridView([
            .prose("Account"), .prose("Inscription"), .word("Part"), .prose("Holds"),
        ])
        for account in holder.accounts where !account.held.isEmpty {
            grid.append([
                account.account.text, sanitize(forTerminal: account.inscription),
                account.part?.description,
                words.shares(account.held),
            ])
        }
        return grid.lines(indent: 4)
    }

    /// Only where something counts besides what stands in the person's own accounts.
    private func ways(of holder: AuditHolder) -> [String] {
        let own = Set(holder.accounts.map(\.account))
        let isPlain = holder.paths.allSatisfy { path in
            guard case .account(let account)? = path.lot else { return false }
            return own.contains(account) && path.omission == nil
                && path.steps == [.claims(holder.person, .full)]
        }
        guard !isPlain else { return [] }
        var grid = GridView([.prose("Counts by way of"), .prose("Counted")])
        for path in holder.paths {
            grid.append([
                sanitize(forTerminal: words.way(path)), words.counted(path),
            ])
        }
        return grid.lines(indent: 4)
    }
}
