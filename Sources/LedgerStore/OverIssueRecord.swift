import JSON
import Ledger

/// An over-issue as the book has it, beside what there is to do about it.
struct OverIssueRecord {
    let row: JSONObject
    let facts: OverIssue

    init?(_ row: JSONObject) {
        guard let discoveredOn = row["discovered_on"]?.text.flatMap({ CalendarDate($0) }) else {
            return nil
        }
        self.row = row
        facts = OverIssue(
            discoveredOn: discoveredOn,
            letterOn: row["letter_on"]?.text.flatMap { CalendarDate($0) },
            hasBond: row["bond_on"]?.text != nil,
            endedOn: row["ended_on"]?.text.flatMap { CalendarDate($0) })
    }

    /// The day of the buy-in, where the shares were bought in.
    var boughtInOn: CalendarDate? {
        row["ended_by"]?.text == OverIssueNote.Kind.boughtIn.rawValue ? facts.endedOn : nil
    }

    func document(on day: CalendarDate) -> JSONObject {
        var document = row
        document["due_by"] = .optional(facts.buyInDueBy?.description)
        document["is_deferred"] = .bool(facts.isDeferred)
        document["duty"] =
            switch facts.duty(on: day) {
            case .ended: "ended"
            case .diligence: "diligence"
            case .buyIn: "buy_in"
            case .overdue: "overdue"
            }
        return document
    }
}
