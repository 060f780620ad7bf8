import JSON
import Ledger

/// A held item as the queue sees it: what holds it, who must act, and when it is looked at again.
struct HeldItem {
    /// A code that holds the item, beside the officers who have let it pass.
    struct Hold {
        let code: FindingCode
        let officers: [String]

        var stillNeeded: Int { max(0, code.definition.deciders - officers.count) }

        var json: JSONValue {
            [
                "code": .string(code.rawValue),
                "owner": .optional(code.definition.owner?.rawValue),
                "deciders": .integer(Int64(code.definition.deciders)),
                "allowed_by": .array(officers.map { .string($0) }),
                "still_needed": .integer(Int64(stillNeeded)),
            ]
        }
    }

    let holds: [Hold]
    /// The last day of an adverse claim's withholding.
    let until: CalendarDate?

    /// - Parameter decisions: Every decision on the item that allows.
    init(findings: [JSONValue], decisions: [JSONObject]) {
        let allowing = decisions.filter { $0["ruling"]?.text == "allow" }
        var codes: [FindingCode] = []
        for finding in findings where finding["severity"]?.text == Severity.hold.rawValue {
            guard let code = finding["code"]?.text.flatMap(FindingCode.init(rawValue:)),
                !codes.contains(code)
            else { continue }
            codes.append(code)
        }
        holds = codes.map { code in
            let officers = allowing.filter { decision in
                decision["codes"]?.array?.contains(.string(code.rawValue)) == true
            }
            return Hold(
                code: code,
                officers: Set(officers.compactMap { $0["actor"]?.text }).sorted())
        }
        until = findings.compactMap { $0["subject"]?["until"]?.text }
            .compactMap { CalendarDate($0) }.max()
    }

    var open: [Hold] { holds.filter { $0.stillNeeded > 0 } }

    /// Whether every hold was decided, so that the item only has to come again.
    var isReady: Bool { !holds.isEmpty && open.isEmpty }

    /// In whose hands it is; with everything decided it is the desk that sends it again.
    var owners: [String] {
        guard !isReady else { return [FindingCode.Owner.desk.rawValue] }
        let owners = Set(open.compactMap(\.code.definition.owner))
        return FindingCode.Owner.allCases.filter { owners.contains($0) }.map(\.rawValue)
    }

    /// When it is looked at again: as it was put off, else the day after an adverse claim's last,
    /// else a business day after it was held.
    func next(
        heldOn: CalendarDate?, putOffTo: CalendarDate?, calendar: BusinessCalendar?
    ) -> CalendarDate? {
        if let putOffTo { return putOffTo }
        if let until { return until.adding(days: 1) }
        guard let heldOn, let calendar else { return nil }
        return try? calendar.adding(businessDays: 1, to: heldOn)
    }
}
