/// UCC 8-401(a)(1): is everybody whom the item raises eligible to hold what it gives?
extension Rule {
    func judgeOwnershipLimit(_ dossier: Dossier) -> [Finding] {
        let cap = dossier.cap
        let positions = dossier.positions
        let isAnybodyRaised = positions.contains(where: \.isRaised)
        // Facts that are recorded and mistakes that are undone are not judged, only reported.
        let isJudged = dossier.item.kind != .open && dossier.item.kind != .reverse
        var findings: [Finding] = []
        if isJudged, cap.isLimitMissing, dossier.addsToSomebody {
            findings.append(
                Finding(.limitMissing, message: "No ownership limit is on file for today."))
        }
        if isJudged, dossier.addsToSomebody {
            // Without the outstanding shares nobody's share is known, raised or not.
            let isUnknown = isAnybodyRaised || positions.isEmpty
            let obstacles = isUnknown ? cap.obstacles : cap.obstacles.filter(\.isMissing)
            findings += obstacles.map { $0.finding(on: dossier.book.today) }
        }
        if isJudged { findings += dossier.ownerlessAccounts.map(unresolved) }
        for position in positions {
            findings += describe(position, in: dossier, isJudged: isJudged)
        }
        return findings
    }

    private func unresolved(_ account: AccountFacts) -> Finding {
        Finding(
            .attributionUnresolved, ["account": account.id.text],
            message: "Nobody is on file who owns in fact what account \(account.id) holds.")
    }

    private func describe(
        _ position: CapPosition, in dossier: Dossier, isJudged: Bool
    ) -> [Finding] {
        guard position.isOver else {
            guard isJudged, position.isRaised, position.status == .atLimit else { return [] }
            return [finding(.atLimit, position, in: dossier)]
        }
        if !isJudged {
            return [finding(.overRecorded, position, in: dossier)]
        }
        guard position.isRaised else { return [finding(.stillOver, position, in: dossier)] }
        let isUnproven = dossier.movement.created.contains { created in
            let account = dossier.account(created.account)
            return account?.standing == .unprovenNominee
                && account?.owners.contains(position.person) == true
        }
        return [finding(isUnproven ? .attributionUnresolved : .capExceeded, position, in: dossier)]
    }

    private func finding(
        _ code: FindingCode, _ position: CapPosition, in dossier: Dossier
    ) -> Finding {
        let name = dossier.book.persons[position.person]?.name ?? position.person.text
        let ratio = position.limit.ratio
        return Finding(
            code,
            [
                "person": position.person.text, "name": name,
                "scope": position.limit.scope.word, "basis": position.limit.basis.rawValue,
                "authority": position.limit.authority,
            ],
            numbers: [
                "held_before": position.heldBefore, "held_after": position.heldAfter,
                "outstanding": position.outstandingAfter,
                "limit_numerator": Int128(ratio.numerator),
                "limit_denominator": Int128(ratio.denominator),
                "limit_shares": position.limitShares,
                "headroom": max(0, position.headroom),
                "excess": max(0, -position.headroom),
                "max_allowed": allowed(position, in: dossier),
                "scale": Int128(position.scale.places),
            ],
            message: message(code, name, position, in: dossier))
    }

    /// The shares that would pass, in units of the security that the item moves.
    private func allowed(_ position: CapPosition, in dossier: Dossier) -> Int128 {
        let own = dossier.movement.created.first.flatMap {
            dossier.book.securities[$0.security]?.scale
        }
        let weight = position.scale.unitsPerShare / (own ?? position.scale).unitsPerShare
        return position.allowedCredit / Int128(weight)
    }

    private func message(
        _ code: FindingCode, _ name: String, _ position: CapPosition, in dossier: Dossier
    ) -> String {
        func show(_ count: Int128) -> String { position.scale.display(count) }
        let holding = "\(show(position.heldAfter)) of \(show(position.outstandingAfter))"
        let limit = "\(position.limit.ratio) allows \(show(position.limitShares))"
        switch code {
        case .atLimit:
            return "\(name) would hold \(holding), all that \(position.limit.ratio) allows."
        case .stillOver, .overRecorded:
            return "\(name) would hold \(holding); \(limit): \(show(-position.headroom)) over."
        default:
            return """
                \(name) would hold \(holding); \(limit): \(show(-position.headroom)) too many. \
                \(dossier.shares(allowed(position, in: dossier))) would pass.
                """
        }
    }
}

extension Dossier {
    /// Accounts that take shares for nobody: such shares would escape the limit.
    fileprivate var ownerlessAccounts: [AccountFacts] {
        let takers = Set(
            movement.created.filter { book.securities[$0.security]?.isEquity == true }
                .map(\.account))
        return takers.sorted().compactMap(account).filter {
            $0.standing == .ordinary && $0.owners.isEmpty
        }
    }

    /// Whether anybody ends the item with more of some equity stock than before it.
    fileprivate var addsToSomebody: Bool {
        var net: [PersonID: [SecurityID: Int128]] = [:]
        for line in movement.lines where book.securities[line.security]?.isEquity == true {
            for person in Set(account(line.account)?.countedOwners ?? []) {
                net[person, default: [:]][line.security, default: 0] +=
                    Int128(line.credit) - Int128(line.debit)
            }
        }
        return net.values.contains { $0.values.contains { $0 > 0 } }
    }

    /// Beside other items a limit may be at hand that counts nothing of what this one moves.
    fileprivate func moves(whatCounts limit: OwnershipLimit) -> Bool {
        movement.lines.contains { line in
            switch limit.scope {
            case .allEquity: book.securities[line.security]?.isEquity == true
            case .security(let id): line.security == id
            }
        }
    }
}

extension OwnershipCap.Obstacle {
    /// What the desk must be told, and must mend, before the figures can be trusted.
    func finding(on today: CalendarDate) -> Finding {
        switch self {
        case .missing(let security):
            Finding(
                .capInputMissing, ["security": security.text],
                message: "The outstanding shares of \(security) are not on file.")
        case .stale(let security, let asOf, let maximumAgeDays):
            Finding(
                .capInputStale, ["security": security.text, "as_of": asOf.description],
                numbers: [
                    "age_days": Int128(today.days(since: asOf)),
                    "max_age_days": Int128(maximumAgeDays),
                ],
                message: """
                    The outstanding shares of \(security) are as of \(asOf), \
                    \(today.days(since: asOf)) days old; the most is \(maximumAgeDays).
                    """)
        case .basis(let basis):
            Finding(
                .limitBasisUnsupported, ["basis": basis.rawValue],
                message: "The limit counts by \(basis.rawValue), which needs dated prices.")
        }
    }
}

extension OwnershipLimit.Scope {
    public var word: String {
        switch self {
        case .allEquity: "ALL_EQUITY"
        case .security(let id): id.text
        }
    }
}
