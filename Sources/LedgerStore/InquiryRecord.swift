import JSON
import Ledger

/// An inquiry as the book has it, beside what the law makes of it.
struct InquiryRecord {
    let number: Int64
    let facts: InquiryFacts
    let standing: InquiryFacts.Standing
    let due: CalendarDate?
    private let row: JSONObject

    init?(_ row: JSONObject, today: CalendarDate, calendar: BusinessCalendar?) {
        func day(_ value: JSONValue?) -> CalendarDate? { value?.text.flatMap { CalendarDate($0) } }
        guard let number = row["inquiry"]?.int64,
            let kind = row["kind"]?.text.flatMap(InquiryKind.init(rawValue:)),
            let receivedOn = day(row["received_on"])
        else { return nil }
        let events = LedgerStore.objects(row["events"])
        func first(_ kind: String) -> CalendarDate? {
            day(events.first { $0["kind"]?.text == kind }?["on"])
        }
        let named = InquiryKind.Detail.allCases.filter { row[$0.rawValue]?.isNull == false }
        self.row = row
        self.number = number
        let facts = InquiryFacts(
            kind: kind, receivedOn: receivedOn, named: Set(named),
            presentedOn: day(row["presented_on"]), paidOn: day(row["paid_on"]),
            dispatchedOn: day(row["dispatched_on"]), acknowledgedOn: first("acknowledged"),
            answeredOn: first("answered"))
        self.facts = facts
        standing = facts.standing(today: today, calendar: calendar)
        due = calendar.flatMap { try? facts.due($0) }
    }

    func wasAnsweredLate(in month: CalendarMonth) -> Bool {
        guard case .answered(true) = standing, let day = facts.answeredOn else { return false }
        return CalendarMonth(of: day) == month
    }

    func wasPending(at day: CalendarDate) -> Bool {
        guard facts.receivedOn <= day else { return false }
        let end = [
            facts.answeredOn, standing == .dispatched ? facts.dispatchedOn : nil,
            standing == .acknowledged ? facts.acknowledgedOn : nil,
        ].compactMap { $0 }.min()
        return end.map { $0 > day } ?? true
    }

    var document: JSONObject {
        var document = row
        document["paragraph"] = .string(facts.kind.paragraph)
        document["clock"] = .string(facts.clock.rawValue)
        document["by"] = .optional(due?.description)
        document["status"] = .string(standing.word)
        document["because"] = .optional(facts.noClockBecause)
        document["lacking"] = .array(facts.lacking.map { .string($0.rawValue) })
        document["answer_states"] = .string(facts.kind.answerStates)
        return document
    }
}
