import JSON
import Ledger

/// A stop as the book has it, beside what the law makes of it.
struct StopRecord {
    let row: JSONObject
    var facts: StopFacts

    init(row: JSONObject, facts: StopFacts) {
        self.row = row
        self.facts = facts
        if let released = row["released"]?.object,
            let day = released["on"]?.text.flatMap({ CalendarDate($0) })
        {
            self.facts.events.append(
                .released(on: day, authority: released["authority"]?.text ?? ""))
        }
    }

    /// What is on record, where it stands today, and what may come next.
    func document(today: CalendarDate) -> JSONObject {
        let history = StopHistory(facts, through: today)
        let isReleased = row["released"]?.object != nil
        var document = JSONObject()
        for name in [
            "stop", "kind", "security", "certificate", "shares", "scale", "account",
            "inscription", "reason", "demanded_by", "address", "received_at", "placed_at", "actor",
        ] {
            document[name] = row[name] ?? .null
        }
        document["state"] = .string(isReleased ? "RELEASED" : history.state.word)
        document["blocks"] = .bool(!isReleased && history.state.blocks)
        let judgment = StopMachine.judge(facts, today: today)
        document["says"] = .string(
            isReleased ? "It was released and withholds nothing." : judgment.sentence)
        document["until"] = .optional(isReleased ? nil : history.until?.description)
        document["notices_owed"] = .array(
            isReleased ? [] : history.noticesOwed.map { .string($0.rawValue) })
        document["open"] = .array(isReleased ? [] : history.open.map(\.json))
        document["next"] = .array(
            isReleased
                ? []
                : history.next.map { act in
                    ["act": .string(act.rawValue), "words": .string(act.phrase)]
                })
        document["events"] = .array((row["events"]?.array ?? []).compactMap(Self.event))
        document["released"] = row["released"] ?? .null
        return document
    }

    /// The book's two columns under the names that they have for the act.
    private static func event(_ value: JSONValue) -> JSONValue? {
        guard let row = value.object, let act = row["kind"]?.text.flatMap(StopAct.init(rawValue:))
        else { return nil }
        var event: JSONObject = ["act": .string(act.rawValue), "on": row["on"] ?? .null]
        let names: (party: String?, detail: String?) =
            switch act {
            case .processServed: ("court", "reference")
            case .bondFiled: (nil, "reference")
            case .processEnded: ("reference", "authority")
            default: (nil, nil)
            }
        for (name, value) in [(names.party, row["party"]), (names.detail, row["detail"])] {
            if let name, let value, !value.isNull { event[name] = value }
        }
        event["recorded_at"] = row["recorded_at"] ?? .null
        event["actor"] = row["actor"] ?? .null
        return .object(event)
    }
}

extension LegalHold {
    fileprivate var json: JSONValue {
        switch self {
        case .process(let court, let reference):
            [
                "kind": "process", "court": .optional(court), "reference": .string(reference),
            ]
        case .bond(let reference): ["kind": "bond", "reference": .string(reference)]
        }
    }
}
