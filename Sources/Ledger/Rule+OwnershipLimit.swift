/// UCC 8-401(a)(1): is everybody whom the item raises eligible to hold what it gives?
extension Rule {
    func judgeOwnershipLimit(_ dossier: Dossier) -> [Finding] {
        // Other paper for the same owner raises nobody, however much he holds.
        guard !dossier.item.kind.keepsOwner else { return [] }
        let cap = dossier.cap
        let positions = dossier.positions
        let isAnybodyRaised = positions.contains(where: \.isRaised)
        // Facts that are recorded and mistakes that are undone are not judged, only reported.
        let isJudged = dossier.item.kind != .open && dossier.item.kind != .reverse
        var findings: [Finding] = []
        if isJudged, dossier.book.limits.isEmpty, dossier.addsToSomebody {
            findings.append(
                Finding(.limitMissing, message: "No ownership limit is on file for today."))
        }
        if isJudged, dossier.addsToSomebody {
            // Where a figure is wanting nobody's share is known, raised or not.
            let isUnknown = isAnybodyRaised || positions.isEmpty
            let obstacles = isUnknown ? cap.obstacles : cap.obstacles.filter(\.hidesPositions)
            findings += obstacles.map { $0.finding(on: dossier.book.today) }
        }
        if isJudged { findings += dossier.ownerlessAccounts.map(unresolved) }
        for position in positions {
            findings += describe(position, in: dossier, isJudged: isJudged)
            if isJudged { findings += namesakes(of: position, in: dossier) }
        }
        return findings + judgeDiversions(dossier)
    }

    /// Somebody who cannot be told from another person of the same name may be that person; the
    /// shares pass only where they would pass for both together.
    private func namesakes(of position: CapPosition, in dossier: Dossier) -> [Finding] {
        guard position.isRaised, !position.isOver,
            let person = dossier.book.persons[position.person], !person.possibleMatches.isEmpty
        else { return [] }
        let others = person.possibleMatches
        let exactly = others.reduce(position.exactlyAfter) { sum, other in
            sum + OwnershipCap.held(by: other, as: position, in: dossier.book)
        }
        let together = exactly.floor
        let subject: KeyValuePairs = [
            "person": position.person.text, "name": person.name,
            "matches": others.map(\.text).joined(separator: ", "),
            "scope": position.limit.scope.word,
        ]
        guard position.limit.ratio.isExceeded(by: exactly, of: position.outstandingAfter) else {
            return [
                Finding(
                    .possibleMatch, subject,
                    message: """
                        \(person.name) (\(position.person)) has no taxpayer number on file and \
                        may be \(others.map(\.text).joined(separator: ", ")), of the same name.
                        """)
            ]
        }
        return [
            Finding(
                .attributionUnresolved, subject,
                numbers: [
                    "held_together": together, "outstanding": position.outstandingAfter,
                    "limit_shares": position.limitShares,
                    "scale": Int128(position.scale.places),
                ],
                message: """
                    \(person.name) (\(position.person)) has no taxpayer number on file and may be \
                    \(others.map(\.text).joined(separator: ", ")); together they would hold \
                    \(position.scale.display(together)), more than the \
                    \(position.scale.display(position.limitShares)) allowed.
                    """)
        ]
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
        // Only where the claim is all that stands between the shares and the person.
        let takers = dossier.takers(for: position.person)
        let isUnproven = !takers.isEmpty && takers.allSatisfy { $0.standing == .unprovenNominee }
        // UCC 8-204: a restriction that the certificate does not note binds only who knows it.
        let code: FindingCode = dossier.isRestrictionNoted ? .capExceeded : .capUnnoted
        return [finding(isUnproven ? .attributionUnresolved : code, position, in: dossier)]
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
                "scope": position.limit.scope.word, "basis": position.basis.rawValue,
                "authority": position.limit.authority,
            ],
            numbers: [
                "held_before": position.heldBefore, "held_after": position.heldAfter,
                "outstanding": position.outstandingAfter,
                "limit_numerator": Int128(ratio.numerator),
                "limit_denominator": Int128(ratio.denominator),
                "limit_shares": position.limitShares,
                "headroom": max(0, position.headroom),
                "excess": position.isOver ? -position.headroom : 0,
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
        let show = position.show
        let held = position.exactlyAfter.isWhole ? "" : " and a part"
        let way = dossier.isCountedDirectly(position.person) ? "" : ", others' shares counted,"
        let name = name + way
        let holding = "\(show(position.heldAfter))\(held) of \(show(position.outstandingAfter))"
        let limit = "\(position.limit.ratio) allows \(show(position.limitShares))"
        switch code {
        case .atLimit:
            return "\(name) would hold \(holding), all that \(position.limit.ratio) allows."
        case .stillOver, .overRecorded:
            return "\(name) would hold \(holding); \(limit): \(show(-position.headroom)) over."
        default:
            return """
                \(name) would hold \(holding); \(limit): \(show(-position.headroom)) too \
                \(position.basis == .value ? "much" : "many"). \
                \(dossier.shares(allowed(position, in: dossier))) would pass.
                """
        }
    }
}

extension CapPosition {
    /// A count in the position's own measure: shares, or dollars.
    public func show(_ count: Int128) -> String {
        guard basis == .value else { return scale.display(count) }
        return "$" + Money.display(count / Int128(scale.unitsPerShare))
    }
}

extension Dossier {
    /// Whether the person stands on the register of an account that the item moves.
    fileprivate func isCountedDirectly(_ person: PersonID) -> Bool {
        !cap.attributed.contains(person)
    }

    /// The accounts by which the item raises the person.
    fileprivate func takers(for person: PersonID) -> [AccountFacts] {
        let through = cap.takers[person] ?? []
        return movement.created.compactMap { account($0.account) }
            .filter { $0.countedOwners.contains(person) || through.contains($0.id) }
    }

    /// Accounts that take shares for nobody: such shares would escape the limit.
    fileprivate var ownerlessAccounts: [AccountFacts] {
        let takers = Set(
            movement.created.filter { isCounted($0.security) }.map(\.account))
        return takers.sorted().compactMap(account).filter {
            $0.standing == .ordinary && $0.owners.isEmpty
        }
    }

    /// Whether anybody ends the item with more of something that a limit counts.
    fileprivate var addsToSomebody: Bool {
        var net: [PersonID: [SecurityID: Int128]] = [:]
        for line in movement.lines where isCounted(line.security) {
            for person in Set(account(line.account)?.countedOwners ?? []) {
                net[person, default: [:]][line.security, default: 0] +=
                    Int128(line.credit) - Int128(line.debit)
            }
        }
        // A position behind an intermediary may grow, or a part of an account become the whole,
        // where no account's line shows a gain.
        return net.values.contains { $0.values.contains { $0 > 0 } }
            || movement.legs.contains { $0.change > 0 && isCounted($0.security) }
            || movement.created.contains { created in
                isCounted(created.security) && created.account != presenter
                    && account(created.account)?.countedOwners.isEmpty == false
                    && presenter.flatMap(account)?.parts.isEmpty == false
            } || positions.contains(where: \.isRaised)
    }

    /// Whether a movement of the security can bring anybody nearer to a limit.
    fileprivate func isCounted(_ security: SecurityID) -> Bool {
        book.securities[security]?.isEquity == true
            || book.limits.contains { $0.counts(security, in: book) }
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
        case .priceMissing(let security):
            Finding(
                .priceMissing, ["security": security.text],
                message: "The limit counts by value, and no price of \(security) is on file.")
        case .priceStale(let security, let asOf, let maximumAgeDays):
            Finding(
                .priceStale, ["security": security.text, "as_of": asOf.description],
                numbers: [
                    "age_days": Int128(today.days(since: asOf)),
                    "max_age_days": Int128(maximumAgeDays),
                ],
                message: """
                    The price of \(security) is as of \(asOf), \(today.days(since: asOf)) days \
                    old; the most is \(maximumAgeDays).
                    """)
        case .attribution(let problem):
            Finding(
                .attributionUnresolved,
                ["entities": problem.entities.map(\.text).joined(separator: ", ")],
                message: "Who owns in fact cannot be told. \(problem)")
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
