/// UCC 8-405: when the issuer must give the owner a new certificate for one that is gone.
public enum ReplacementCase {
    /// Everything that stands between the owner and the new certificates; none where the duty to
    /// issue is complete. Notes say what was waived, and by whose authority.
    ///
    /// `price` is the market price that the book has of the security today.
    public static func gate(
        _ facts: ReplacementFacts, policies: Policies, price: PriceFacts?, today: CalendarDate
    ) -> [Finding] {
        if let over = ending(facts) { return [over] }
        return standing(facts) + affidavit(facts)
            + bond(facts, policies.replacement, price, today)
            + approvals(facts, policies.replacement, price, today)
            + wait(facts, policies.replacement, today)
    }

    /// A number under which the book has no case.
    public static func unknown(_ number: Int64) -> Finding {
        Finding(
            .caseUnknown, ["case": String(number)],
            message: "There is no replacement case \(number) in this book.")
    }

    /// How many officers must approve: two, or one up to the value that the issuer has set.
    public static func approvalsNeeded(
        _ facts: ReplacementFacts, policy: ReplacementPolicy, price: PriceFacts?,
        today: CalendarDate
    ) -> Int {
        guard let limit = policy.singleApproval,
            let counted = counted(facts, price: price, today: today)
        else { return 2 }
        return counted.value.isWithin(limit) ? 1 : 2
    }

    /// What is missing at the dearer of the prices that are known: the book's, and the bond's own.
    /// A bond is not enough, and no small value, by the price alone that it claims for itself.
    public static func value(
        _ facts: ReplacementFacts, price: PriceFacts?, today: CalendarDate
    ) -> ReplacementValue? {
        let own = facts.bond.map { valuation(of: $0, price: price) }
        let known = [price, own].compactMap { $0 }.filter {
            $0.asOf <= today && !$0.isStale(on: today)
                && $0.perShare > Money(tenThousandths: 0)
        }
        guard let price = known.max(by: { $0.perShare < $1.perShare }) else { return nil }
        return ReplacementValue(facts.valued, scale: facts.scale, price: price)
    }

    private static func ending(_ facts: ReplacementFacts) -> Finding? {
        let why: String
        switch facts.ending {
        case .withdrawn(let day, let reason)?: why = "was withdrawn on \(day): \(reason)"
        case .closed(let day, let reason)?: why = "was closed on \(day): \(reason)"
        case nil:
            guard facts.missing.isEmpty else { return nil }
            let numbers = facts.certificates.compactMap(\.replacement?.text)
            why =
                numbers.isEmpty
                ? "has nothing left to replace: what was missing was found, was settled or has ended"
                : "has issued \(numbers.joined(separator: ", ")) already"
        }
        return Finding(
            .caseClosed, ["case": String(facts.number)],
            message: "Case \(facts.number) \(why).")
    }

    private static func standing(_ facts: ReplacementFacts) -> [Finding] {
        var findings: [Finding] = []
        if let notice = facts.purchaserNoticeAt, notice <= facts.receivedAt {
            findings.append(
                Finding(
                    .purchaserNotice, ["case": String(facts.number)],
                    message: """
                        The issuer had notice that a protected purchaser has the certificate \
                        before the owner asked for a new one.
                        """))
        }
        for lost in facts.missing {
            guard let seen = facts.appearance(of: lost.id.number),
                [.open, .found].contains(seen.standing)
            else { continue }
            findings.append(
                Finding(
                    .originalPresented,
                    ["case": String(facts.number), "certificate": lost.id.number.text],
                    message: """
                        Certificate \(lost.id) was presented on \(seen.on) by \
                        \(seen.presentor), whose right to it is not denied.
                        """))
        }
        return findings
    }

    private static func affidavit(_ facts: ReplacementFacts) -> [Finding] {
        guard facts.kind.isPaperGone, facts.affidavit == nil else { return [] }
        return [
            Finding(
                .affidavitRequired, ["case": String(facts.number)],
                message: "No affidavit of loss is on file for case \(facts.number).")
        ]
    }

    private static func approvals(
        _ facts: ReplacementFacts, _ policy: ReplacementPolicy, _ price: PriceFacts?,
        _ today: CalendarDate
    ) -> [Finding] {
        let needed = approvalsNeeded(facts, policy: policy, price: price, today: today)
        let given = Set(facts.approvals).count
        guard given < needed else { return [] }
        let finding =
            Finding(
                .approvalRequired, ["case": String(facts.number)],
                numbers: ["approvals": Int128(given), "needed": Int128(needed)],
                message: """
                    \(given) of \(needed) officer\(needed == 1 ? "" : "s") \
                    \(given == 1 ? "has" : "have") approved what is on file for case \
                    \(facts.number).
                    """)
        guard needed > 1, let limit = policy.singleApproval,
            let counted = counted(facts, price: price, today: today), !counted.others.isEmpty
        else { return [finding] }
        return [
            finding.adding(
                counted,
                " One is enough up to $\(limit), but what is missing is worth \(counted.words).")
        ]
    }

    /// The day from which the issuer lets new certificates be issued; nil where it waits for none.
    public static func issuable(
        _ facts: ReplacementFacts, policy: ReplacementPolicy
    ) -> CalendarDate? {
        guard policy.waitingDays > 0, facts.kind.isPaperGone else { return nil }
        return facts.receivedOn.later(days: policy.waitingDays)
    }

    private static func wait(
        _ facts: ReplacementFacts, _ policy: ReplacementPolicy, _ today: CalendarDate
    ) -> [Finding] {
        guard let from = issuable(facts, policy: policy), today < from else { return [] }
        return [
            Finding(
                .replacementWait, ["case": String(facts.number), "from": from.description],
                numbers: ["waiting_days": Int128(policy.waitingDays)],
                message: """
                    The issuer waits \(policy.waitingDays) days from the notice; a new \
                    certificate may be issued from \(from).
                    """)
        ]
    }
}
