import JSON
import Ledger

/// A difference as the book has it, beside what the law makes of it.
struct DifferenceRecord {
    let row: JSONObject
    let facts: RecordDifference

    init?(_ row: JSONObject) {
        guard let number = row["difference"]?.int64,
            let kind = row["type"]?.text.flatMap(RecordDifference.Kind.init(rawValue:)),
            let security = row["security"]?.text, let units = row["units"]?.int64,
            let openedOn = row["opened_on"]?.text.flatMap({ CalendarDate($0) })
        else { return nil }
        self.row = row
        facts = RecordDifference(
            number: number, kind: kind, security: SecurityID(unchecked: security), units: units,
            openedOn: openedOn,
            resolvedOn: row["resolved_on"]?.text.flatMap { CalendarDate($0) })
    }

    var scale: Scale {
        row["scale"]?.int64.flatMap { Scale(places: Int($0)) } ?? .whole
    }

    func document(on day: CalendarDate) -> JSONObject {
        var document = row
        document["aged_from"] = .string(facts.agedFrom.description)
        document["state"] = .string(
            facts.isAged(on: day) ? "aged" : facts.isOpen(on: day) ? "open" : "resolved")
        document["days_open"] = .integer(
            Int64((facts.resolvedOn ?? day).days(since: facts.openedOn)))
        return document
    }
}
