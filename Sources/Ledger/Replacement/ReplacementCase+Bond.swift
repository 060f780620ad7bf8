/// Whether a bond is asked for, and whether the one on file is enough.
extension ReplacementCase {
    /// Why no bond is asked for; nil where one is.
    public enum BondExemption: Hashable, Sendable {
        /// The paper is in hand: nobody else can present it.
        case paperInHand
        case lostInTheMail(authority: String)
        case smallValue(authority: String)
    }

    public static func bondExemption(
        _ facts: ReplacementFacts, policy: ReplacementPolicy, price: PriceFacts?,
        today: CalendarDate
    ) -> BondExemption? {
        guard facts.kind.isPaperGone else { return .paperInHand }
        if !policy.mailNeedsBond, isTimelyMailLoss(facts, policy: policy) {
            return .lostInTheMail(authority: policy.mailAuthority ?? "")
        }
        if let limit = policy.bondWaiver,
            let value = value(facts, price: price, today: today), value.isWithin(limit)
        {
            return .smallValue(authority: policy.bondWaiverAuthority ?? "")
        }
        return nil
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
        case .smallValue(let authority)?:
            return [waived(facts, "What is missing is of small value", authority)]
        case nil: break
        }
        let value = value(facts, price: price, today: today)
        return missingValuation(facts, value) + judge(facts, value, policy, today)
    }

    /// Why a bond is not taken at all: it does not secure what is missing.
    public static func bondDefects(
        _ facts: ReplacementFacts, policies: Policies, price: PriceFacts?, today: CalendarDate
    ) -> [Finding] {
        let value = value(facts, price: price, today: today)
        var findings = missingValuation(facts, value)
        // A bond may be filed before the day on which it takes effect.
        findings += judge(facts, value, policies.replacement, max(today, effect(facts, today)))
        return findings
    }

    private static func effect(_ facts: ReplacementFacts, _ today: CalendarDate) -> CalendarDate {
        facts.bond?.effectiveOn ?? today
    }

    private static func waived(
        _ facts: ReplacementFacts, _ reason: String, _ authority: String
    ) -> Finding {
        Finding(
            .bondWaived, ["case": String(facts.number), "authority": authority],
            message: "\(reason), so no bond is asked for (\(authority)).")
    }

    private static func missingValuation(
        _ facts: ReplacementFacts, _ value: ReplacementValue?
    ) -> [Finding] {
        guard value == nil else { return [] }
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
