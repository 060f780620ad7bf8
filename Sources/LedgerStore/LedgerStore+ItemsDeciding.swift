import JSON
import Ledger
import Postgres

/// What people do about held items: decide them, and tell those who presented them.
extension LedgerStore {
    /// Records an officer's decision on the last hold; the answer says whose word is still needed.
    public func decide(
        _ decision: DecisionRequest, issuer: IssuerID
    ) throws(StoreError) -> JSONObject {
        try asOne { () throws(StoreError) in
            let latest = try self.latestVerdict(on: decision.item, issuer: issuer)
            try Self.requireGrounds(of: decision, today: try self.today(issuer))
            let codes = try Self.codes(decision.codes, among: latest, decision.ruling)
            let number = try self.write(decision, codes, on: latest.verdict, issuer: issuer)
            var document = try self.showItem(number: decision.item, issuer: issuer)
            for name in document.names where !Self.told.contains(name) {
                document[name] = nil
            }
            document["decision"] = .integer(number)
            document["ruling"] = .string(decision.ruling.rawValue)
            document["codes"] = .array(codes.map { .string($0) })
            return (document, true)
        }
    }

    /// An allowance rests on a paper, and whoever waits says until when. Asked only of an item
    /// that can be decided: of any other, these would be no use.
    private static func requireGrounds(
        of decision: DecisionRequest, today: CalendarDate
    ) throws(StoreError) {
        if decision.ruling == .allow, decision.paper == nil {
            throw .unacceptable(
                field: "paper", problem: "nothing shows that it may pass",
                accepted: "the paper on which it is allowed")
        }
        guard (decision.ruling == .wait) == (decision.nextOn != nil) else {
            throw .unacceptable(
                field: "next",
                problem: decision.ruling == .wait
                    ? "nobody would look at it again"
                    : "\(decision.ruling.rawValue) puts nothing off",
                accepted: "a day with wait, and none otherwise")
        }
        if let day = decision.nextOn, day <= today {
            throw .unacceptable(
                field: "next", problem: "\(day) is not yet to come",
                accepted: "a day after \(today)")
        }
    }

    /// What of the item is told beside a decision on it.
    private static let told: Set<String> = [
        "item", "key", "kind", "security", "holds", "must_act", "is_ready", "next_on",
    ]

    private struct Latest {
        let verdict: Int64
        let holds: [String]
    }

    private func latestVerdict(
        on item: Int64, issuer: IssuerID
    ) throws(StoreError) -> Latest {
        let rows = try send([
            """
            SELECT v.verdict, v.outcome, v.findings FROM ledger.verdict AS v
            WHERE v.issuer = \(issuer.text) AND v.item = \(item)
            ORDER BY v.verdict DESC
            LIMIT 1
            """
        ])[0]
        guard let row = rows.first, let verdict = row["verdict"].flatMap({ Int64($0) }) else {
            throw .unknown(what: "item", name: String(item), field: "item")
        }
        guard row["outcome"] == "held" else {
            throw Self.notHeld(item, row["outcome"] ?? "judged")
        }
        do {
            let findings = try Self.list(row["findings"])
            let held = HeldItem(findings: findings, decisions: [])
            return Latest(verdict: verdict, holds: held.holds.map(\.code.rawValue))
        } catch {
            throw .database(error)
        }
    }

    static func notHeld(_ item: Int64, _ outcome: String) -> StoreError {
        .unacceptable(
            field: "item", problem: "item \(item) is not held; it was \(outcome)",
            accepted: "the number of a held item; item.list shows them")
    }

    private static func codes(
        _ named: [String], among latest: Latest, _ ruling: DecisionRequest.Ruling
    ) throws(StoreError) -> [String] {
        guard let other = named.first(where: { !latest.holds.contains($0) }) else {
            let codes = Array(Set(named.isEmpty ? latest.holds : named)).sorted()
            // To put it off, or to refuse it, is always an officer's to decide.
            let fact = codes.compactMap(FindingCode.init(rawValue:)).first { !$0.isDecidable }
            guard ruling == .allow, let fact else { return codes }
            throw .unacceptable(
                field: "codes", problem: "\(fact.rawValue) is a fact, which nobody can allow",
                accepted: fact.definition.cure)
        }
        throw .unacceptable(
            field: "codes", problem: "\(other) does not hold the item",
            accepted: "of: " + latest.holds.joined(separator: ", "))
    }

    private func write(
        _ decision: DecisionRequest, _ codes: [String], on verdict: Int64, issuer: IssuerID
    ) throws(StoreError) -> Int64 {
        let row: JSONValue = [
            "item": .integer(decision.item), "verdict": .integer(verdict),
            "ruling": .string(decision.ruling.rawValue),
            "codes": .array(codes.map { .string($0) }),
            "reason": .string(decision.reason), "paper": .optional(decision.paper),
            "next_on": .optional(decision.nextOn?.description),
        ]
        do throws(StoreError) {
            let rows = try change(
                "SELECT ledger.decide_item(\(issuer.text), \(row.compact)) AS decision")
            return rows.first?["decision"].flatMap { Int64($0) } ?? 0
        } catch {
            if case .backstop(_, "decision_on_hold", _) = error {
                throw .unacceptable(
                    field: "item", problem: "item \(decision.item) was judged anew meanwhile",
                    accepted: "a decision on what holds it now; item.show tells")
            }
            throw error
        }
    }

    /// Records that somebody was told of a refusal or a hold.
    public func noteNotice(
        item: Int64, to addressee: RejectionNotice.Recipient, method: String,
        on day: CalendarDate?, issuer: IssuerID
    ) throws(StoreError) -> [JSONValue] {
        let today = try today(issuer)
        if let day, day > today {
            throw .unacceptable(
                field: "on", problem: "\(day) is yet to come",
                accepted: "a day up to \(today)")
        }
        do throws(StoreError) {
            try change(
                """
                SELECT FROM ledger.note_notice(\(issuer.text), \(item), \(addressee.rawValue),
                    \(method), \(day?.description)::date)
                """)
        } catch {
            throw error.naming(String(item))
        }
        return try rejections(of: item, try deskSettings(issuer), issuer: issuer)
    }
}
