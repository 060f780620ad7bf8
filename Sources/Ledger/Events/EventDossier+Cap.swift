/// UCC 8-401(a)(1) and the legend: whoever gains by an event that takes of some and not of all
/// alike acquires the difference, and so does everybody to whom his shares are attributed.
extension EventDossier {
    /// Whether some give shares for more, and others do not.
    private var isAcquisition: Bool {
        !terms.selection.isEven && terms.kind.givesShares && plan.given > 0
    }

    /// Those whose shares are taken, and those whose holdings rise through them, against every
    /// limit; nobody where the event takes everybody alike.
    var gainers: [CapPosition] {
        guard isAcquisition else { return [] }
        let own = Set(plan.lines.flatMap { Array(facts.owners[$0.certificate.account] ?? []) })
        return positions(of: own.union(book.persons.keys), after: change)
            .filter { position in
                own.contains(position.person)
                    || position.exactlyAfter > position.exactlyBefore && position.isRaised
                        && position.status != .ok
            }
            .sorted { ($0.person, $0.basis.rawValue) < ($1.person, $1.basis.rawValue) }
    }

    private func positions(of persons: Set<PersonID>, after change: EventChange) -> [CapPosition] {
        CapOutlook.positions(
            of: persons, before: book, after: book.after(change, owners: facts.owners))
    }

    func ownershipLimit(_ positions: [CapPosition]) -> [Finding] {
        guard isAcquisition else { return [] }
        guard !book.limits.isEmpty else {
            return [Finding(.limitMissing, message: "No ownership limit is on file for today.")]
        }
        let persons = Set(positions.map(\.person))
        let obstacles = OwnershipCap.standing(of: persons, in: book).obstacles
        var findings = obstacles.filter { _ in
            positions.isEmpty || positions.contains(where: \.isRaised)
        }.map { $0.finding(on: book.today) }
        findings += unowned
        for position in positions {
            guard position.isOver else {
                if position.isRaised, position.status == .atLimit {
                    findings.append(finding(.atLimit, position))
                }
                continue
            }
            findings.append(finding(position.isRaised ? .capExceeded : .stillOver, position))
        }
        return findings
    }

    /// Shares that nobody is known to own would escape the limit.
    private var unowned: [Finding] {
        let accounts = Set(plan.lines.map(\.certificate.account))
            .subtracting(facts.intermediaries).subtracting(facts.exempt)
        return accounts.filter { facts.owners[$0]?.isEmpty != false }.sorted().map { account in
            Finding(
                .attributionUnresolved, ["account": account.text],
                message: "Nobody is on file who owns in fact what account \(account) holds.")
        }
    }

    private func finding(_ code: FindingCode, _ position: CapPosition) -> Finding {
        let name = book.persons[position.person]?.name ?? position.person.text
        let ratio = position.limit.ratio
        let passing = code == .capExceeded ? allowed(position) : 0
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
                "limit_shares": position.limitShares, "headroom": max(0, position.headroom),
                "excess": position.isOver ? -position.headroom : 0, "max_allowed": passing,
                "scale": Int128(position.scale.places),
            ],
            message: message(code, name, position, passing))
    }

    private func message(
        _ code: FindingCode, _ name: String, _ position: CapPosition, _ passing: Int128
    ) -> String {
        let show = position.show
        let part = position.exactlyAfter.isWhole ? "" : " and a part"
        let holding = "\(show(position.heldAfter))\(part) of \(show(position.outstandingAfter))"
        let limit = "\(position.limit.ratio) allows \(show(position.limitShares))"
        let word = terms.selection.isVoluntary ? "tendered" : "taken"
        switch code {
        case .atLimit:
            return "\(name) would hold \(holding), all that \(position.limit.ratio) allows."
        case .stillOver:
            return "\(name) would hold \(holding); \(limit): \(show(-position.headroom)) over."
        default:
            return """
                \(name) would hold \(holding); \(limit): \(show(-position.headroom)) too \
                \(position.basis == .value ? "much" : "many"). Of the shares \(word) \
                \(shares(passing, of: terms.security)) would pass.
                """
        }
    }

    /// The most of what the person tenders, or of all where it is others' that counts for him,
    /// that would pass: the rule itself is asked, so the number is the one it would let through.
    private func allowed(_ position: CapPosition) -> Int128 {
        let counted = plan.lines.filter {
            facts.owners[$0.certificate.account]?.contains(position.person) == true
        }
        let isByOthers = book.kinPersons.contains(position.person) || counted.isEmpty
        let own = isByOthers ? plan.lines : counted
        var passing: Int128 = 0
        var refused = own.reduce(Int128(0)) { $0 + $1.taken }
        while refused - passing > 1 {
            let middle = passing + (refused - passing) / 2
            if blocks(middle, own, position) { refused = middle } else { passing = middle }
        }
        return passing
    }

    private func blocks(
        _ units: Int128, _ own: [EventPlan.Line], _ position: CapPosition
    ) -> Bool {
        var left = units
        var tenders: [EventSelection.Tender] = []
        let numbers = Set(own.map(\.certificate.id.number))
        for line in plan.lines {
            var kept = line.taken
            if numbers.contains(line.certificate.id.number) {
                kept = min(left, line.taken)
                left -= kept
            }
            guard kept > 0, let count = Int64(exactly: kept).flatMap(ShareCount.init(units:)) else {
                continue
            }
            tenders.append(EventSelection.Tender(line.certificate.id.number, shares: count))
        }
        let shortened = EventTerms(
            kind: terms.kind, security: terms.security, target: terms.target, rate: terms.rate,
            selection: .tendered(tenders), price: terms.price, authority: terms.authority)
        let plan = EventPlan(shortened, facts.certificates, in: book)
        let change = EventChange(plan, disclosed: [], in: book)
        return positions(of: [position.person], after: change).contains {
            $0.limit.scope == position.limit.scope && $0.basis == position.basis && $0.isOver
                && $0.isRaised
        }
    }
}
