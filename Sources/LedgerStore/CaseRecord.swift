import JSON
import Ledger

/// A case as the book has it, beside what the law makes of it today.
struct CaseRecord {
    let row: JSONObject
    let facts: ReplacementFacts
    let machine: ReplacementMachine
    let settings: Settings
    let today: CalendarDate

    init(_ row: JSONObject, _ facts: ReplacementFacts, _ settings: Settings, today: CalendarDate) {
        self.row = row
        self.facts = facts
        self.settings = settings
        self.today = today
        machine = ReplacementMachine(
            facts, policies: settings.policies,
            price: facts.price(in: settings.prices, today: today), today: today)
    }

    /// What is on record, where it stands, what is missing and by when, and what may come next.
    var document: JSONObject {
        var document = row
        document["others"] = nil
        document["opened_on"] = nil
        document["counted_with"] = .array(
            facts.others.filter { !$0.counted(today: today).isEmpty }
                .map { .integer($0.number) })
        document["received_microseconds"] = nil
        document["purchaser_notice_microseconds"] = nil
        document["as_of"] = .string(today.description)
        document["state"] = .string(machine.word)
        document["missing"] = .array(
            facts.missing.map { .string($0.id.number.text) })
        document["lacking"] = .array(lacking.map(\.json))
        document["notes"] = .array(
            machine.gate.filter { $0.severity == .note }.map(\.json))
        document["approvals"] = .array(facts.approvals.map { .string($0) })
        document["approvals_needed"] = .integer(Int64(machine.needed))
        document["dues"] = .array(dues)
        document["next"] = .array(
            machine.next.map { step in
                ["step": .string(step.rawValue), "words": .string(step.phrase)]
            })
        document["inquiry"] = .string(
            LossInquiry(value: nil, comparesWithStopList: true).sentence)
        addValue(to: &document)
        return document
    }

    /// One line of the list.
    var line: JSONObject {
        var line = JSONObject()
        for name in ["case", "kind", "security", "account", "inscription", "received_on"] {
            line[name] = row[name] ?? .null
        }
        line["state"] = .string(machine.word)
        line["certificates"] = .array(
            facts.certificates.map { .string($0.id.number.text) })
        line["lacking"] = .array(lacking.map { .string($0.code.rawValue) })
        line["dues"] = .array(dues)
        return line
    }

    /// What is still to be brought; a case that is over lacks nothing any more.
    /// What is owed to the purchaser of an original outlives the case.
    private var lacking: [Finding] {
        machine.lacking.filter { $0.code != .caseClosed } + machine.lackingToHonour
    }

    private var dues: [JSONValue] {
        facts.dues(today: today, calendar: settings.calendar).map { due in
            var row: JSONObject = [
                "clock": .string(due.clock.rawValue), "what": .string(due.what),
                "from": .string(due.from.description), "by": .optional(due.by?.description),
                "status": .string(due.standing.word),
            ]
            switch due.standing {
            case .done(let day, _): row["on"] = .string(day.description)
            case .exempt(let because): row["because"] = .string(because)
            case .owed, .overdue, .unknown: break
            }
            return .object(row)
        } + wait
    }

    /// The issuer's own clock, as long as something is still to be issued.
    private var wait: [JSONValue] {
        guard facts.ending == nil, !facts.missing.isEmpty,
            let day = ReplacementCase.issuable(facts, policy: settings.policies.replacement)
        else { return [] }
        return [
            [
                "clock": "WAIT", "what": "new certificates may be issued from that day on",
                "from": .string(facts.receivedOn.description), "by": .string(day.description),
                "status": today < day ? "RUNNING" : "OVER",
            ]
        ]
    }

    /// The market value of what is missing, the sum of a bond for it, and the usual premiums.
    private func addValue(to document: inout JSONObject) {
        document["value"] = .null
        let value = ReplacementCase.value(
            facts, price: facts.price(in: settings.prices, today: today), today: today)
        guard let value else { return }
        let policy = settings.policies.replacement
        document["value"] = [
            "value_ten_thousandths": .count(value.shown),
            "price_ten_thousandths": .integer(value.price.perShare.tenThousandths),
            "price_date": .string(value.price.asOf.description),
            "price_source": .string(value.price.source),
            "bond_percent": .integer(Int64(policy.bondPercent)),
            "penal_sum_ten_thousandths": .count(value.share(percent: policy.bondPercent)),
            "premiums": .array(
                [2, 3].map { percent in
                    [
                        "percent": .integer(Int64(percent)),
                        "premium_ten_thousandths": .count(value.share(percent: percent)),
                    ]
                }),
        ]
    }
}
