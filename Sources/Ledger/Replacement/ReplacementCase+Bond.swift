/// Whether a bond is asked for, and whether the one on file is enough.
extension ReplacementCase {
    /// Why no bond is asked for; nil where one is.
    public enum BondExemption: Hashable, Sendable {
        /// The paper is in hand: nobody else can present it.
        case paperInHand
        case lostInTheMail(authority: String)
        case smallValue(CountedValue, limit: Money, authority: String)
    }

    public static func bondExemption(
        _ facts: ReplacementFacts, policy: ReplacementPolicy, price: PriceFacts?,
        today: CalendarDate
    ) -> BondExemption? {
        guard facts.kind.isPaperGone else { return .paperInHand }
        if !policy.mailNeedsBond, isTimelyMailLoss(facts, policy: policy) {
            return .lostInTheMail(authority: policy.mailAuthority ?? "")
        }
        guard let limit = policy.bondWaiver,
            let counted = bondable(facts, price: price, today: today),
            counted.value.isWithin(limit)
        else { return nil }
        return .smallValue(
            counted, limit: limit, authority: policy.bondWaiverAuthority ?? "")
    }

    /// What a bond would have to make good: paper in hand is presented by nobody else.
    private static func bondable(
        _ facts: ReplacementFacts, price: PriceFacts?, today: CalendarDate
    ) -> CountedValue? {
        counted(facts, price: price, today: today, where: \.isPaperGone)
    }

    /// An owner who says in time that the mail never came has lost nothing himself; later than
    /// that it is a loss like any other.
    public static func isTimelyMailLoss(
        _ facts: ReplacementFacts, policy: ReplacementPolicy
    ) -> Bool {
        guard facts.kind == .notReceived, let sent = facts.dispatchedOn else { return false }
        return facts.receivedOn <= sent.later(days: policy.mailDays)
    }

    static func bond(
        _ facts: ReplacementFacts, _ policy: ReplacementPolicy, _ price: PriceFacts?,
        _ today: CalendarDate
    ) -> [Finding] {
        let exemption = bondExemption(facts, policy: policy, price: price, today: today)
        switch exemption {
        case .paperInHand?: return []
        case .lostInTheMail(let authority)?:
            return [
                waived(facts, "It was lost in the mail and reported in time", authority)
            ]
        case .smallValue(let counted, let limit, let authority)?:
            let reason = "What is missing is worth \(counted.words), not more than $\(limit)"
            return [waived(facts, reason, authority, counted)]
        case nil: break
        }
        let value = value(facts, price: price, today: today)
        return lateMail(facts, policy) + missingValuation(facts, value, price, today)
            + judge(facts, value, policy, today).map {
                explained($0, facts, policy, price, today)
            }
    }

    /// Why a bond is asked for though the case by itself is a small one.
    private static func explained(
        _ finding: Finding, _ facts: ReplacementFacts, _ policy: ReplacementPolicy,
        _ price: PriceFacts?, _ today: CalendarDate
    ) -> Finding {
        guard finding.code == .bondRequired, let limit = policy.bondWaiver,
            let counted = bondable(facts, price: price, today: today), !counted.others.isEmpty
        else { return finding }
        return finding.adding(
            counted,
            " No bond is asked for up to $\(limit), but what is missing is worth "
                + "\(counted.words).")
    }

    /// A certificate that never came, and of which the owner said so too late for the policy.
    private static func lateMail(
        _ facts: ReplacementFacts, _ policy: ReplacementPolicy
    ) -> [Finding] {
        guard facts.kind == .notReceived, let sent = facts.dispatchedOn,
            !isTimelyMailLoss(facts, policy: policy)
        else { return [] }
        return [
            Finding(
                .mailLossLate, ["case": String(facts.number), "dispatched_on": sent.description],
                numbers: ["mail_loss_days": Int128(policy.mailDays)],
                message: """
                    It was sent on \(sent), more than \(policy.mailDays) days before the notice \
                    of \(facts.receivedOn); it is a loss like any other.
                    """)
        ]
    }

    /// Why a bond is not taken at all: it does not secure what is missing.
    public static func bondDefects(
        _ facts: ReplacementFacts, policies: Policies, price: PriceFacts?, today: CalendarDate
    ) -> [Finding] {
        let value = value(facts, price: price, today: today)
        var findings =
            priceDefect(facts, price, today).map { [$0] }
            ?? missingValuation(facts, value, price, today)
        // A bond may be filed before the day on which it takes effect.
        findings += judge(facts, value, policies.replacement, max(today, effect(facts, today)))
        return findings
    }

    private static func effect(_ facts: ReplacementFacts, _ today: CalendarDate) -> CalendarDate {
        facts.bond?.effectiveOn ?? today
    }

    private static func waived(
        _ facts: ReplacementFacts, _ reason: String, _ authority: String,
        _ counted: CountedValue? = nil
    ) -> Finding {
        let finding = Finding(
            .bondWaived, ["case": String(facts.number), "authority": authority],
            message: "\(reason), so no bond is asked for (\(authority)).")
        return counted.map { finding.adding($0, "") } ?? finding
    }

    /// The bond's own price, which grows old as the other prices of the security do.
    static func valuation(of bond: IndemnityBond, price: PriceFacts?) -> PriceFacts {
        let own = bond.valuation
        return PriceFacts(
            perShare: own.perShare, asOf: own.asOf, source: own.source,
            maximumAgeDays: price?.maximumAgeDays)
    }

    /// What is wrong with the day of the price that the bond was written on.
    private static func priceDefect(
        _ facts: ReplacementFacts, _ price: PriceFacts?, _ today: CalendarDate
    ) -> Finding? {
        guard let bond = facts.bond else { return nil }
        let own = valuation(of: bond, price: price)
        let names: KeyValuePairs = ["case": String(facts.number), "bond": bond.number]
        if own.asOf > today {
            return Finding(
                .bondPriceAhead, names,
                message: """
                    Bond \(bond.number) is written on a price of \(own.asOf), which is yet to \
                    come.
                    """)
        }
        guard own.isStale(on: today), let most = own.maximumAgeDays else { return nil }
        return Finding(
            .bondPriceStale, names,
            numbers: [
                "age_days": Int128(today.days(since: own.asOf)), "max_age_days": Int128(most),
            ],
            message: """
                Bond \(bond.number) is written on a price of \(own.asOf), \
                \(today.days(since: own.asOf)) days old; the most is \(most).
                """)
    }

    private static func missingValuation(
        _ facts: ReplacementFacts, _ value: ReplacementValue?, _ price: PriceFacts?,
        _ today: CalendarDate
    ) -> [Finding] {
        guard value == nil else { return [] }
        if let defect = priceDefect(facts, price, today) { return [defect] }
        return [
            Finding(
                .valuationMissing, ["case": String(facts.number), "security": facts.security.text],
                message: """
                    No market price of \(facts.security) is on file that is fresh enough to \
                    value what is missing.
                    """)
        ]
    }

    private static func judge(
        _ facts: ReplacementFacts, _ value: ReplacementValue?, _ policy: ReplacementPolicy,
        _ today: CalendarDate
    ) -> [Finding] {
        let required = value?.share(percent: policy.bondPercent)
        guard let bond = facts.bond else {
            let sum = required.map { ": \(words(penalSum: $0, value))" } ?? ""
            return [
                Finding(
                    .bondRequired, ["case": String(facts.number)],
                    numbers: required.map { ["required_ten_thousandths": $0] } ?? [:],
                    message: """
                        The certificate says that a bond of indemnity will be required, and \
                        none is on file\(sum).
                        """)
            ]
        }
        if bond.effectiveOn > today {
            return [
                Finding(
                    .bondInsufficient, ["case": String(facts.number), "bond": bond.number],
                    message: "Bond \(bond.number) takes effect on \(bond.effectiveOn) only.")
            ]
        }
        guard case .fixed(let sum) = bond.penalty, let required,
            Int128(sum.tenThousandths) < required
        else { return [] }
        return [
            Finding(
                .bondInsufficient, ["case": String(facts.number), "bond": bond.number],
                numbers: [
                    "penal_sum_ten_thousandths": Int128(sum.tenThousandths),
                    "required_ten_thousandths": required,
                ],
                message: """
                    The penal sum of bond \(bond.number), $\(sum), is less than \
                    \(words(penalSum: required, value)).
                    """)
        ]
    }

    private static func words(penalSum sum: Int128, _ value: ReplacementValue?) -> String {
        guard let value else { return "$\(Money.display(sum))" }
        return """
            $\(Money.display(sum)), for a value of \(value.description) at \
            $\(value.price.perShare) of \(value.price.asOf) (\(value.price.source))
            """
    }
}
