import JSON
import Ledger
import Postgres

/// The clocks that run on an item: the turnaround, the notice of a rejected guarantee, the
/// withholding of an adverse claim.
extension LedgerStore {
    /// When a guarantee was rejected, and who has been told of it since.
    static let rejectionDays: SQL = """
        SELECT json_build_object(
            'rejected_on', (r.rejected_at AT TIME ZONE i.time_zone)::date,
            'presentor_told_on', (
                SELECT min(n.sent_on) FROM ledger.notice AS n
                WHERE n.issuer = r.issuer AND n.item = r.item AND n.addressee = 'presentor'
                    AND n.sent_on >= (r.rejected_at AT TIME ZONE i.time_zone)::date
            ), 'guarantor_told_on', (
                SELECT min(n.sent_on) FROM ledger.notice AS n
                WHERE n.issuer = r.issuer AND n.item = r.item AND n.addressee = 'guarantor'
                    AND n.sent_on >= (r.rejected_at AT TIME ZONE i.time_zone)::date
            )) AS document
        FROM ledger.guarantee_rejection AS r
        JOIN ledger.issuer AS i ON i.issuer = r.issuer
        """

    /// Each clock once, by the earliest of its days; what has stopped is not shown.
    static func dues(
        _ row: JSONObject, findings: [JSONValue], _ settings: Settings
    ) -> [JSONValue] {
        guard let today = settings.now?.date else { return [] }
        var dues: [JSONValue] = []
        func add(_ clock: ClockCatalogue, _ day: CalendarDate, isWindow: Bool = false) {
            let past = isWindow ? "OVER" : "OVERDUE"
            dues.append([
                "clock": .string(clock.rawValue), "by": .string(day.description),
                "status": .string(today <= day ? (isWindow ? "RUNNING" : "OWED") : past),
            ])
        }
        let isHeld = row["outcome"]?.text == "held"
        if isHeld, let day = row["due"]?.text.flatMap({ CalendarDate($0) }) {
            add(.turnaround, day)
        }
        let owed = objects(row["rejections"]).compactMap { owedBy($0, today, settings.calendar) }
        if let day = owed.min() { add(.guaranteeRejection, day) }
        let until = findings.compactMap { $0["subject"]?["until"]?.text }
            .compactMap { CalendarDate($0) }.max()
        if isHeld, let until { add(.adverseClaim, until, isWindow: true) }
        return dues
    }

    /// By when somebody is to be told of a rejection who has not been told yet.
    private static func owedBy(
        _ row: JSONObject, _ today: CalendarDate, _ calendar: BusinessCalendar?
    ) -> CalendarDate? {
        func day(_ name: String) -> CalendarDate? {
            row[name]?.text.flatMap { CalendarDate($0) }
        }
        guard let rejectedOn = day("rejected_on"), let calendar else { return nil }
        let notice = RejectionNotice(
            rejectedOn: rejectedOn, guarantorToldOn: day("guarantor_told_on"),
            presentorToldOn: day("presentor_told_on"))
        switch try? notice.standing(today: today, calendar: calendar) {
        case .owed(_, let by): return by
        case .overdue(_, let since): return since
        case .sent, nil: return nil
        }
    }
}
